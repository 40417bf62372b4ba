package com.giosg.demo.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.http.Refusal;
import com.giosg.demo.testing.Patience;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinesTest {
    /** A connection that takes all that comes. */
    private static class Connection extends ServletOutputStream {
        private final BlockingQueue<String> written = new LinkedBlockingQueue<>();

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            try {
                listener.onWritePossible();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            written.add(new String(bytes, from, length, StandardCharsets.UTF_8));
        }

        @Override
        public void write(int b) {
            throw new UnsupportedOperationException();
        }

        String next() throws InterruptedException {
            return written.poll(Patience.SECONDS, TimeUnit.SECONDS);
        }
    }

    private static final int MOST = 500;
    private static final int MOST_OF_ONE = 20;

    private final Lines<Integer> lines = new Lines<>("windows", MOST, MOST_OF_ONE, Duration.ofMillis(1));

    @AfterEach
    void close() {
        lines.close();
    }

    @Test
    void showsThatALineStillStands() throws Exception {
        Connection connection = new Connection();
        lines.open(1, () -> null, connection);
        lines.start();
        assertEquals("\n", connection.next());
        assertEquals("\n", connection.next());
    }

    @Test
    void tellsItsOwnListenerOnly() throws Exception {
        Connection connection = new Connection();
        Connection other = new Connection();
        lines.open(1, () -> "news of 1", connection);
        lines.open(2, () -> "news of 2", other);
        assertEquals("news of 1\n", connection.next());
        assertEquals("news of 2\n", other.next());
        lines.send(1, "for 1");
        lines.wake(2);
        assertEquals("for 1\n", connection.next());
        assertEquals("news of 2\n", other.next());
        assertTrue(connection.written.isEmpty());
    }

    @Test
    void areNoMoreThanTheServerCanCarry() {
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            ends.add(lines.open(i / 7, () -> null, new Connection()));
        }
        assertEquals(503, assertThrows(Refusal.class, () -> lines.open(1, () -> null, new Connection())).status);
        lines.close();
        ends.forEach(end -> assertTrue(end.isDone()));
        // One that comes while the server closes is not left open.
        assertTrue(lines.open(1, () -> null, new Connection()).isDone());
    }

    @Test
    void ofOneListenerTheOldestEndsWhenThereAreTooMany() throws Exception {
        List<Connection> connections = new ArrayList<>();
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        CompletableFuture<Void> others = lines.open(2, () -> null, new Connection());
        for (int i = 0; i < MOST_OF_ONE + 2; i++) {
            connections.add(new Connection());
            ends.add(lines.open(1, () -> null, connections.get(i)));
            assertFalse(ends.get(i).isDone());
        }
        for (int i = 0; i < ends.size(); i++) {
            assertEquals(i < 2, ends.get(i).isDone(), "line " + i);
        }
        assertFalse(others.isDone());
        lines.send(1, "hello");
        assertEquals("hello\n", connections.get(2).next());
        assertTrue(connections.get(1).written.isEmpty());
        // Those that ended count no more.
        for (int i = MOST_OF_ONE + 1; i < MOST; i++) {
            lines.open(i + 2, () -> null, new Connection());
        }
        assertThrows(Refusal.class, () -> lines.open(1, () -> null, new Connection()));
    }

    @Test
    void makeRoomWhenTheyEnd() {
        for (int i = 0; i < MOST; i++) {
            Connection connection = new Connection() {
                @Override
                public void flush() throws IOException {
                    throw new IOException("gone");
                }
            };
            CompletableFuture<Void> end = lines.open(1, () -> null, connection);
            lines.send(1, "hello");
            assertTrue(end.isDone());
        }
        assertFalse(lines.open(1, () -> null, new Connection()).isDone());
    }
}

package com.giosg.demo.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.http.Refusal;
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

class VisitorLinesTest {
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
            return written.poll(10, TimeUnit.SECONDS);
        }
    }

    private final VisitorLines lines = new VisitorLines();

    @AfterEach
    void close() {
        lines.close();
    }

    @Test
    void showsThatALineStillStands() throws Exception {
        Connection connection = new Connection();
        lines.open(1, () -> null, connection);
        lines.start(Duration.ofMillis(1));
        assertEquals("\n", connection.next());
        assertEquals("\n", connection.next());
    }

    @Test
    void tellsTheVisitorsOwnWindowsOnly() throws Exception {
        Connection connection = new Connection();
        Connection other = new Connection();
        lines.open(1, () -> "news of 1", connection);
        lines.open(2, () -> "news of 2", other);
        assertEquals("news of 1\n", connection.next());
        assertEquals("news of 2\n", other.next());
        lines.typing(1, "Ann \"A\"");
        lines.changed(2);
        assertEquals("{\"typing\":\"Ann \\\"A\\\"\"}\n", connection.next());
        assertEquals("news of 2\n", other.next());
        assertTrue(connection.written.isEmpty());
    }

    @Test
    void areNoMoreThanTheServerCanCarry() {
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (int i = 0; i < VisitorLines.MOST_LINES; i++) {
            ends.add(lines.open(i / 7, () -> null, new Connection()));
        }
        assertEquals(503, assertThrows(Refusal.class, () -> lines.open(1, () -> null, new Connection())).status);
        lines.close();
        ends.forEach(end -> assertTrue(end.isDone()));
        // One that comes while the server closes is not left open.
        assertTrue(lines.open(1, () -> null, new Connection()).isDone());
    }

    @Test
    void ofOneVisitorTheOldestEndsWhenThereAreTooMany() throws Exception {
        List<Connection> connections = new ArrayList<>();
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        CompletableFuture<Void> others = lines.open(2, () -> null, new Connection());
        for (int i = 0; i < VisitorLines.MOST_LINES_OF_ONE + 2; i++) {
            connections.add(new Connection());
            ends.add(lines.open(1, () -> null, connections.get(i)));
            assertFalse(ends.get(i).isDone());
        }
        for (int i = 0; i < ends.size(); i++) {
            assertEquals(i < 2, ends.get(i).isDone(), "line " + i);
        }
        assertFalse(others.isDone());
        lines.typing(1, "Ann");
        assertEquals("{\"typing\":\"Ann\"}\n", connections.get(2).next());
        assertTrue(connections.get(1).written.isEmpty());
        // Those that ended count no more.
        for (int i = VisitorLines.MOST_LINES_OF_ONE + 1; i < VisitorLines.MOST_LINES; i++) {
            lines.open(i + 2, () -> null, new Connection());
        }
        assertThrows(Refusal.class, () -> lines.open(1, () -> null, new Connection()));
    }

    @Test
    void makeRoomWhenTheyEnd() {
        for (int i = 0; i < VisitorLines.MOST_LINES; i++) {
            Connection connection = new Connection() {
                @Override
                public void flush() throws IOException {
                    throw new IOException("gone");
                }
            };
            CompletableFuture<Void> end = lines.open(1, () -> null, connection);
            lines.typing(1, "Ann");
            assertTrue(end.isDone());
        }
        assertFalse(lines.open(1, () -> null, new Connection()).isDone());
    }
}

package com.giosg.demo.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineTest {
    /** A connection that takes so many writes, then none until it is told to; it insists on being asked first. */
    private static final class Connection extends ServletOutputStream {
        private final StringBuilder written = new StringBuilder();
        private final AtomicBoolean isInUse = new AtomicBoolean();
        private int room;
        private boolean isBroken;
        private boolean wasAsked;

        Connection(int room) {
            this.room = room;
        }

        @Override
        public boolean isReady() {
            wasAsked = room > 0;
            return wasAsked;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            use();
            room--;
            written.append(new String(bytes, from, length, StandardCharsets.UTF_8));
            isInUse.set(false);
        }

        @Override
        public void write(int b) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void flush() throws IOException {
            use();
            isInUse.set(false);
        }

        private void use() throws IOException {
            if (!isInUse.compareAndSet(false, true) || !wasAsked) {
                throw new IllegalStateException("written to unasked, or by two at once");
            }
            wasAsked = false;
            if (isBroken) {
                throw new IOException("broken");
            }
        }

        @Override
        public void setWriteListener(WriteListener listener) {}
    }

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final Queue<String> news = new ArrayDeque<>();
    private final AtomicInteger reads = new AtomicInteger();

    private Line line(Connection connection) {
        return new Line(
                connection,
                () -> {
                    reads.incrementAndGet();
                    return news.poll();
                },
                work::add);
    }

    @Test
    void manyWakesWhileOneReadIsUnderWayCauseOneMore() {
        Connection connection = new Connection(10);
        Line line = line(connection);
        line.onWritePossible();
        line.wake();
        assertEquals(1, work.size());
        line.wake();
        line.wake();
        line.wake();
        news.add("one");
        work.remove().run();
        assertEquals(1, work.size());
        work.remove().run();
        assertEquals(0, work.size());
        assertEquals(2, reads.get());
        assertEquals("one\n", connection.written.toString());
        line.wake();
        news.add("two");
        work.remove().run();
        assertEquals("one\ntwo\n", connection.written.toString());
    }

    @Test
    void writesOnlyWhatTheConnectionTakesAndGoesOnWhenItAsks() {
        Connection connection = new Connection(2);
        Line line = line(connection);
        line.send("before the connection was ready");
        assertEquals("", connection.written.toString());
        line.onWritePossible();
        line.send("two");
        line.send("three");
        line.send("four");
        assertEquals("before the connection was ready\ntwo\n", connection.written.toString());
        connection.room = 5;
        line.onWritePossible();
        assertEquals("before the connection was ready\ntwo\nthree\nfour\n", connection.written.toString());
        assertFalse(line.end().isDone());
    }

    @Test
    void whoLetsTooMuchWaitIsCutOff() {
        Connection connection = new Connection(1);
        Line line = line(connection);
        line.onWritePossible();
        // However long a line is, it may wait: there may be much to tell a window that has just come.
        String longLine = "x".repeat(3 * Line.MOST_WAITING_BYTES);
        line.send("taken");
        line.send(longLine);
        assertFalse(line.end().isDone());
        line.send("");
        assertTrue(line.end().isDone());
        connection.room = 10;
        line.onWritePossible();
        assertEquals("taken\n", connection.written.toString());
    }

    @Test
    void whoseLineIsLongerThanAnyMayBeIsCutOff() {
        Line line = line(new Connection(0));
        line.send("x".repeat(Line.MOST_BYTES - 1));
        assertFalse(line.end().isDone());
        Line other = line(new Connection(0));
        other.send("x".repeat(Line.MOST_WAITING_BYTES - 1));
        assertFalse(other.end().isDone());
        other.send("x".repeat(Line.MOST_BYTES - Line.MOST_WAITING_BYTES));
        assertTrue(other.end().isDone());
    }

    @Test
    void endsWhenAllIsToldAndTheConnectionHasTakenIt() {
        Connection connection = new Connection(0);
        Line line = new Line(
                connection,
                new News() {
                    @Override
                    public String next() {
                        return news.poll();
                    }

                    @Override
                    public boolean isOver() {
                        return news.isEmpty();
                    }
                },
                work::add);
        news.add("one");
        news.add("last");
        line.onWritePossible();
        line.wake();
        work.remove().run();
        line.wake();
        work.remove().run();
        line.send("after the end");
        assertFalse(line.end().isDone());
        connection.room = 2;
        line.onWritePossible();
        assertEquals("one\nlast\n", connection.written.toString());
        // The flush is still under way.
        assertFalse(line.end().isDone());
        connection.room = 1;
        line.onWritePossible();
        assertTrue(line.end().isDone());
        assertEquals("one\nlast\n", connection.written.toString());
    }

    @Test
    void endsWithTheConnectionAndWithTheDatabase() {
        Connection broken = new Connection(9);
        Line line = line(broken);
        line.onWritePossible();
        broken.isBroken = true;
        line.send("lost");
        assertTrue(line.end().isDone());
        Line reported = line(new Connection(9));
        reported.onError(new IOException("gone"));
        assertTrue(reported.end().isDone());
        reported.wake();
        assertEquals(0, work.size());
        Line unread = new Line(
                new Connection(9),
                () -> {
                    throw new IllegalStateException("no database");
                },
                work::add);
        unread.wake();
        work.remove().run();
        assertTrue(unread.end().isDone());
    }

    @Test
    void endsWithAnErrorToo() {
        Line unread = new Line(
                new Connection(9),
                () -> {
                    throw new OutOfMemoryError("of the test");
                },
                work::add);
        unread.wake();
        work.remove().run();
        assertTrue(unread.end().isDone());
        Line unasked = new Line(new Connection(9), news::poll, read -> {
            throw new OutOfMemoryError("no thread for it");
        });
        unasked.wake();
        assertTrue(unasked.end().isDone());
    }

    @Test
    void manyThreadsWriteOneAtATimeAndLoseNothing() {
        Connection connection = new Connection(Integer.MAX_VALUE);
        Line line = line(connection);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            CompletableFuture.allOf(IntStream.range(0, 4)
                            .mapToObj(thread -> CompletableFuture.runAsync(
                                    () -> {
                                        for (int i = 0; i < 1_000; i++) {
                                            line.send(thread + " " + i);
                                            line.onWritePossible();
                                        }
                                    },
                                    pool))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            pool.shutdownNow();
        }
        assertFalse(line.end().isDone());
        String[] lines = connection.written.toString().split("\n");
        assertEquals(4_000, lines.length);
        assertEquals(
                1_000,
                Arrays.stream(lines)
                        .filter(written -> written.startsWith("0 "))
                        .distinct()
                        .count());
    }
}

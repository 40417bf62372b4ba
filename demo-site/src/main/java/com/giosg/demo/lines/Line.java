package com.giosg.demo.lines;

import com.giosg.demo.http.Errors;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * An open line to one window or phone. Nobody waits for it: lines of text queue up here, and whoever adds one, or
 * whoever the connection tells that it can take more, hands on what fits. Reading the database is left to others, and
 * however often the line is woken meanwhile, it is read once more.
 */
public final class Line implements WriteListener {
    /** Who lets more bytes than this wait, when there is yet more to say, is not reading. */
    static final int MOST_WAITING_BYTES = 256 * 1024;
    /** However little waits before it, no more than these bytes may: what anybody is told at once is less. */
    public static final int MOST_BYTES = 1024 * 1024;

    private final ServletOutputStream out;
    private final News news;
    private final Executor readers;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private int waitingBytes;
    /** The connection has asked for the first bytes; before, it is not to be touched. */
    private boolean isStarted;

    private boolean isUnflushed;
    private boolean isReading;
    private boolean isStale;
    /** Once what waits is sent, the line ends. */
    private boolean isOver;

    private boolean isEnded;

    /**
     * @param out an asynchronous request's, whose listener this is to be
     * @param news reads the next line from the database
     * @param readers where it is read
     */
    Line(ServletOutputStream out, News news, Executor readers) {
        this.out = out;
        this.news = news;
        this.readers = readers;
    }

    /** Completed when the line has ended, for whatever reason. */
    CompletableFuture<Void> end() {
        return end;
    }

    /** There may be something new. */
    void wake() {
        synchronized (this) {
            if (isReading || isEnded) {
                isStale = true;
                return;
            }
            isReading = true;
        }
        readSoon();
    }

    private void readSoon() {
        try {
            readers.execute(this::read);
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /** The other side comes back, and then all is read again. Of errors too: else the line would stand and say nothing. */
    private void fail(Throwable fault) {
        close();
        Errors.log("Reading for a line failed", fault);
    }

    private void read() {
        try {
            String line = news.next();
            if (line != null) {
                send(line);
            }
            if (news.isOver()) {
                finish();
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
        synchronized (this) {
            if (!isStale || isEnded) {
                isReading = false;
                return;
            }
            isStale = false;
        }
        readSoon();
    }

    /** Sends a line of text; an empty one only shows both sides that the other is there. */
    void send(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        boolean isTooSlow;
        synchronized (this) {
            isTooSlow = waitingBytes > MOST_WAITING_BYTES || waitingBytes + bytes.length > MOST_BYTES;
            if (!isTooSlow && !isOver && !isEnded) {
                waiting.add(bytes);
                waitingBytes += bytes.length;
            }
        }
        if (isTooSlow) {
            close();
        } else {
            handOn();
        }
    }

    /** Ends the line as soon as what waits is sent. */
    private void finish() {
        synchronized (this) {
            isOver = true;
        }
        handOn();
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            isStarted = true;
        }
        handOn();
    }

    /** Writes as much as the connection takes now; it calls again when it could take no more. */
    private void handOn() {
        boolean isDone = false;
        try {
            synchronized (this) {
                while (!isDone && isStarted && !isEnded && hasWork() && out.isReady()) {
                    byte[] next = waiting.poll();
                    if (next != null) {
                        isUnflushed = true;
                        waitingBytes -= next.length;
                        out.write(next);
                    } else if (isUnflushed) {
                        isUnflushed = false;
                        out.flush();
                    } else {
                        // It is over, and the connection has taken all.
                        isDone = true;
                    }
                }
            }
        } catch (IOException | RuntimeException | Error e) {
            // The client went away; anything else the server has seen for itself.
            isDone = true;
        }
        if (isDone) {
            close();
        }
    }

    private boolean hasWork() {
        return !waiting.isEmpty() || isUnflushed || isOver;
    }

    @Override
    public void onError(Throwable fault) {
        close();
    }

    /** Ends the line; what still waits is not sent. */
    void close() {
        synchronized (this) {
            if (isEnded) {
                return;
            }
            isEnded = true;
            waiting.clear();
            waitingBytes = 0;
        }
        // Not while holding the lock, as the server goes on with the request from here.
        end.complete(null);
    }
}

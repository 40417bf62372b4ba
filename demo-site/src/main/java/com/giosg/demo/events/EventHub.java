package com.giosg.demo.events;

import com.giosg.demo.http.Errors;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Tells streams how far the log can be read. Positions are handed out before transactions are stored, so at a
 * PostgreSQL used by several writers a lower one can appear after a higher: the hub stops at a gap until it fills, or
 * has stood open for longer than a transaction lives.
 *
 * <p>It is woken by this instance's own events, and looks by itself for those of others.
 */
public final class EventHub implements AutoCloseable {
    private static final long LOOK_MILLISECONDS = 1000;
    private static final long GAP_NANOSECONDS = TimeUnit.SECONDS.toNanos(5);
    private static final int BATCH = 1000;

    private final Events events;
    private final Thread thread = new Thread(this::run, "event-hub");
    private long readable;
    private boolean woken;
    private boolean closed;
    private long gapSince;

    public EventHub(Events events, Clock clock) {
        this.events = events;
        this.readable = events.newestBefore(clock.millis() - TimeUnit.NANOSECONDS.toMillis(GAP_NANOSECONDS));
        thread.setDaemon(true);
    }

    /** Begins to watch the log. */
    public void start() {
        events.listen(this::wake);
        advance();
        thread.start();
    }

    private synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** The position up to which the log can be read now. */
    synchronized long readable() {
        return readable;
    }

    /** Whether streams are to end. */
    synchronized boolean isClosed() {
        return closed;
    }

    /**
     * Waits until there is something to read after a position, or the time is over, or the hub is closed.
     *
     * @return the position up to which the log can be read
     */
    synchronized long await(long position, long milliseconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        while (readable <= position && !closed) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return readable;
    }

    private void run() {
        while (awaitWork()) {
            try {
                advance();
            } catch (RuntimeException e) {
                Errors.log("Reading the event log failed", e);
            }
        }
    }

    private synchronized boolean awaitWork() {
        try {
            if (!woken && !closed) {
                wait(LOOK_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        woken = false;
        return !closed;
    }

    private void advance() {
        List<Long> positions;
        do {
            long from = readable();
            positions = events.positions(from, BATCH);
            long to = from;
            for (long position : positions) {
                if (position != to + 1 && !isOldGap()) {
                    break;
                }
                gapSince = 0;
                to = position;
            }
            if (to == from) {
                return;
            }
            moveTo(to);
        } while (positions.size() == BATCH);
    }

    private boolean isOldGap() {
        long now = System.nanoTime();
        if (gapSince == 0) {
            gapSince = now;
        }
        return now - gapSince > GAP_NANOSECONDS;
    }

    private synchronized void moveTo(long position) {
        readable = position;
        notifyAll();
    }

    /** Ends all streams. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
    }
}

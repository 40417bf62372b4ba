package com.giosg.demo.events;

import com.giosg.demo.http.Errors;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells streams how far the log can be read. Positions are handed out before transactions are stored, so at a
 * PostgreSQL used by several writers a lower one can appear after a higher, or never, where its transaction was undone.
 * At a gap the hub waits for the transactions that were writing to the log when it saw the gap, and for no others: once
 * they have ended, what is missing is missing for good.
 *
 * <p>It is woken by this instance's own events, and looks by itself for those of others.
 */
public final class EventHub implements AutoCloseable {
    private static final long LOOK_MILLISECONDS = 1000;
    /** While a gap is open. */
    private static final long GAP_LOOK_MILLISECONDS = 20;
    /** How long a start waits for transactions of others. */
    private static final long START_NANOSECONDS = TimeUnit.SECONDS.toNanos(5);

    private static final int BATCH = 1000;

    private final Events events;
    private final Thread thread = new Thread(this::run, "event-hub");
    private long readable;
    private boolean woken;
    private boolean isFailing;
    private boolean closed;
    /** Up to here nothing will appear that is not there. */
    private long settled;
    /** Those who may still fill a gap up to {@link #gapsUpTo}; null when no gap is open. */
    private @Nullable Set<String> writers;

    private long gapsUpTo;

    /** A hub whose log begins with what happens from now on. */
    public EventHub(Events events) {
        this.events = events;
        this.readable = newest();
        thread.setDaemon(true);
    }

    /** The newest position, once all before it are stored or undone. */
    private long newest() {
        long end = System.nanoTime() + START_NANOSECONDS;
        gapsUpTo = events.newest();
        writers = events.writers();
        try {
            for (settle(); writers != null && System.nanoTime() < end; settle()) {
                Thread.sleep(GAP_LOOK_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writers = null;
        return gapsUpTo;
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
                isFailing = false;
            } catch (RuntimeException e) {
                isFailing = true;
                Errors.log("Reading the event log failed", e);
            }
        }
    }

    // Woken too early, it looks once more than it must.
    @SuppressWarnings("WaitNotInLoop")
    private synchronized boolean awaitWork() {
        try {
            if (!woken && !closed) {
                wait(writers == null || isFailing ? LOOK_MILLISECONDS : GAP_LOOK_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        woken = false;
        return !closed;
    }

    private void advance() {
        boolean goesOn;
        do {
            // Before the positions are read: they hold all that was stored by those who have ended.
            settle();
            long from = readable();
            List<Long> positions = events.positions(from, BATCH);
            long to = from;
            for (long position : positions) {
                if (position > to + 1 && position > settled) {
                    watchGaps(positions.get(positions.size() - 1));
                    break;
                }
                to = position;
            }
            if (to > from) {
                moveTo(to);
            }
            goesOn = writers == null ? positions.size() == BATCH : writers.isEmpty();
        } while (goesOn);
    }

    private void watchGaps(long upTo) {
        if (writers == null) {
            gapsUpTo = upTo;
            writers = events.writers();
        }
    }

    private void settle() {
        if (writers == null) {
            return;
        }
        if (!writers.isEmpty()) {
            writers.retainAll(events.writers());
        }
        if (writers.isEmpty()) {
            settled = gapsUpTo;
            writers = null;
        }
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

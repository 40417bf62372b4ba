package com.giosg.tag.calls;

import com.giosg.tag.ports.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the order of calls (contract section 3): those that waited in the stub run as they were made, never regrouped;
 * one made inside a running callback takes effect at once; one made from elsewhere while others still wait goes
 * behind them. A long queue runs in slices, so that the page stays responsive.
 */
public final class CallQueue implements Runnable {
    /** Milliseconds of work in one turn of the event loop. */
    private static final int SLICE = 10;

    private final Scheduler scheduler;
    private @Nullable Waiting first;
    /** There is one while there is a {@link #first}. */
    @SuppressWarnings("NullAway.Init")
    private Waiting last;

    private boolean running;

    public CallQueue(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Puts a call that was made before the tag was there behind the others, for {@link #run}. */
    public void add(Runnable call) {
        Waiting waiting = new Waiting(call);
        if (first == null) {
            first = waiting;
        } else {
            last.next = waiting;
        }
        last = waiting;
    }

    /** Takes a call that is made now: runs it at once, unless earlier ones wait and it comes from none of them. */
    public void call(Runnable call) {
        if (running || first == null) {
            perform(call);
        } else {
            add(call);
        }
    }

    /** Runs what waits: one slice now, the rest in later turns. */
    @Override
    public void run() {
        double end = scheduler.now() + SLICE;
        while (first != null) {
            if (scheduler.now() > end) {
                scheduler.after(0, this);
                return;
            }
            Runnable call = first.call;
            first = first.next;
            perform(call);
        }
    }

    private void perform(Runnable call) {
        boolean outer = running;
        running = true;
        call.run();
        running = outer;
    }

    private static final class Waiting {
        final Runnable call;

        @Nullable
        Waiting next;

        Waiting(Runnable call) {
            this.call = call;
        }
    }
}

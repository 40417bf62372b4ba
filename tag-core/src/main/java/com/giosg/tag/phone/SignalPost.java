package com.giosg.tag.phone;

import com.giosg.tag.delivery.RetryPolicy;
import com.giosg.tag.ports.CallBackend;
import com.giosg.tag.ports.Randomness;
import com.giosg.tag.ports.Scheduler;
import org.jspecify.annotations.Nullable;

/** A party's signals on their way to the backend: numbered, in their order, and again until they are there. */
final class SignalPost {
    /** Milliseconds: somebody waits at the other end. */
    private static final int LONGEST_BACKOFF = 3_000;
    /** The backend takes at most a hundred in a request. */
    private static final int MOST_AT_ONCE = 50;

    private final CallBackend backend;
    private final Scheduler scheduler;
    private final Randomness randomness;
    private @Nullable Signal first;
    /** There is one while there is a {@link #first}. */
    @SuppressWarnings("NullAway.Init")
    private Signal last;

    private int arrived;
    private int failures;
    private boolean isBusy;
    private boolean isClosed;

    private static final class Signal {
        final String json;

        @Nullable
        Signal next;

        Signal(String json) {
            this.json = json;
        }
    }

    SignalPost(CallBackend backend, Scheduler scheduler, Randomness randomness) {
        this.backend = backend;
        this.scheduler = scheduler;
        this.randomness = randomness;
    }

    /** Sends a JSON object, with what else is said in this turn of the event loop. */
    void send(String signal) {
        Signal added = new Signal(signal);
        if (first == null) {
            first = added;
        } else {
            last.next = added;
        }
        last = added;
        if (!isBusy) {
            isBusy = true;
            scheduler.soon(() -> post());
        }
    }

    /** What has not arrived need not any more. */
    void close() {
        isClosed = true;
    }

    private void post() {
        if (isClosed || first == null) {
            isBusy = false;
            return;
        }
        String signals = first.json;
        int count = 1;
        Signal newest = first;
        while (newest.next != null && count < MOST_AT_ONCE) {
            newest = newest.next;
            signals = signals.concat(",").concat(newest.json);
            count++;
        }
        Signal rest = newest;
        int sent = count;
        backend.post(
                "signals",
                "\"from\":"
                        .concat(Integer.toString(arrived + 1))
                        .concat(",\"signals\":[")
                        .concat(signals)
                        .concat("]"),
                status -> {
                    if (!RetryPolicy.isAnswered(status)) {
                        failures++;
                        scheduler.after(
                                RetryPolicy.backoff(failures, randomness.fraction(), LONGEST_BACKOFF), () -> post());
                        return;
                    }
                    failures = 0;
                    arrived += sent;
                    first = rest.next;
                    post();
                });
    }
}

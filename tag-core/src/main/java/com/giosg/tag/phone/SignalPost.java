package com.giosg.tag.phone;

import com.giosg.tag.delivery.RetryPolicy;
import com.giosg.tag.ports.CallBackend;
import com.giosg.tag.ports.Randomness;
import com.giosg.tag.ports.Scheduler;

/** A party's signals on their way to the backend: numbered, in their order, and again until they are there. */
final class SignalPost {
    /** Milliseconds: somebody waits at the other end. */
    private static final int LONGEST_BACKOFF = 3_000;

    private final CallBackend backend;
    private final Scheduler scheduler;
    private final Randomness randomness;
    /** JSON texts, with commas between them; "" for none. */
    private String waiting = "";
    private int waitingCount;
    private int arrived;
    private int failures;
    private boolean isBusy;
    private boolean isClosed;

    SignalPost(CallBackend backend, Scheduler scheduler, Randomness randomness) {
        this.backend = backend;
        this.scheduler = scheduler;
        this.randomness = randomness;
    }

    /** Sends a JSON object, with what else is said in this turn of the event loop. */
    void send(String signal) {
        waiting = waitingCount == 0 ? signal : waiting.concat(",").concat(signal);
        waitingCount++;
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
        if (isClosed || waitingCount == 0) {
            isBusy = false;
            return;
        }
        String sent = waiting;
        int count = waitingCount;
        backend.post("signals", "\"from\":".concat(Integer.toString(arrived + 1)).concat(",\"signals\":[").concat(sent)
                .concat("]"), status -> {
            if (!RetryPolicy.isAnswered(status)) {
                failures++;
                int backoff = RetryPolicy.backoff(failures, randomness.fraction());
                scheduler.after(backoff < LONGEST_BACKOFF ? backoff : LONGEST_BACKOFF, () -> post());
                return;
            }
            failures = 0;
            arrived += count;
            waitingCount -= count;
            waiting = waitingCount == 0 ? "" : waiting.substring(sent.length() + 1);
            post();
        });
    }
}

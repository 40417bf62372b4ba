package com.giosg.tag.phone;

import com.giosg.tag.delivery.RetryPolicy;
import com.giosg.tag.ports.CallBackend;
import com.giosg.tag.ports.LiveLine;
import com.giosg.tag.ports.Randomness;
import com.giosg.tag.ports.Scheduler;
import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;

/**
 * A party's line to the backend: what becomes of the call, and each of the other's signals once. One that breaks, or says
 * nothing for long, is taken up again from the newest signal that came.
 */
final class CallLine {
    /** Milliseconds between two looks whether the line is still there, which says so every half second. */
    private static final int LOOK = 2_000;

    private static final int LONGEST_SILENCE = 6_000;
    /** Milliseconds: within two seconds the backend takes the party for gone. */
    private static final int LONGEST_BACKOFF = 1_000;

    private final CallBackend backend;
    private final Scheduler scheduler;
    private final Randomness randomness;
    private final Listener listener;
    private LiveLine.@Nullable Connection connection;
    private int newest;
    private int failures;
    private double heardAt;
    private double openedAt;
    private boolean isClosed;

    interface Listener {
        /** Something became of the call. */
        void said(Value line);

        /** The other party says something. */
        void signalled(Value signal);

        /** The backend knows no such call. */
        void refused();
    }

    CallLine(CallBackend backend, Scheduler scheduler, Randomness randomness, Listener listener) {
        this.backend = backend;
        this.scheduler = scheduler;
        this.randomness = randomness;
        this.listener = listener;
    }

    void open() {
        heardAt = scheduler.now();
        connect();
        look();
    }

    void close() {
        isClosed = true;
        disconnect();
    }

    /** Milliseconds since the backend was last heard. */
    double silence() {
        return scheduler.now() - heardAt;
    }

    /** There is hope that the line works again. */
    void retry() {
        if (connection == null) {
            connect();
        }
    }

    private void connect() {
        if (isClosed) {
            return;
        }
        openedAt = scheduler.now();
        connection = backend.listen(newest, new LiveLine.Receiver() {
            @Override
            public void said(Value line) {
                heardAt = scheduler.now();
                // A portal answers too, with a page of its own.
                if (line.member("newest").type() == Value.NUMBER) {
                    failures = 0;
                    take(line);
                }
            }

            @Override
            public void ended(int status) {
                connection = null;
                if (status != 200 && RetryPolicy.isAnswered(status)) {
                    listener.refused();
                } else {
                    connectLater();
                }
            }
        });
    }

    private void take(Value line) {
        Value signals = line.member("signals");
        newest = (int) line.member("newest").number();
        listener.said(line);
        for (int i = 0; i < signals.size(); i++) {
            listener.signalled(signals.item(i));
        }
    }

    private void disconnect() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    private void connectLater() {
        failures++;
        scheduler.after(RetryPolicy.backoff(failures, randomness.fraction(), LONGEST_BACKOFF), () -> retry());
    }

    private void look() {
        scheduler.after(LOOK, () -> {
            if (!isClosed) {
                if (silence() > LONGEST_SILENCE && scheduler.now() - openedAt > LONGEST_SILENCE && connection != null) {
                    disconnect();
                    connect();
                }
                look();
            }
        });
    }
}

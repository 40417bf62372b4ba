package com.giosg.demo.phone;

import com.giosg.demo.database.Database;
import com.giosg.demo.http.Errors;
import com.giosg.tag.phone.CallEnd;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends the calls whose time is over, and those that a party has left without a word. */
public final class CallWatch implements AutoCloseable {
    private static final long LOOK_MILLISECONDS = 500;
    private static final long STOP_SECONDS = 2;

    private final Database database;
    private final Calls calls;
    private final CallLines lines;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "call-watch");
        thread.setDaemon(true);
        return thread;
    });
    /** So that a database that is away for an hour is logged once. */
    private boolean isFailing;
    /** The calls that cannot be judged, and were logged. */
    private final Set<Long> failing = new HashSet<>();

    /** Gives the parties of calls that go on a while to come back: before any of them can. */
    public CallWatch(Database database, Calls calls, CallLines lines, Clock clock) {
        this.database = database;
        this.calls = calls;
        this.lines = lines;
        this.clock = clock;
        database.write(transaction -> {
            CallPresence.restarted(transaction, clock.millis());
            return null;
        });
    }

    /** Begins to watch. */
    // What it runs says its faults itself.
    @SuppressWarnings("FutureReturnValueIgnored")
    public void start() {
        timer.scheduleWithFixedDelay(this::lookAgain, LOOK_MILLISECONDS, LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    private void lookAgain() {
        try {
            look();
            isFailing = false;
        } catch (RuntimeException | Error e) {
            // The watch would stand still otherwise. What it could not note is still there to be noted.
            if (!isFailing) {
                Errors.log("Watching calls failed", e);
            }
            isFailing = true;
        }
    }

    /** Looks once through the calls that go on. */
    public synchronized void look() {
        noteEnded();
        long now = clock.millis();
        List<PhoneCall> doubtful = database.read(sql -> Calls.doubtful(sql, now));
        failing.retainAll(doubtful.stream().map(PhoneCall::position).toList());
        for (PhoneCall call : doubtful) {
            try {
                noteStanding(call);
                judge(call, now);
            } catch (RuntimeException | Error e) {
                // The calls after it are not to suffer from whatever is wrong with this one.
                if (failing.add(call.position())) {
                    Errors.log("Watching a call failed", e);
                }
            }
        }
    }

    /** The parties that count as gone, but are on a line here. */
    private void noteStanding(PhoneCall call) {
        for (Party party : Party.values()) {
            CallLines.Opened newest = new CallLines.Opened(call.position(), party, call.line(party));
            if (call.goneAt(party) != PhoneCall.NEVER && lines.isStanding(newest)) {
                database.write(transaction -> {
                    CallPresence.stands(transaction, newest);
                    return null;
                });
            }
        }
    }

    private void noteEnded() {
        Queue<CallLines.Ended> ended = lines.ended();
        for (CallLines.Ended next = ended.peek(); next != null; next = ended.peek()) {
            CallLines.Opened line = next.line();
            // While the database was away nobody could come back.
            long time = Math.max(next.at(), clock.millis() - LOOK_MILLISECONDS);
            database.write(transaction -> {
                CallPresence.ended(transaction, line, time);
                return null;
            });
            // Only now, so that none is lost while the database is away.
            ended.remove();
        }
    }

    /** Ends a call whose first time is over. */
    private void judge(PhoneCall seen, long now) {
        if (seen.firstTime() > now) {
            return;
        }
        database.write(transaction -> {
            Calls.Locked locked = Calls.lock(transaction, seen, now);
            PhoneCall call = locked.call();
            long time = call.firstTime();
            if (call.isEnded() || time > now) {
                // A party came back meanwhile, or another instance was here.
                return null;
            }
            if (time == call.deadline()) {
                calls.end(
                        transaction,
                        locked,
                        call.state() == CallState.REQUESTED ? CallEnd.NO_ANSWER : CallEnd.FAILED,
                        null);
            } else {
                calls.end(
                        transaction,
                        locked,
                        CallEnd.LEFT,
                        time == call.visitorGoneAt() ? Party.VISITOR : Party.OPERATOR);
            }
            return null;
        });
    }

    /** Watches no more: lines that end from now on do so because the backend ends. */
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

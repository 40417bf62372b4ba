package com.giosg.demo;

import com.giosg.demo.chat.MessageLimit;
import com.giosg.demo.commands.CommandRunner;
import com.giosg.demo.events.Events;
import com.giosg.demo.http.Errors;
import com.giosg.demo.phone.CallTasks;
import com.giosg.demo.signing.SigningKeys;
import com.giosg.demo.staff.ConsoleSessions;
import com.giosg.demo.visitors.Presence;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What is done from time to time: noticing visitors who went silent, and throwing away what is kept for a while. */
public final class Housekeeping implements AutoCloseable {
    private static final long SWEEP_SECONDS = 5;
    private static final long PURGE_SECONDS = 300;
    private static final long STOP_SECONDS = 2;

    private final Presence presence;
    private final CallTasks callTasks;
    private final Events events;
    private final CommandRunner commands;
    private final ConsoleSessions sessions;
    private final SigningKeys keys;
    private final MessageLimit messageLimit;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "housekeeping");
        thread.setDaemon(true);
        return thread;
    });

    Housekeeping(
            Presence presence,
            CallTasks callTasks,
            Events events,
            CommandRunner commands,
            ConsoleSessions sessions,
            SigningKeys keys,
            MessageLimit messageLimit) {
        this.presence = presence;
        this.callTasks = callTasks;
        this.events = events;
        this.commands = commands;
        this.sessions = sessions;
        this.keys = keys;
        this.messageLimit = messageLimit;
    }

    void start() {
        every(SWEEP_SECONDS, presence::sweep);
        every(SWEEP_SECONDS, callTasks::sweep);
        every(PURGE_SECONDS, this::purge);
    }

    /** Announces the visitors whose presence is over, and ends the tasks of calls that are. */
    public void sweep() {
        presence.sweep();
        callTasks.sweep();
    }

    /** Throws away old events, answers, console sessions, signing keys and counts of messages. */
    public void purge() {
        events.purge();
        commands.purge();
        sessions.purge();
        keys.purge();
        messageLimit.purge();
    }

    // What it runs says its faults itself.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void every(long seconds, Runnable work) {
        timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        Errors.log("Housekeeping failed", e);
                    }
                },
                seconds,
                seconds,
                TimeUnit.SECONDS);
    }

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

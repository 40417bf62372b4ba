package com.giosg.demo.events;

import com.giosg.demo.http.Refusal;
import com.giosg.demo.staff.StaffAccess;
import com.giosg.demo.staff.StaffApi;
import com.giosg.demo.staff.StaffRequest;
import com.giosg.tag.rules.ErrorCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * {@code GET /events} (contract section 7): Server-Sent Events with {@code data: {channel, action, resource_id,
 * resource}}. A stream begins with what happens next, or, with {@code Last-Event-ID}, after that event; where that one
 * is no longer known, {@code event: reset} asks the client to load anew whatever it shows. At most
 * {@value #MAX_STREAMS} streams; 503 beyond.
 */
public final class EventRoutes implements AutoCloseable {
    private static final int MAX_STREAMS = 200;

    private final Events events;
    private final EventHub hub;
    private final StaffAccess access;
    /** One thread a stream: whoever reads slowly holds up nobody else. */
    private final ExecutorService streams =
            new ThreadPoolExecutor(0, MAX_STREAMS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                Thread thread = new Thread(work, "event-stream");
                thread.setDaemon(true);
                return thread;
            });

    public EventRoutes(Events events, EventHub hub, StaffAccess access) {
        this.events = events;
        this.hub = hub;
        this.access = access;
    }

    public void register(StaffApi api) {
        api.stream("/events", this::stream);
    }

    private void stream(StaffRequest request) {
        long newest = hub.readable();
        String last = request.http().header("Last-Event-ID");
        long from = last == null || last.isEmpty() ? newest : position(last);
        // Positions go up for ever: one from beyond the newest is of another database.
        boolean isReset = from < events.purgedUpTo() || from > Math.max(newest, hub.readable());
        request.http()
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Accel-Buffering", "no")
                .contentType("text/event-stream");
        request.http()
                .future(() -> start(new EventStream(
                        events,
                        hub,
                        request.organization().id(),
                        request.http().res(),
                        () -> access.isStillAllowed(request.http()),
                        isReset ? newest : from,
                        isReset)));
    }

    /** Completed when the stream has ended. */
    private CompletableFuture<?> start(EventStream stream) {
        try {
            return CompletableFuture.runAsync(stream, streams);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new Refusal(ErrorCode.UNAVAILABLE, "too many streams are open"));
        }
    }

    private static long position(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refusal.invalidArgument("Last-Event-ID is not the id of an event");
        }
    }

    @Override
    public void close() {
        streams.shutdown();
    }
}

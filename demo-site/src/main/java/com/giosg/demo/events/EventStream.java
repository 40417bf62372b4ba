package com.giosg.demo.events;

import com.giosg.demo.http.Errors;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One client's stream of events, from a position on, until the client or the server ends it. */
final class EventStream implements Runnable {
    private static final long HEARTBEAT_MILLISECONDS = 15_000;
    private static final int BATCH = 500;

    private final Events events;
    private final EventHub hub;
    private final String organization;
    private final HttpServletResponse response;
    private final BooleanSupplier isStillAllowed;
    private final boolean isReset;
    private long position;

    /**
     * @param position where the stream begins
     * @param isReset whether the client's own position could not be taken up
     */
    EventStream(
            Events events,
            EventHub hub,
            String organization,
            HttpServletResponse response,
            BooleanSupplier isStillAllowed,
            long position,
            boolean isReset) {
        this.events = events;
        this.hub = hub;
        this.organization = organization;
        this.response = response;
        this.isStillAllowed = isStillAllowed;
        this.position = position;
        this.isReset = isReset;
    }

    @Override
    public void run() {
        try {
            stream(response.getOutputStream());
        } catch (IOException e) {
            // The client went away.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            Errors.log("An event stream failed", e);
        }
    }

    private void stream(ServletOutputStream out) throws IOException, InterruptedException {
        // An id alone shows nothing, but lets the client come back to here.
        send(out, (isReset ? "event: reset\ndata: {}\n" : "") + "id: " + position + "\n\n");
        long lastHeartbeat = System.nanoTime();
        while (!hub.isClosed()) {
            long readable = hub.await(position, HEARTBEAT_MILLISECONDS);
            if (!isStillAllowed.getAsBoolean()) {
                return;
            }
            if (readable > position) {
                sendUpTo(out, readable);
            }
            if (System.nanoTime() - lastHeartbeat >= TimeUnit.MILLISECONDS.toNanos(HEARTBEAT_MILLISECONDS)) {
                send(out, ": still here\nid: " + position + "\n\n");
                lastHeartbeat = System.nanoTime();
            }
        }
    }

    private void sendUpTo(ServletOutputStream out, long readable) throws IOException {
        List<Events.Logged> batch = events.read(organization, position, readable, BATCH);
        StringBuilder text = new StringBuilder();
        for (Events.Logged event : batch) {
            text.append("id: ").append(event.position()).append('\n');
            // Line breaks can only stand between the tokens of what a visitor sent.
            event.json()
                    .lines()
                    .forEach(line -> text.append("data: ").append(line).append('\n'));
            text.append('\n');
        }
        position = batch.size() < BATCH ? readable : batch.get(BATCH - 1).position();
        send(out, text.toString());
    }

    private static void send(ServletOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}

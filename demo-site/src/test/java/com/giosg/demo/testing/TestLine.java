package com.giosg.demo.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A live line, a chat window's or a call's; opened when the constructor returns. */
public final class TestLine implements AutoCloseable {
    public static final String PATH = "/live2/" + TestSite.ORGANIZATION + "/chat";
    private static final String END = "end";

    private final InputStream in;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    public TestLine(TestSite site, TestVisitor visitor, long after) {
        this(site, PATH, body(visitor, after, true), "Origin", "http://localhost:3000");
    }

    /** A line of any kind; {@code headers} are names and values by turns. */
    public TestLine(TestSite site, String path, String body, String... headers) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(site.origin + path))
                .headers(headers)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<InputStream> response = TestSite.HTTP.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("status " + response.statusCode());
            }
            in = response.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Thread reader = new Thread(this::read, "test-line");
        reader.setDaemon(true);
        reader.start();
    }

    /** What a window sends. */
    public static String body(TestVisitor visitor, long after, boolean isLive) {
        return "{\"visitor\":\"" + visitor.id + "\",\"secret\":\"" + visitor.secret + "\",\"after\":" + after
                + ",\"live\":" + isLive + "}";
    }

    /** Asks once what is there. */
    public static JsonNode read(TestSite site, TestVisitor visitor, long after) {
        HttpResponse<String> response =
                site.send("POST", PATH, body(visitor, after, false), "Origin", "http://localhost:3000");
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return TestSite.json(response.body());
    }

    private void read() {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[8192];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                text.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                for (int end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
                    // Characters may be cut in two by the end of a buffer, lines are whole.
                    lines.add(new String(
                            text.substring(0, end).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
                    text.delete(0, end + 1);
                }
            }
        } catch (IOException e) {
            // The line was closed.
        }
        lines.add(END);
    }

    /** When it is no longer waited for what is expected, whatever heartbeats come. */
    private static long patience() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(Patience.SECONDS);
    }

    private String take(long until) {
        try {
            String line = lines.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw new AssertionError("no line came");
            }
            return line;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the next line that says something. */
    public JsonNode next() {
        long until = patience();
        String line = take(until);
        while (line.isEmpty()) {
            line = take(until);
        }
        if (line.equals(END)) {
            throw new AssertionError("the line has ended");
        }
        return TestSite.json(line);
    }

    /** Waits until the server ends the line, whatever it says before. */
    public void awaitEnd() {
        long until = patience();
        String line = take(until);
        while (!line.equals(END)) {
            line = take(until);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package com.giosg.demo.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of the live events; opened when the constructor returns. */
public final class TestStream implements AutoCloseable {
    private static final String END = "end";

    private final InputStream in;
    private final BlockingQueue<String> blocks = new LinkedBlockingQueue<>();
    private final List<JsonNode> unclaimed = new ArrayList<>();
    private String lastId;

    public TestStream(TestSite site, String lastEventId) {
        this(site, lastEventId, "Authorization", "Token " + TestSite.STAFF_TOKEN);
    }

    /** A stream of whom that header speaks for. */
    public TestStream(TestSite site, String lastEventId, String header, String value) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site.origin + TestSite.STAFF + "/events"))
                .header(header, value);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            HttpResponse<InputStream> response = TestSite.HTTP.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("status " + response.statusCode());
            }
            in = response.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Thread reader = new Thread(this::read, "test-stream");
        reader.setDaemon(true);
        reader.start();
        if (lastEventId == null) {
            next();
        }
    }

    private void read() {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[8192];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
                for (int end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
                    blocks.add(text.substring(0, end));
                    text.delete(0, end + 2);
                }
            }
        } catch (IOException e) {
            // The stream was closed.
        }
        blocks.add(END);
    }

    private String next() {
        try {
            String block = blocks.poll(Patience.SECONDS, TimeUnit.SECONDS);
            if (block == null) {
                throw new AssertionError("no event came; these came: "
                        + unclaimed.stream()
                                .map(event -> event.get("action").asText() + " "
                                        + event.get("resource_id").asText() + " in "
                                        + event.get("channel").asText())
                                .toList());
            }
            block.lines().filter(line -> line.startsWith("id: ")).forEach(line -> lastId = line.substring(4));
            return block;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for an event, unless it came already, and returns its resource; {@code id} null for any. */
    public JsonNode find(String channel, String action, String id) {
        for (int i = 0; ; i++) {
            while (i == unclaimed.size()) {
                receive();
            }
            JsonNode event = unclaimed.get(i);
            if (event.get("channel").textValue().equals(channel)
                    && event.get("action").textValue().equals(action)
                    && (id == null || event.get("resource_id").textValue().equals(id))) {
                return unclaimed.remove(i).get("resource");
            }
        }
    }

    private void receive() {
        keep(next());
    }

    private void keep(String block) {
        StringBuilder data = new StringBuilder();
        block.lines().filter(line -> line.startsWith("data: ")).forEach(line -> data.append(line.substring(6)));
        if (!data.isEmpty() && !block.startsWith("event: ")) {
            unclaimed.add(TestSite.json(data.toString()));
        }
    }

    /** Waits until the server asks for a fresh start, which must be its first word. */
    public void awaitReset() {
        String block = next();
        if (!block.startsWith("event: reset\ndata: {}\nid: ")) {
            throw new AssertionError("no reset: " + block);
        }
    }

    /** Waits until the server ends the stream. */
    public void awaitEnd() {
        for (String block = next(); !block.equals(END); block = next()) {
            keep(block);
        }
    }

    /** The events that came so far and were not asked for. */
    public List<JsonNode> unclaimed() {
        return unclaimed;
    }

    /** The id of the newest event that came. */
    public String lastId() {
        return lastId;
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

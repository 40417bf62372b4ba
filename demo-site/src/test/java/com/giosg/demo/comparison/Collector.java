package com.giosg.demo.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.giosg.demo.testing.faults.FaultProxy;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A stand-in for the server of another tracker: serves the script, accepts every post at once, and writes down which
 * events arrived.
 */
final class Collector implements Tracker.Server {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path script;
    private final Function<String, String> head;
    private final Function<JsonNode, List<Tracker.Arrival>> reader;
    private final List<Tracker.Arrival> arrivals = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final FaultProxy line;

    /**
     * Starts it.
     *
     * @param script the file that is answered to every GET
     * @param head makes of the line's origin what a page has in its head
     * @param reader finds the numbered events in the body of a post
     */
    Collector(Path script, Function<String, String> head, Function<JsonNode, List<Tracker.Arrival>> reader) {
        this.script = script;
        this.head = head;
        this.reader = reader;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        line = new FaultProxy("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body;
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            if (exchange.getRequestMethod().equals("POST")) {
                List<Tracker.Arrival> arrived =
                        reader.apply(JSON.readTree(exchange.getRequestBody().readAllBytes()));
                synchronized (arrivals) {
                    arrivals.addAll(arrived);
                }
                body = "{\"success\":true}".getBytes(StandardCharsets.US_ASCII);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
            } else {
                body = Files.readAllBytes(script);
                exchange.getResponseHeaders().set("Content-Type", "text/javascript;charset=utf-8");
                exchange.getResponseHeaders().set("Cache-Control", "max-age=600");
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public FaultProxy line() {
        return line;
    }

    @Override
    public String head() {
        return head.apply(line.origin());
    }

    @Override
    public List<Tracker.Arrival> arrivals() {
        synchronized (arrivals) {
            return List.copyOf(arrivals);
        }
    }

    @Override
    public List<Integer> effects() {
        Set<String> seen = new HashSet<>();
        return arrivals().stream()
                .filter(arrival -> seen.add(arrival.id()))
                .map(Tracker.Arrival::number)
                .toList();
    }

    @Override
    public void close() {
        line.close();
        server.stop(0);
        threads.shutdownNow();
    }
}

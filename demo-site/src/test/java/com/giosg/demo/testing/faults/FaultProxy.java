package com.giosg.demo.testing.faults;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The line between a page and a backend, with the faults that lines have. The page knows only the proxy's origin; its
 * GETs are passed through, and each of its POSTs meets the next {@link Fault} of the script or, after it, of the plan.
 * Where the backend does not answer, the connection is cut. The lines of chat window and phone, POSTs whose answers have
 * no end, are passed through as GETs are, until they are cut.
 *
 * <p>Each answer closes its connection: a browser sends a request again by itself when a connection that it has used
 * before is cut, and the page would never see the fault.
 */
public final class FaultProxy implements AutoCloseable {
    /** Each side's own business with its connection, and what the HTTP client sets by itself. */
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "content-length", "expect", "host", "keep-alive", "transfer-encoding", "upgrade");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Queue<Fault> script = new ArrayDeque<>();
    private FaultPlan plan = FaultPlan.always(Fault.PASS);
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final List<String> delivered = new CopyOnWriteArrayList<>();
    private final AtomicInteger preflights = new AtomicInteger();
    /** POSTs whose fault has not run its course; ordinary ones that the page waits for, now and at most. */
    private final AtomicInteger busy = new AtomicInteger();

    private int underWay;
    private int mostUnderWay;
    /** The lines of chat windows and phones that are open. */
    private final Set<HttpExchange> lines = ConcurrentHashMap.newKeySet();

    private volatile String backend;
    private volatile boolean outage;

    /** A line to the backend of this origin. */
    public FaultProxy(String backend) {
        this.backend = backend;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /** The origin that pages take for the backend's. */
    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The backend is at another address from now on. */
    public void connect(String backend) {
        this.backend = backend;
    }

    /** What happens to the next POSTs, one each; the plan goes on after them. */
    public synchronized void next(Fault... faults) {
        script.addAll(List.of(faults));
    }

    /** What happens to POSTs from now on; at first they all pass. Forgets what is left of the script. */
    public synchronized void plan(FaultPlan plan) {
        script.clear();
        this.plan = plan;
    }

    /** While there is an outage every connection is cut, those of GETs too; POSTs are recorded but use up no fault. */
    public void outage(boolean outage) {
        this.outage = outage;
    }

    /** Cuts the lines of chat windows and phones that are open. */
    public void cutLines() {
        lines.forEach(HttpExchange::close);
    }

    /** The bodies of the POSTs that arrived here, whatever became of them, in the order of their arrival. */
    public List<String> posts() {
        return arrivals.stream().map(Arrival::body).toList();
    }

    /**
     * A POST that arrived here.
     *
     * @param isKeepalive whether its query says so (see {@link #MARK_KEEPALIVE}), as nothing else in a request does
     * @param time when it arrived, by {@link System#nanoTime}
     */
    public record Arrival(String body, boolean isKeepalive, long time) {}

    /** A script for pages that marks their keepalive requests. */
    public static final String MARK_KEEPALIVE = """
            {
              const original = fetch;
              window.fetch = (url, options) =>
                original(options && options.keepalive ? url + '?keepalive' : url, options);
            }
            """;

    /** The POSTs that arrived here, whatever became of them, in the order of their arrival. */
    public List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    /** Whether no POST is under way, nor late at the backend. One that hangs is not: nothing comes of it. */
    public boolean isIdle() {
        return busy.get() == 0;
    }

    /** How many POSTs that were not keepalive were under way at once, at most. */
    public synchronized int mostUnderWay() {
        return mostUnderWay;
    }

    private synchronized void begin() {
        underWay++;
        mostUnderWay = Math.max(mostUnderWay, underWay);
    }

    private synchronized void end() {
        underWay--;
    }

    /** The bodies of the POSTs that the backend answered, whatever it said, in the order of its answers. */
    public List<String> delivered() {
        return List.copyOf(delivered);
    }

    /** How often a browser asked whether it may post. */
    public int preflights() {
        return preflights.get();
    }

    private synchronized Fault fault() {
        return script.isEmpty() ? plan.next() : script.remove();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean isLine = exchange.getRequestURI().getPath().matches(".*/(chat|call)");
            if (exchange.getRequestMethod().equals("POST") && !isLine) {
                post(exchange, body);
            } else if (outage) {
                // Leaving the block without an answer cuts the connection.
                return;
            } else if (exchange.getRequestMethod().equals("OPTIONS")) {
                preflights.incrementAndGet();
                allow(exchange);
            } else if (isLine) {
                lines.add(exchange);
                pass(exchange, body);
            } else {
                pass(exchange, body);
            }
        } catch (Unreachable e) {
            // Cut.
        } finally {
            lines.remove(exchange);
        }
    }

    private void post(HttpExchange exchange, byte[] body) {
        busy.incrementAndGet();
        Post post = new Post(exchange, body);
        try {
            if (!outage) {
                fault().befall(post);
            }
        } finally {
            post.end();
            busy.decrementAndGet();
        }
    }

    private static void allow(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Access-Control-Allow-Origin", "*");
        headers.set("Access-Control-Allow-Methods", "POST");
        String asked = exchange.getRequestHeaders().getFirst("Access-Control-Request-Headers");
        if (asked != null) {
            headers.set("Access-Control-Allow-Headers", asked);
        }
        headers.set("Access-Control-Max-Age", "600");
        headers.set("Connection", "close");
        exchange.sendResponseHeaders(204, -1);
    }

    /** Passes on bytes as they come, as an answer may be a stream without an end. */
    private void pass(HttpExchange exchange, byte[] body) throws IOException {
        HttpResponse<InputStream> response = send(exchange, body, HttpResponse.BodyHandlers.ofInputStream());
        copyHeaders(response.headers().map(), exchange);
        boolean hasBody = !exchange.getRequestMethod().equals("HEAD")
                && response.statusCode() != 204
                && response.statusCode() != 304;
        exchange.sendResponseHeaders(response.statusCode(), hasBody ? 0 : -1);
        try (InputStream from = response.body();
                OutputStream to = exchange.getResponseBody()) {
            byte[] buffer = new byte[8192];
            for (int count = from.read(buffer); count >= 0 && hasBody; count = from.read(buffer)) {
                to.write(buffer, 0, count);
                to.flush();
            }
        }
    }

    private <T> HttpResponse<T> send(HttpExchange exchange, byte[] body, HttpResponse.BodyHandler<T> handler) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(backend + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!isHopByHop(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new Unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(e);
        }
    }

    private static void copyHeaders(Map<String, List<String>> headers, HttpExchange exchange) {
        headers.forEach((name, values) -> {
            if (!isHopByHop(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.getResponseHeaders().set("Connection", "close");
    }

    private static boolean isHopByHop(String name) {
        return HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Cuts what is still open. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** A POST that has arrived from the page. When its fault has run its course, what is still open is cut. */
    public final class Post {
        private final HttpExchange exchange;
        private final byte[] body;
        private boolean isUnderWay;

        private Post(HttpExchange exchange, byte[] body) {
            this.exchange = exchange;
            this.body = body;
            boolean isKeepalive = "keepalive".equals(exchange.getRequestURI().getQuery());
            isUnderWay = !isKeepalive;
            if (isUnderWay) {
                begin();
            }
            arrivals.add(new Arrival(new String(body, StandardCharsets.UTF_8), isKeepalive, System.nanoTime()));
        }

        /** Before the page hears of its end, as it sends the next at once. */
        private void end() {
            if (isUnderWay) {
                isUnderWay = false;
                FaultProxy.this.end();
            }
        }

        /** Has the backend work it off. */
        Answer forward() {
            HttpResponse<byte[]> response = send(exchange, body, HttpResponse.BodyHandlers.ofByteArray());
            delivered.add(new String(body, StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        }

        void answer(Answer answer) {
            end();
            copyHeaders(answer.headers, exchange);
            try {
                exchange.sendResponseHeaders(answer.status, answer.body.length == 0 ? -1 : answer.body.length);
                exchange.getResponseBody().write(answer.body);
            } catch (IOException e) {
                // The page is gone.
            }
        }

        void cut() {
            end();
            exchange.close();
        }

        /** For as long as the page lets it. */
        void hang() {
            busy.decrementAndGet();
            try {
                pause(Duration.ofDays(1));
            } finally {
                busy.incrementAndGet();
            }
        }

        void pause(Duration time) {
            try {
                Thread.sleep(time.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Unreachable(e);
            }
        }
    }

    /** What the page is answered. */
    public record Answer(int status, Map<String, List<String>> headers, byte[] body) {
        /** What a gateway in front of the backend says by itself; pages may read it, as what the backend says. */
        static Answer ofGateway(int status, String retryAfter) {
            Headers headers = new Headers();
            headers.set("Access-Control-Allow-Origin", "*");
            headers.set("Access-Control-Expose-Headers", "Retry-After");
            headers.set("Content-Type", "text/html");
            if (retryAfter != null) {
                headers.set("Retry-After", retryAfter);
            }
            return new Answer(status, headers, ("<h1>" + status + "</h1>").getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** The backend gave no answer. */
    private static final class Unreachable extends RuntimeException {
        Unreachable(Exception cause) {
            super(cause);
        }
    }
}

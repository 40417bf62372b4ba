package com.giosg.demo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.testing.Patience;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WebServerTest {
    private static URI uri(WebServer server, String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    @Test
    void finishesWhatIsUnderWayWhenItCloses() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        WebServer server = new WebServer(
                "127.0.0.1",
                0,
                // The client would send a GET once more, by itself.
                routes -> routes.post("/slow", context -> {
                    arrived.countDown();
                    assertTrue(release.await(Patience.SECONDS, TimeUnit.SECONDS));
                    context.result("done");
                }));
        int port = server.port();
        CompletableFuture<HttpResponse<String>> slow = HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(uri(server, "/slow"))
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
        assertTrue(arrived.await(Patience.SECONDS, TimeUnit.SECONDS));
        CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
        while (isListening(port)) {
            Thread.onSpinWait();
        }
        assertFalse(closing.isDone());
        release.countDown();
        assertEquals("done", slow.get(Patience.SECONDS, TimeUnit.SECONDS).body());
        closing.get(Patience.SECONDS, TimeUnit.SECONDS);
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aHeaderDoesNotMakeAnotherMethod() throws Exception {
        try (WebServer server = new WebServer("127.0.0.1", 0, routes -> {
            routes.get("/", context -> context.result("read " + context.header("X-Other")));
            routes.delete("/", context -> context.result("deleted"));
        })) {
            for (String name : new String[] {"X-HTTP-Method-Override", "x-http-method-override"}) {
                HttpRequest request = HttpRequest.newBuilder(uri(server, "/"))
                        .header(name, "DELETE")
                        .header("X-Other", "kept")
                        .build();
                assertEquals(
                        "read kept",
                        HttpClient.newHttpClient()
                                .send(request, BodyHandlers.ofString())
                                .body());
            }
        }
    }

    @Test
    void anAnswerWithoutContentHasNoType() throws Exception {
        try (WebServer server = new WebServer("127.0.0.1", 0, routes -> {
            routes.get("/none", context -> context.status(204));
            routes.get("/some", context -> context.result("x"));
        })) {
            HttpClient client = HttpClient.newHttpClient();
            HttpResponse<String> none =
                    client.send(HttpRequest.newBuilder(uri(server, "/none")).build(), BodyHandlers.ofString());
            assertEquals(204, none.statusCode());
            assertFalse(none.headers().firstValue("Content-Type").isPresent());
            assertTrue(client.send(HttpRequest.newBuilder(uri(server, "/some")).build(), BodyHandlers.ofString())
                    .headers()
                    .firstValue("Content-Type")
                    .isPresent());
        }
    }

    @Test
    void whatIsNotPercentEncodedUtf8IsRefused() throws Exception {
        try (WebServer server = new WebServer(
                "127.0.0.1",
                0,
                routes -> routes.get("/at/{place}", context -> context.result(context.pathParam("place"))))) {
            for (String path :
                    new String[] {"/at/%FF", "/at/%00", "/at/%C3", "/at/x?cursor=%FF", "/at/x?%zz", "/nowhere/%FF"}) {
                String answer = answer(server, "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
                assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
                assertTrue(answer.contains("{\"code\":\"invalid_argument\""), answer);
            }
            assertEquals(
                    "\u00e4/",
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(uri(server, "/at/%C3%A4%2F?x=%25zz"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body());
        }
    }

    /** All that comes until the server closes the connection. */
    private static String answer(WebServer server, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void saysNothingOfAFault() throws Exception {
        try (WebServer server = new WebServer("127.0.0.1", 0, routes -> {
            routes.get("/exception", context -> {
                throw new IllegalStateException("secret");
            });
            routes.get("/error", context -> {
                throw new StackOverflowError("secret");
            });
        })) {
            for (String path : new String[] {"/exception", "/error"}) {
                HttpResponse<String> response = HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(uri(server, path)).build(), BodyHandlers.ofString());
                assertEquals(500, response.statusCode(), path);
                assertTrue(response.body().startsWith("{\"code\":\"unavailable\",\"message\":"), response.body());
                assertFalse(response.body().contains("secret"));
            }
        }
    }

    @Test
    void whoseBodyDripsIsCutOff() throws Exception {
        AtomicLong seconds = new AtomicLong();
        try (WebServer server = new WebServer(
                        "127.0.0.1",
                        0,
                        routes -> routes.post(
                                "/",
                                context -> Body.json(context, () -> TimeUnit.SECONDS.toNanos(seconds.getAndAdd(5)))));
                Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream()
                    .write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2000\r\n\r\n "
                            .getBytes(StandardCharsets.US_ASCII));
            String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(text.startsWith("HTTP/1.1 408 "), text);
            assertTrue(text.contains("{\"code\":\"unavailable\""), text);
        }
    }

    /** A small body in one piece is never slow, however late a busy server gets to it. */
    @Test
    void aBodyMayComeAtAnyPaceAtFirst() {
        assertFalse(Body.isTooSlow(0, 9));
        assertTrue(Body.isTooSlow(10_239, 10));
        assertFalse(Body.isTooSlow(10_240, 10));
        assertTrue(Body.isTooSlow(1_000_000, 60));
    }

    @Test
    void answersWhatIsNotHttpInItsOwnForm() throws Exception {
        try (WebServer server = new WebServer("127.0.0.1", 0, routes -> {})) {
            for (String request : new String[] {
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /\\ HTTP/1.1\r\nHost: x y\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(20_000) + "\r\n\r\n",
                "nonsense\r\n\r\n"
            }) {
                String answer = answer(server, request);
                assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
                assertTrue(answer.contains("{\"code\":\"invalid_argument\""), answer);
                assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
                assertFalse(answer.contains("Jetty"), answer);
            }
        }
    }
}

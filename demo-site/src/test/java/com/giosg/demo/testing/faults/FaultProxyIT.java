package com.giosg.demo.testing.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.testing.browser.Stage;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That a page sees the faults, and each of them once: a browser that tried again by itself would make tests vain. */
class FaultProxyIT {
    @RegisterExtension
    final Stage stage = new Stage();

    private final List<String> applied = new CopyOnWriteArrayList<>();
    private HttpServer backend;
    private FaultProxy proxy;
    private Page page;

    @BeforeEach
    void open() throws IOException {
        backend = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        backend.createContext("/", exchange -> {
            applied.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        backend.start();
        proxy = new FaultProxy("http://127.0.0.1:" + backend.getAddress().getPort());
        page = stage.open("", Map.of());
    }

    @AfterEach
    void close() {
        proxy.close();
        backend.stop(0);
    }

    @Test
    void cutsAreSeenAndNotRepaired() {
        proxy.next(Fault.PASS, Fault.LOSE_REQUEST, Fault.PASS, Fault.LOSE_ANSWER, Fault.PASS);

        assertEquals("200 null ok", post("1"));
        assertEquals("TypeError", post("2"));
        assertEquals("200 null ok", post("3"));
        assertEquals("TypeError", post("4"));
        assertEquals("200 null ok", post("5"));
        assertEquals("200 null ok", post("6"));
        assertEquals(List.of("1", "2", "3", "4", "5", "6"), proxy.posts());
        assertEquals(List.of("1", "3", "4", "5", "6"), applied);
        assertEquals(applied, proxy.delivered());
        assertEquals(0, proxy.preflights());
    }

    @Test
    void gatewaysAnswerInPlaceOfTheBackend() {
        proxy.next(
                Fault.status(500),
                Fault.status(429, Duration.ofSeconds(2)),
                Fault.statusWithDate(503, Duration.ofSeconds(2)),
                Fault.appliedThenStatus(503));

        assertEquals("500 null <h1>500</h1>", post("1"));
        assertEquals("429 2 <h1>429</h1>", post("2"));
        assertTrue(post("3").matches("503 \\w{3}, \\d+ \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT <h1>503</h1>"));
        assertEquals("503 null <h1>503</h1>", post("4"));
        assertEquals(List.of("4"), applied);
    }

    @Test
    void whatIsLateIsOvertaken() {
        proxy.next(Fault.late(Duration.ofMillis(500)));

        assertEquals("TypeError", post("1"));
        assertEquals("200 null ok", post("2"));
        page.waitForCondition(() -> applied.size() == 2);
        assertEquals(List.of("2", "1"), applied);
    }

    @Test
    void delaysAreBeforeOrAfterTheWorkIsDone() {
        proxy.next(Fault.delay(Duration.ofMillis(400)), Fault.delayAnswer(Duration.ofMillis(400)));

        long began = System.nanoTime();
        assertEquals("200 null ok", post("1"));
        assertEquals("200 null ok", post("2"));
        assertTrue(System.nanoTime() - began >= 800_000_000);
    }

    @Test
    void anOutageCutsEverythingAndTheBackendMayMove() {
        proxy.outage(true);
        assertEquals("TypeError", post("1"));
        assertEquals("TypeError", page.evaluate("url => fetch(url).catch(e => e.name)", proxy.origin()));
        proxy.outage(false);
        String origin = "http://127.0.0.1:" + backend.getAddress().getPort();
        proxy.connect("http://127.0.0.1:1");
        assertEquals("TypeError", post("2"));
        proxy.connect(origin);
        assertEquals("200 null ok", post("3"));
        assertEquals(List.of("3"), applied);
        assertEquals(3, proxy.posts().size());
    }

    @Test
    void theTagWorksThroughIt() {
        proxy.connect(stage.backend().origin());
        Page customer = stage.open(stage.snippet().replace(stage.backend().origin(), proxy.origin()), Map.of());

        assertEquals(
                "undefined",
                customer.evaluate(
                        "new Promise(done => _giosg(() => giosg.api.visitor.submit({a: 1}).then(v => done(typeof v))))"));
        assertEquals(Map.of("a", "1"), stage.staff().variables(Stage.visitor(customer), "localhost"));
        assertEquals(0, proxy.preflights());
    }

    private String post(String body) {
        return (String) page.evaluate("""
                ([url, body]) => fetch(url, {method: 'POST', body, credentials: 'omit'})
                  .then(async answer =>
                    `${answer.status} ${answer.headers.get('Retry-After')} ${await answer.text()}`)
                  .catch(error => error.name)""", List.of(proxy.origin(), body));
    }
}

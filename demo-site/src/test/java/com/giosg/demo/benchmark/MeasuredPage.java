package com.giosg.demo.benchmark;

import com.giosg.demo.testing.browser.Backend;
import com.giosg.demo.testing.browser.CustomerSite;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A page of a visitor who was never there, which measures itself by {@code measures.js}. */
final class MeasuredPage implements AutoCloseable {
    /** Only an isolated page has a clock that is exact to 5 µs; elsewhere it is rounded to 100 µs. */
    private static final Map<String, String> ISOLATED =
            Map.of("Cross-Origin-Opener-Policy", "same-origin", "Cross-Origin-Embedder-Policy", "credentialless");

    private static final String LINE = "**/commands";
    private static final int START = 1_500;

    private final Browser browser;
    private final CustomerSite site;
    private final Backend backend;
    private final BrowserContext context;
    private final Page page;
    private final CDPSession devTools;

    MeasuredPage(Browser browser, CustomerSite site, Backend backend) {
        this.browser = browser;
        this.site = site;
        this.backend = backend;
        this.context = browser.newContext();
        context.setDefaultTimeout(120_000);
        this.page = context.newPage();
        this.devTools = context.newCDPSession(page);
        JsonObject threadTicks = new JsonObject();
        // What the thread was busy, whatever else the machine does meanwhile.
        threadTicks.addProperty("timeDomain", "threadTicks");
        devTools.send("Performance.enable", threadTicks);
    }

    /** Opens a page with the snippet and then this script. */
    MeasuredPage open(String script) {
        navigate("<script>" + measures() + "</script>" + snippet() + "<script>" + script + "</script>");
        if (!Boolean.TRUE.equals(page.evaluate("crossOriginIsolated"))) {
            throw new IllegalStateException("the page is not isolated, so its timers are too coarse");
        }
        return this;
    }

    /** Waits until the tag is there and its first request is answered. */
    MeasuredPage ready() {
        page.waitForFunction("window.giosg && giosg.sessionUuid");
        return this;
    }

    Map<String, Double> figures(String expression) {
        Map<?, ?> result = (Map<?, ?>) page.evaluate(expression);
        Map<String, Double> figures = new HashMap<>();
        result.forEach((name, value) -> figures.put((String) name, ((Number) value).doubleValue()));
        return figures;
    }

    /** The longest task from the tag's start on: milliseconds that the main thread worked, however long it was kept from it. */
    Map<String, Double> busiestTask(String script, String expression) {
        browser.startTracing(
                page, new Browser.StartTracingOptions().setCategories(List.of("devtools.timeline", "toplevel")));
        open(script).figures(expression);
        JsonArray events = JsonParser.parseString(new String(browser.stopTracing(), StandardCharsets.UTF_8))
                .getAsJsonObject()
                .getAsJsonArray("traceEvents");
        JsonObject tag = events(events)
                .filter(event -> event.get("name").getAsString().equals("EvaluateScript")
                        && event.get("args").toString().contains("/live2/"))
                .findFirst()
                .orElseThrow();
        double longest = events(events)
                .filter(event -> event.get("name").getAsString().endsWith("RunTask")
                        && event.has("tdur")
                        && event.get("pid").equals(tag.get("pid"))
                        && event.get("tid").equals(tag.get("tid"))
                        && event.get("ts").getAsLong() + event.get("dur").getAsLong()
                                > tag.get("ts").getAsLong())
                .mapToDouble(event -> event.get("tdur").getAsDouble() / 1_000)
                .max()
                .orElseThrow();
        return Map.of("busiestTask", longest);
    }

    private static Stream<JsonObject> events(JsonArray events) {
        return StreamSupport.stream(events.spliterator(), false).map(JsonElement::getAsJsonObject);
    }

    /** Calls while the line is down, one in a turn of the event loop; then it is back. */
    Map<String, Double> outage(int commands) {
        page.route(LINE, route -> route.abort());
        double idle = busy("turns(" + commands + ", function () {})", new HashMap<>());
        Map<String, Double> figures = new HashMap<>();
        double calling = busy("calls(" + commands + ")", figures) - idle;
        page.evaluate("forget()");
        page.unroute(LINE);
        double delivering = busy("delivery()", figures);
        figures.put("answered", figures.get("answered") / commands);
        figures.put("calling", calling / commands);
        figures.put("delivering", delivering / commands);
        return figures;
    }

    /** Calls while the line is down; the next page of the tab finds them written down. */
    Map<String, Double> takeUp(int commands) {
        page.route(LINE, route -> route.abort());
        page.evaluate("calls(" + commands + ")");
        page.unroute(LINE);
        return open("").figures("takenUp()");
    }

    /** Milliseconds that the page's main thread was busy in its first time. */
    Map<String, Double> metricsOfStart(boolean withTag) {
        navigate(
                withTag
                        ? snippet() + "<script>_giosg('goal', 'matches', '2870f654-c6a7-11e6-8a67-60f81db030fe',"
                                + " {value: 1});</script>"
                        : "<script>var nothing;</script>");
        page.waitForTimeout(START);
        Map<String, Double> metrics = metrics();
        return Map.of("task", metrics.get("TaskDuration") * 1_000, "script", metrics.get("ScriptDuration") * 1_000);
    }

    private double busy(String expression, Map<String, Double> figures) {
        double before = metrics().get("TaskDuration");
        figures.putAll(figures(expression));
        return (metrics().get("TaskDuration") - before) * 1e6;
    }

    private Map<String, Double> metrics() {
        Map<String, Double> metrics = new HashMap<>();
        for (JsonElement each : devTools.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            JsonObject metric = each.getAsJsonObject();
            metrics.put(metric.get("name").getAsString(), metric.get("value").getAsDouble());
        }
        return metrics;
    }

    private void navigate(String head) {
        page.navigate(site.serve("/" + System.nanoTime(), head, ISOLATED));
    }

    private String snippet() {
        return """
                <script>
                (function(w,t,f){var s='script',o='_giosg',h='%s',e,n;e=t.createElement(s);e.async=1;e.src=h+'/live2/'+f;
                w[o]=w[o]||function(){(w[o]._e=w[o]._e||[]).push(arguments)};w[o]._c=f;w[o]._h=h;n=t.getElementsByTagName(s)[0];
                n.parentNode.insertBefore(e,n)})(window,document,'%s');
                </script>
                """.formatted(backend.origin(), Backend.ORGANIZATION);
    }

    private static String measures() {
        try (InputStream in = MeasuredPage.class.getResourceAsStream("/benchmark/measures.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}

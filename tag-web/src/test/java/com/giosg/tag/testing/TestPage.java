package com.giosg.tag.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.htmlunit.BrowserVersion;
import org.htmlunit.MockWebConnection;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;

/**
 * A customer's page in HtmlUnit with the compiled, minified tag. The backend's end of the line is a function of the
 * test's, so that a test sees what the tag sends and says what it gets.
 */
public final class TestPage implements AutoCloseable {
    public static final String ORGANIZATION = "826100fd-b473-49b0-bafd-d7332622bae8";
    public static final String BACKEND = "https://backend.example";
    private static final URL PAGE = url("https://shop.example/");
    private static final URL SCRIPT = url(BACKEND + "/live2/" + ORGANIZATION);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The script tag of contract section 3, as sites carry it. */
    public static final String SNIPPET = """
            <!-- giosg tag -->
            <script>
            (function(w,t,f){var s='script',o='_giosg',h='https://backend.example',e,n;e=t.createElement(s);e.async=1;e.src=h+'/live2/'+f;
            w[o]=w[o]||function(){(w[o]._e=w[o]._e||[]).push(arguments)};w[o]._c=f;w[o]._h=h;n=t.getElementsByTagName(s)[0];
            n.parentNode.insertBefore(e,n)})(window,document,'826100fd-b473-49b0-bafd-d7332622bae8');
            </script>
            """;

    /** Stands in an answer for the id of the request's first command. */
    public static final String FIRST_ID = "FIRST_ID";

    /** The bodies that the tag posted, oldest first. The page may post while a test looks. */
    public final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    /** What the page said on the console. */
    public final List<String> console = new ArrayList<>();

    private final WebClient client = new WebClient(BrowserVersion.CHROME);
    private final List<Answer> answers = new ArrayList<>();
    private HtmlPage page;

    /** What the backend answers; with the status 0 nothing, as the line is cut. */
    public record Answer(int status, String body, List<NameValuePair> headers) {
        static final int CUT = 0;
    }

    public TestPage() {
        client.getOptions().setFetchPolyfillEnabled(true);
        client.getOptions().setThrowExceptionOnScriptError(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        client.getWebConsole().setLogger(new RecordingLogger(console));
        client.setWebConnection(new MockWebConnection() {
            @Override
            public WebResponse getResponse(WebRequest request) throws IOException {
                String url = request.getUrl().toString();
                if (url.endsWith("/commands")) {
                    JsonNode body = JSON.readTree(request.getRequestBody());
                    requests.add(body);
                    Answer answer = answers.isEmpty() ? accept(body) : answers.remove(0);
                    if (answer.status == Answer.CUT) {
                        throw new IOException("the line is cut");
                    }
                    setResponse(
                            request.getUrl(),
                            answer.body.replace(
                                    FIRST_ID, body.at("/commands/0/id").asText()),
                            answer.status,
                            "",
                            "application/json",
                            StandardCharsets.UTF_8,
                            answer.headers);
                }
                return super.getResponse(request);
            }
        });
    }

    /** Has the backend answer the next request so, rather than accept it. */
    public TestPage answerWith(int status, String body) {
        answers.add(new Answer(status, body, headers()));
        return this;
    }

    /** Has the backend put the next request off so. */
    public TestPage putOff(int status, String retryAfter) {
        answers.add(new Answer(status, "", headers(new NameValuePair("Retry-After", retryAfter))));
        return this;
    }

    /** Cuts the line once the next request is on it. */
    public TestPage cutLine() {
        answers.add(new Answer(Answer.CUT, "", List.of()));
        return this;
    }

    /** Opens a page with the snippet and then this script, whose calls the stub keeps; the tab's next, if it had one. */
    public TestPage open(String script) {
        return openHead(SNIPPET + "<script>" + script + "</script>");
    }

    /** Opens a page with this head. The backend is slow: the tag is not there before {@link #load}. */
    public TestPage openHead(String head) {
        connection().setResponse(SCRIPT, "", "text/javascript");
        connection()
                .setResponse(
                        PAGE,
                        "<!doctype html><html lang='en'><head><title>Shop</title>" + head
                                + "</head><body></body></html>",
                        "text/html");
        try {
            page = client.getPage(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settle();
    }

    /** The tag's script arrives, as often as it is asked for. */
    public TestPage load() {
        connection()
                .setResponse(
                        SCRIPT,
                        tag() + "({\"id\":\"" + ORGANIZATION + "\",\"chat\":\"0123abcd\"},\"" + BACKEND + "\");",
                        "text/javascript");
        run("var element = document.createElement('script'); element.src = '" + SCRIPT + "';"
                + "document.head.appendChild(element);");
        return this;
    }

    /** Runs a script in the page, waits until nothing more is to be run, and returns what it left in {@code result}. */
    public Object run(String script) {
        page.executeJavaScript("window.result = undefined;" + script);
        settle();
        return page.executeJavaScript("typeof result == 'string' ? result : JSON.stringify(result)")
                .getJavaScriptResult();
    }

    /** What an expression is by now. */
    public Object get(String expression) {
        return run("result = " + expression);
    }

    /** The commands that were sent, in order, each as {@code module.method[arguments]} with single quotes. */
    public List<String> commands() {
        return each(command ->
                command.get("module").asText() + "." + command.get("method").asText()
                        + command.get("arguments").toString().replace('"', '\''));
    }

    public <T> List<T> each(Function<JsonNode, T> what) {
        List<T> all = new ArrayList<>();
        for (JsonNode request : requests) {
            request.get("commands").forEach(command -> all.add(what.apply(command)));
        }
        return all;
    }

    /** A cookie's value; null where there is none. */
    public String cookie(String name) {
        var cookie = client.getCookieManager().getCookie(name);
        return cookie == null ? null : cookie.getValue();
    }

    private TestPage settle() {
        // Waits for what is due within so many milliseconds, not for so long; the next look at the address is due
        // later.
        client.waitForBackgroundJavaScriptStartingBefore(1_900);
        return this;
    }

    /** Lets the page run on until this holds, for as long as a busy machine may take. */
    public TestPage settleUntil(BooleanSupplier done) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            settle();
        }
        return this;
    }

    private static Answer accept(JsonNode request) {
        ObjectNode reply = JSON.createObjectNode().put("time", System.currentTimeMillis());
        reply.putObject("visitor")
                .put("id", request.path("visitor").asText())
                .put("session_id", "5e55e55e-0000-4000-a000-000000000000")
                .put("visit_count", 1)
                .putArray("rooms")
                .add("domain-room");
        request.get("commands")
                .forEach(command -> reply.withArray("answers")
                        .addObject()
                        .put("id", command.get("id").asText())
                        .put("status", 200)
                        .putNull("body"));
        if (!reply.has("answers")) {
            reply.putArray("answers");
        }
        return new Answer(200, reply.toString(), headers());
    }

    private static List<NameValuePair> headers(NameValuePair... own) {
        List<NameValuePair> headers = new ArrayList<>(List.of(own));
        headers.add(new NameValuePair("Access-Control-Allow-Origin", "*"));
        headers.add(new NameValuePair("Access-Control-Expose-Headers", "Retry-After"));
        return headers;
    }

    /** The tag, but for its import(), which HtmlUnit cannot parse: it brings the words of refusals, and no launcher. */
    public static String tag() {
        return resource("/giosg-tag.js")
                .replace("import(", """
                (function (url) {
                  return /words/.test(url) ? Promise.resolve({ default: %s }) : Promise.reject(url);
                })(""".formatted(resource("/giosg-words.js").replace("export default", "")));
    }

    public static String resource(String name) {
        try (InputStream in = TestPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MockWebConnection connection() {
        return (MockWebConnection) client.getWebConnection();
    }

    private static URL url(String text) {
        try {
            return URI.create(text).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}

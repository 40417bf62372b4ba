package com.giosg.demo.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.http.WebServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the demo site's pages are served (contract section 8). */
class PagesTest {
    private static WebServer server;
    private static String origin;

    @BeforeAll
    static void start() {
        server = new WebServer(
                "127.0.0.1", 0, routes -> new PageRoutes("/test-pages", "an-organisation").register(routes));
        origin = "http://127.0.0.1:" + server.port();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void theShopCarriesTheSnippetWithANonceOfItsOwn() throws Exception {
        HttpResponse<String> page = get("/");
        assertEquals(200, page.statusCode());
        assertEquals("text/html;charset=utf-8", header(page, "Content-Type"));
        Matcher nonce = Pattern.compile("nonce=\"([0-9a-f]{32})\"").matcher(page.body());
        assertTrue(nonce.find());
        assertTrue(page.body().contains("h='" + origin + "'"));
        assertTrue(page.body().contains("an-organisation"));
        assertEquals(
                "default-src 'none'; script-src 'nonce-" + nonce.group(1) + "' 'self'; img-src 'self' data:;"
                        + " font-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
                        + " frame-ancestors 'none'",
                header(page, "Content-Security-Policy"));
        assertEquals("no-store", header(page, "Cache-Control"));
        assertNotEquals(page.body(), get("/").body());
    }

    @Test
    void theConsoleRunsNothingButItsOwnScripts() throws Exception {
        HttpResponse<String> page = get("/console");
        assertEquals(200, page.statusCode());
        String policy = header(page, "Content-Security-Policy");
        assertEquals(
                "default-src 'none'; script-src 'self'; img-src 'self' data:;"
                        + " require-trusted-types-for 'script'; trusted-types 'none'; style-src 'self'; connect-src 'self';"
                        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                policy);
        assertEquals("nosniff", header(page, "X-Content-Type-Options"));
        assertEquals("strict-origin-when-cross-origin", header(page, "Referrer-Policy"));
    }

    @Test
    void thePageOnSigningRunsNoScriptAndPrintsItsExamples() throws Exception {
        HttpResponse<String> page = get("/docs/signing");
        assertEquals(200, page.statusCode());
        assertEquals(
                "default-src 'none'; img-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none';"
                        + " form-action 'none'; frame-ancestors 'none'",
                header(page, "Content-Security-Policy"));
        assertTrue(page.body().contains("<code>if a &lt; b &amp;&amp; c: $1 \\n</code>"), page.body());
        HttpResponse<String> example = get("/assets/signing/examples/sign.py");
        assertEquals("text/plain;charset=utf-8", header(example, "Content-Type"));
        assertEquals("if a < b && c: $1 \\n\n", example.body());
    }

    @Test
    void headHasThePolicyToo() throws Exception {
        HttpResponse<String> page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(origin + "/console"))
                                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
        assertEquals(200, page.statusCode());
        assertEquals("", page.body());
        assertEquals(header(get("/console"), "Content-Security-Policy"), header(page, "Content-Security-Policy"));
    }

    @Test
    void assetsHaveTheirTypesAndAreNotSentTwice() throws Exception {
        HttpResponse<String> style = get("/assets/shop/style.css");
        assertEquals("text/css;charset=utf-8", header(style, "Content-Type"));
        assertEquals("nosniff", header(style, "X-Content-Type-Options"));
        assertEquals(
                304,
                get("/assets/shop/style.css", "If-None-Match", header(style, "ETag"))
                        .statusCode());
        assertEquals("image/svg+xml", header(get("/assets/console/img/icon.svg"), "Content-Type"));
    }

    @Test
    void nothingElseIsServed() throws Exception {
        for (String path : new String[] {
            "/assets/shop/none.css",
            "/assets/shop/../console/index.html",
            "/assets/shop/%2e%2e/console/index.html",
            "/assets/shop/..%2fconsole%2fimg%2ficon.svg",
            "/assets/shop/",
            "/assets/shop/index.html",
            "/assets/other/style.css",
            "/assets/shop//style.css",
            "/index.html"
        }) {
            HttpResponse<String> response = get(path);
            assertTrue(response.statusCode() == 404 || response.statusCode() == 400, path + response.statusCode());
            assertFalse(response.body().contains("<"), path);
        }
    }

    @Test
    void aHostThatIsNoneReachesNoPage() throws Exception {
        for (String host : new String[] {"a\"><script>", "a'", "a/b", "a b", "user@a", "", "a:b", "[x"}) {
            String answer = raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            assertTrue(answer.contains("{\"code\":\"invalid_argument\""), answer);
        }
        assertTrue(raw("GET / HTTP/1.1\r\nHost: shop.example:81\r\nConnection: close\r\n\r\n")
                .contains("h='http://shop.example:81'"));
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

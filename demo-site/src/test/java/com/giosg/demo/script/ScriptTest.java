package com.giosg.demo.script;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.Decoder;
import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.TestSite;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The tag as pages load it (contract section 3). */
class ScriptTest {
    private static final String PATH = "/live2/" + TestSite.ORGANIZATION;

    private final TestSite site = TestSite.shared(DatabaseKind.SQLITE);

    private HttpResponse<byte[]> load(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site.origin + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return TestSite.HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return String.join(" and ", response.headers().allValues(name));
    }

    @Test
    void isTheCompiledTagCalledWithThePublicSettings() throws Exception {
        HttpResponse<byte[]> response = load("GET", PATH);
        String script = new String(response.body(), StandardCharsets.UTF_8);
        String compiled = new String(
                ScriptTest.class.getResourceAsStream("/giosg-tag.js").readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(script.startsWith(compiled.strip() + "("), "not the compiled tag");
        assertTrue(script.substring(compiled.strip().length())
                .matches("\\(\\{\"id\":\"" + TestSite.ORGANIZATION
                        + "\",\"chat\":\"[0-9a-f]{8}\",\"color\":\"#[0-9a-f]{6}\"}, {0,3}\""
                        + Pattern.quote(site.origin) + "\"\\)"));
        assertArrayEquals(response.body(), load("GET", "/live/1").body());
        assertEquals(200, response.statusCode());
        assertEquals("text/javascript;charset=utf-8", header(response, "Content-Type"));
        assertEquals("public, max-age=60, stale-while-revalidate=86400", header(response, "Cache-Control"));
        assertEquals("nosniff", header(response, "X-Content-Type-Options"));
        assertEquals("*", header(response, "Access-Control-Allow-Origin"));
        assertEquals("cross-origin", header(response, "Cross-Origin-Resource-Policy"));
        assertEquals("*", header(response, "Timing-Allow-Origin"));
        assertEquals("Accept-Encoding", header(response, "Vary"));
    }

    @Test
    void isCompressedAsTheBrowserAsks() throws Exception {
        byte[] plain = load("GET", PATH).body();
        HttpResponse<byte[]> brotli = load("GET", PATH, "Accept-Encoding", "gzip, deflate, br");
        assertEquals("br", header(brotli, "Content-Encoding"));
        Brotli4jLoader.ensureAvailability();
        assertArrayEquals(plain, Decoder.decompress(brotli.body()).getDecompressedData());
        HttpResponse<byte[]> gzip = load("GET", PATH, "Accept-Encoding", "gzip");
        assertEquals("gzip", header(gzip, "Content-Encoding"));
        assertArrayEquals(plain, new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes());
        assertTrue(brotli.body().length < gzip.body().length);
    }

    @Test
    void isNotSentAgainToWhoHasIt() throws Exception {
        String plain = header(load("GET", PATH), "ETag");
        String brotli = header(load("GET", PATH, "Accept-Encoding", "br"), "ETag");
        assertNotEquals(plain, brotli);
        for (String known : new String[] {brotli, "W/" + brotli, "\"x\", " + brotli, "*"}) {
            HttpResponse<byte[]> response = load("GET", PATH, "Accept-Encoding", "br", "If-None-Match", known);
            assertEquals(304, response.statusCode());
            assertEquals(0, response.body().length);
            assertEquals(brotli, header(response, "ETag"));
            assertEquals("Accept-Encoding", header(response, "Vary"));
            assertEquals("public, max-age=60, stale-while-revalidate=86400", header(response, "Cache-Control"));
        }
        assertEquals(
                200,
                load("GET", PATH, "Accept-Encoding", "br", "If-None-Match", plain)
                        .statusCode());
    }

    @Test
    void answersHead() throws Exception {
        HttpResponse<byte[]> get = load("GET", PATH, "Accept-Encoding", "br");
        HttpResponse<byte[]> head = load("HEAD", PATH, "Accept-Encoding", "br");
        assertEquals(200, head.statusCode());
        assertEquals(0, head.body().length);
        assertEquals(Integer.toString(get.body().length), header(head, "Content-Length"));
        assertEquals(header(get, "ETag"), header(head, "ETag"));
    }

    @Test
    void staysInItsBudgetWithTheSettingsToo() throws Exception {
        int length = load("GET", PATH, "Accept-Encoding", "br").body().length;
        assertTrue(length <= 9_000, length + " bytes of Brotli");
    }

    /** What the tag puts the page's language behind. */
    private String chatPath(TestSite site) throws Exception {
        HttpResponse<String> tag = site.send("GET", PATH, null);
        Matcher matcher = Pattern.compile("\"chat\":\"([0-9a-f]{8})\"").matcher(tag.body());
        assertTrue(matcher.find());
        return "/live2/chat/" + matcher.group(1) + "/launcher.js?";
    }

    @Test
    void bringsTheChatInThePagesLanguage() throws Exception {
        String path = chatPath(site);
        String[][] languages = {
            {"", "en"},
            {"en-US", "en"},
            {"fi", "fi"},
            {"fi-FI", "fi"},
            {"SV-se", "sv"},
            {"de", "en"},
            {"fil", "en"},
            {"sv&1795000000000", "sv"}
        };
        for (String script : new String[] {"launcher", "window", "phone"}) {
            for (String[] language : languages) {
                HttpResponse<byte[]> response = load("GET", path.replace("launcher", script) + language[0]);
                assertEquals(200, response.statusCode(), language[0]);
                assertArrayEquals(
                        ScriptTest.class
                                .getResourceAsStream("/giosg-" + script + "." + language[1] + ".js")
                                .readAllBytes(),
                        response.body(),
                        script + " " + language[0]);
            }
        }
        HttpResponse<byte[]> response = load("GET", path + "fi", "Accept-Encoding", "br");
        assertEquals("text/javascript;charset=utf-8", header(response, "Content-Type"));
        assertEquals("public, max-age=31536000, immutable", header(response, "Cache-Control"));
        assertEquals("br", header(response, "Content-Encoding"));
        assertEquals("Accept-Encoding", header(response, "Vary"));
        assertEquals("*", header(response, "Access-Control-Allow-Origin"));
        assertEquals("cross-origin", header(response, "Cross-Origin-Resource-Policy"));
        assertEquals("nosniff", header(response, "X-Content-Type-Options"));
        assertEquals(200, load("HEAD", path + "fi").statusCode());
    }

    @Test
    void anOlderTagGetsTheChatAsItIsNow() throws Exception {
        HttpResponse<byte[]> older = load("GET", "/live2/chat/0123456789abcdef/launcher.js?fi");
        assertArrayEquals(load("GET", chatPath(site) + "fi").body(), older.body());
        assertEquals("no-cache", header(older, "Cache-Control"));
        assertEquals(404, load("GET", "/live2/chat/0123456789abcdef/other.js").statusCode());
        assertEquals(404, load("GET", "/live2/chat/0123456789abcdef").statusCode());
    }

    @Test
    void bringsTheConsoleTheOperatorsEndOfACall() throws Exception {
        HttpResponse<byte[]> response = load("GET", "/assets/console/operator.js", "Accept-Encoding", "identity");
        assertEquals(200, response.statusCode());
        assertArrayEquals(
                ScriptTest.class.getResourceAsStream("/giosg-operator.js").readAllBytes(), response.body());
        assertEquals("text/javascript;charset=utf-8", header(response, "Content-Type"));
        assertEquals("no-cache", header(response, "Cache-Control"));
        assertEquals("nosniff", header(response, "X-Content-Type-Options"));
        String etag = header(response, "ETag");
        assertEquals(
                304,
                load("GET", "/assets/console/operator.js", "Accept-Encoding", "identity", "If-None-Match", etag)
                        .statusCode());
    }

    @Test
    void bringsTheColourOfTheChatAsItIsNow() throws Exception {
        try (TestSite own = new TestSite(DatabaseKind.SQLITE.open())) {
            assertTrue(own.send("GET", PATH, null).body().contains("\"color\":\"#1f4fa3\""));
            own.staff("PATCH", "/chat_settings", "{\"color\":\"#00fF7a\"}");
            assertTrue(own.send("GET", PATH, null).body().contains("\"color\":\"#00fF7a\""));
            assertTrue(own.send("GET", "/live/1", null).body().contains("\"color\":\"#00fF7a\""));
            own.staff("PATCH", "/chat_settings", "{\"color_scheme\":\"light\"}");
            assertTrue(own.send("GET", PATH, null).body().contains(",\"scheme\":\"light\"},"));
        }
    }

    @Test
    void aWrongIdOrNumberIsToldToTheDeveloper() throws Exception {
        for (String path : new String[] {
            "/live2/00000000-0000-0000-0000-000000000000",
            "/live2/1",
            "/live/2",
            "/live/x",
            "/live/99999999999999999999999",
            "/live/-1"
        }) {
            HttpResponse<byte[]> response = load("GET", path);
            assertEquals(200, response.statusCode(), path);
            assertEquals("*", header(response, "Access-Control-Allow-Origin"));
            assertEquals("no-store", header(response, "Cache-Control"));
            assertEquals("text/javascript;charset=utf-8", header(response, "Content-Type"));
            assertTrue(new String(response.body(), StandardCharsets.UTF_8).contains("there is no such organisation"));
        }
    }

    @Test
    void theBareAddressLoadsTheNumberOfThePage() throws Exception {
        HttpResponse<byte[]> response = load("GET", "/live/");
        assertEquals(200, response.statusCode());
        assertEquals("public, max-age=60, stale-while-revalidate=86400", header(response, "Cache-Control"));
        assertEquals("*", header(response, "Access-Control-Allow-Origin"));
        assertTrue(new String(response.body(), StandardCharsets.UTF_8).endsWith("})(\"" + site.origin + "\")"));
    }
}

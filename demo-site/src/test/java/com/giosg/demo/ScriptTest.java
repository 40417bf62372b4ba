package com.giosg.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.Decoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
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
        String compiled = new String(ScriptTest.class.getResourceAsStream("/giosg-tag.js").readAllBytes(),
                StandardCharsets.UTF_8);
        assertEquals(compiled.strip() + "({\"id\":\"" + TestSite.ORGANIZATION + "\"});\n", script);
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
        assertEquals(200, load("GET", PATH, "Accept-Encoding", "br", "If-None-Match", plain).statusCode());
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
    void isNotThereForStrangers() throws Exception {
        for (String path : new String[] {"/live2/00000000-0000-0000-0000-000000000000", "/live2/1", "/live/2",
            "/live/x", "/live/99999999999999999999999", "/live/-1"}) {
            HttpResponse<byte[]> response = load("GET", path);
            assertEquals(404, response.statusCode(), path);
            assertEquals("*", header(response, "Access-Control-Allow-Origin"));
            assertEquals("not_found",
                    TestSite.json(new String(response.body(), StandardCharsets.UTF_8)).get("code").textValue());
        }
    }
}

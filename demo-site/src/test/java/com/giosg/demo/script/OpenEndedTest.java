package com.giosg.demo.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.Decoder;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.giosg.demo.http.WebServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenEndedTest {
    private static final String BEGINNING = "function tag(origin) { return 'the tag of ' + origin; }\n".repeat(400);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final List<String> ENDS =
            List.of("\"https://backend.example\");\n", "x", "\u00e4", "long".repeat(10_000));

    private static WebServer server;

    @BeforeAll
    static void start() {
        OpenEnded script = new OpenEnded(BEGINNING);
        server = new WebServer(
                "127.0.0.1",
                0,
                routes -> routes.get(
                        "/{end}",
                        context -> script.send(
                                context, "no-cache", ENDS.get(Integer.parseInt(context.pathParam("end"))))));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static byte[] load(int end, String encoding) throws IOException, InterruptedException {
        return CLIENT.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/" + end))
                                .header("Accept-Encoding", encoding)
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
    }

    @Test
    void hasAnyEndInEveryEncoding() throws Exception {
        Brotli4jLoader.ensureAvailability();
        for (int end = 0; end < ENDS.size(); end++) {
            String whole = new String(load(end, "identity"), StandardCharsets.UTF_8);
            assertEquals(
                    BEGINNING + ENDS.get(end), whole.replaceFirst("(?<=^" + Pattern.quote(BEGINNING) + ") {1,3}", ""));
            assertEquals(
                    whole,
                    new String(Decoder.decompress(load(end, "br")).getDecompressedData(), StandardCharsets.UTF_8));
            assertEquals(
                    whole,
                    new String(
                            new GZIPInputStream(new ByteArrayInputStream(load(end, "gzip"))).readAllBytes(),
                            StandardCharsets.UTF_8));
        }
    }

    @Test
    void anEndCostsLittleMoreThanItsOwnBytes() throws Exception {
        Brotli4jLoader.ensureAvailability();
        int alone = Encoder.compress(BEGINNING.getBytes(StandardCharsets.UTF_8), Encoder.Parameters.create(11)).length;
        int length = load(0, "br").length;
        assertTrue(length <= alone + 28 + 8, length + " bytes after " + alone);
    }
}

package com.giosg.demo.pictures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures from a stranger's server, which in these tests is on this machine. */
class PicturesTest {
    private static final byte[] PNG = bytes("\u0089PNG\r\n\u001A\n and more");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Pictures pictures = new Pictures(true);
    private HttpServer stranger;

    @BeforeEach
    void open() throws IOException {
        stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        start();
    }

    private void start() {
        stranger.setExecutor(threads);
        stranger.createContext("/", this::answer);
        stranger.start();
    }

    @AfterEach
    void close() {
        pictures.close();
        stranger.stop(0);
        threads.shutdownNow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private String origin(String host) {
        return "http://" + host + ":" + stranger.getAddress().getPort();
    }

    /** As its path says. */
    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        try (OutputStream out = exchange.getResponseBody()) {
            if (path.startsWith("/to/")) {
                exchange.getResponseHeaders()
                        .set("Location", exchange.getRequestURI().getQuery());
                exchange.sendResponseHeaders(Integer.parseInt(path.substring(4)), 0);
            } else if (path.startsWith("/again")) {
                exchange.getResponseHeaders().set("Location", path + "x");
                exchange.sendResponseHeaders(302, -1);
            } else if (path.equals("/drip")) {
                exchange.sendResponseHeaders(200, 0);
                out.write(PNG);
                for (; ; ) {
                    out.write(0);
                    out.flush();
                    Thread.sleep(50);
                }
            } else if (path.startsWith("/size/")) {
                int size = Integer.parseInt(path.substring(6));
                exchange.sendResponseHeaders(200, 0);
                out.write(Arrays.copyOf(PNG, size));
            } else if (path.equals("/endless")) {
                exchange.sendResponseHeaders(200, 0);
                for (; ; ) {
                    out.write(Arrays.copyOf(PNG, 1 << 16));
                }
            } else if (path.equals("/missing")) {
                exchange.sendResponseHeaders(404, 0);
                out.write(PNG);
            } else {
                exchange.sendResponseHeaders(200, 0);
                out.write(
                        path.equals("/picture")
                                ? PNG
                                : bytes(exchange.getRequestURI().getQuery()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Picture> get(String address) {
        return pictures.get(address).join();
    }

    @ParameterizedTest
    @CsvSource({
        "\u00FF\u00D8\u00FF\u00E0,image/jpeg",
        "GIF87a,image/gif",
        "GIF89a,image/gif",
        "RIFF1234WEBPVP8,image/webp",
        "<svg xmlns='x'/>,",
        "<!doctype html>,",
        "GIF88a,",
        "RIFF1234WAVE,",
        "'',"
    })
    void whatItIsItsContentSays(String content, String type) {
        Picture picture = Picture.of(bytes(content));
        assertEquals(type, picture == null ? null : picture.type());
    }

    @Test
    void aPictureIsFetchedOnce() {
        String address = origin("localhost") + "/picture";
        List<CompletableFuture<Optional<Picture>>> all =
                IntStream.range(0, 20).mapToObj(i -> pictures.get(address)).toList();
        all.forEach(one -> assertArrayEquals(PNG, one.join().orElseThrow().bytes()));
        assertEquals("image/png", get(address).orElseThrow().type());
        assertEquals(List.of("/picture"), asked);
    }

    @Test
    void thatThereIsNoneIsKeptToo() {
        for (int i = 0; i < 3; i++) {
            assertTrue(get(origin("localhost") + "/missing").isEmpty());
        }
        assertEquals(List.of("/missing"), asked);
    }

    @Test
    void aPictureHasAMegabyteAtMost() {
        assertEquals(
                1 << 20,
                get(origin("localhost") + "/size/" + (1 << 20)).orElseThrow().bytes().length);
        assertTrue(get(origin("localhost") + "/size/" + ((1 << 20) + 1)).isEmpty());
        assertTrue(get(origin("localhost") + "/endless").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsAreFollowed(int status) {
        assertTrue(get(origin("localhost") + "/to/" + status + "?/picture").isPresent());
        assertTrue(get(origin("localhost") + "/to/" + status + "?" + origin("127.0.0.1") + "/picture")
                .isPresent());
    }

    @Test
    void redirectsAreFewAndLookedAt() {
        assertTrue(get(origin("localhost") + "/again").isEmpty());
        assertEquals(List.of("/again", "/againx", "/againxx", "/againxxx"), asked);
        for (String target : List.of(
                "http://10.255.255.1/picture",
                "file:///etc/hostname",
                "http://u@localhost/picture",
                "http://[fe80::1]/picture",
                "::",
                "http://%5B")) {
            assertTrue(get(origin("localhost") + "/to/302?" + target).isEmpty(), target);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "http://", "https://a.example/|", "data:image/png;base64,iVBORw0KGgo="})
    void whatIsNoAddressIsNoPicture(String address) {
        assertTrue(get(address).isEmpty());
    }

    @Test
    void strangersOnThisMachineAreAskedInDemonstrationsOnly() {
        try (Pictures strict = new Pictures(false)) {
            for (String host :
                    List.of("localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1")) {
                assertTrue(strict.get(origin(host) + "/picture").join().isEmpty(), host);
                assertTrue(strict.get("https://" + host + "/picture").join().isEmpty(), host);
            }
        }
        assertEquals(List.of(), asked);
    }

    /** Slow ones end in their time, and are too few to keep others from being fetched. */
    @Test
    void aServerThatDripsIsNotWaitedFor() {
        CompletableFuture<Optional<Picture>> slow = pictures.get(origin("localhost") + "/drip");
        assertTrue(get(origin("localhost") + "/picture").isPresent());
        assertTrue(slow.join().isEmpty());
        assertEquals(List.of("/drip", "/picture"), asked.stream().sorted().toList());
    }

    /** What a host's name stands for may be another address the next time that it is asked for. */
    @Test
    void theAddressThatWasLookedAtIsConnectedTo() throws IOException {
        List<String> resolved = new CopyOnWriteArrayList<>();
        PictureClient.Resolver rebinding = host -> {
            resolved.add(host);
            return new InetAddress[] {
                InetAddress.getByName(resolved.size() == 1 ? "127.0.0.1" : "10.255.255.1"),
                InetAddress.getByName("10.255.255.2")
            };
        };
        try (Pictures rebound = new Pictures(new PictureClient(new Destinations(true), rebinding, null, 1))) {
            assertTrue(
                    rebound.get(origin("pictures.example") + "/picture").join().isPresent());
            assertTrue(rebound.get(origin("pictures.example") + "/other").join().isEmpty());
        }
        assertEquals(List.of("pictures.example", "pictures.example"), resolved);
        assertEquals(List.of("/picture"), asked);
    }

    /** Over TLS the server is named, and has to be who it is said to be. */
    @Test
    void theCertificateIsTheHosts(@TempDir Path folder) throws Exception {
        SSLContext tls = tls(folder.resolve("keys.p12"));
        stranger.stop(0);
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(tls));
        stranger = https;
        start();
        PictureClient.Resolver here = host -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        try (Pictures secure =
                new Pictures(new PictureClient(new Destinations(true), here, new DefaultClientTlsStrategy(tls), 1))) {
            String port = ":" + stranger.getAddress().getPort();
            assertTrue(secure.get("https://pictures.example" + port + "/picture")
                    .join()
                    .isPresent());
            assertTrue(secure.get("https://other.example" + port + "/picture")
                    .join()
                    .isEmpty());
        }
        // Nor is one trusted that is not any authority's.
        assertTrue(get("https://localhost:" + stranger.getAddress().getPort() + "/picture")
                .isEmpty());
        assertEquals(List.of("/picture"), asked);
    }

    /** A server's key, with a certificate of its own for {@code pictures.example} that it trusts itself. */
    private static SSLContext tls(Path file) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=x",
                        "-ext",
                        "san=dns:pictures.example",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "password")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertTrue(keytool.waitFor(1, TimeUnit.MINUTES));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, "password".toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "password".toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("own", keys.getCertificate(keys.aliases().nextElement()));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void manyAtOnceAreNoneRatherThanATrouble() {
        List<CompletableFuture<Optional<Picture>>> all = IntStream.range(0, 500)
                .mapToObj(i -> pictures.get(origin("localhost") + "/size/" + (100 + i)))
                .toList();
        long found = all.stream().filter(one -> one.join().isPresent()).count();
        assertTrue(found >= 200, found + " found");
        assertFalse(asked.isEmpty());
    }
}

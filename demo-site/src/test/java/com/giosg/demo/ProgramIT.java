package com.giosg.demo;

import static com.giosg.demo.CommandLineTest.READY;
import static com.giosg.demo.CommandLineTest.TOKEN;
import static com.giosg.demo.CommandLineTest.error;
import static com.giosg.demo.CommandLineTest.rooms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.Patience;
import com.giosg.demo.testing.RunnableJar;
import com.giosg.demo.testing.TestSite;
import com.giosg.demo.testing.TestVisitor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;
import org.sqlite.util.LibraryLoaderUtil;

/** The demo site as a program of its own (contract section 1), from its jar. */
class ProgramIT {
    @TempDir
    private Path folder;

    private ProcessBuilder program(String... options) {
        return inFolder(RunnableJar.command(List.of(), options));
    }

    private ProcessBuilder inFolder(List<String> command) {
        return RunnableJar.process(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /** A running program: its process, and the origin that its one line of readiness names. */
    private record Running(Process process, String origin, String printed) {}

    private Running start(ProcessBuilder program) throws IOException {
        Process process = program.start();
        BufferedReader out = process.inputReader();
        StringBuilder printed = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            printed.append(line).append('\n');
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                return new Running(process, "http://127.0.0.1:" + ready.group(1), printed.toString());
            }
        }
        throw new AssertionError("it ended: " + printed);
    }

    private static void stop(Running running) throws InterruptedException {
        running.process.destroy();
        assertTrue(running.process.waitFor(Patience.SECONDS, TimeUnit.SECONDS));
    }

    /** The program on a disk on which no file becomes longer than that. */
    private ProcessBuilder onAFullDisk(int kilobytes) throws IOException {
        Path driver = folder.resolve("libsqlitejdbc.so");
        // Else it would be unpacked to where it does not fit.
        try (InputStream in = SQLiteDataSource.class.getResourceAsStream(
                LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName())) {
            Files.copy(in, driver);
        }
        List<String> command = RunnableJar.command(
                List.of(
                        "-XX:-UsePerfData",
                        "-Dorg.sqlite.lib.path=" + folder,
                        "-Dorg.sqlite.lib.name=" + driver.getFileName()),
                "--port",
                "0");
        // In units of 512 bytes.
        List<String> limited =
                new ArrayList<>(List.of("sh", "-c", "ulimit -f " + 2 * kilobytes + " && exec \"$@\"", "sh"));
        limited.addAll(command);
        return inFolder(limited);
    }

    @Test
    void aStartOnAFullDiskSaysSoInOneLine() throws Exception {
        Path errors = folder.resolve("errors");
        Process process = onAFullDisk(40).redirectError(errors.toFile()).start();
        assertTrue(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS));
        String said = Files.readString(errors);
        assertEquals(2, process.exitValue(), said);
        assertEquals(1, said.lines().count(), said);
        assertTrue(said.contains("cannot use the data folder"), said);
    }

    @Test
    void aFullDiskIsNotReadyAndTheProcessLives() throws Exception {
        Running running = start(onAFullDisk(2048).redirectError(ProcessBuilder.Redirect.DISCARD));
        assertEquals(200, status(running, "/readyz"));
        // Until nothing fits any more; the server asks its database once a second.
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Patience.SECONDS);
        int status = 200;
        while (status == 200 && System.nanoTime() < end) {
            for (int length : new int[] {30_000, 1}) {
                String call = "[{\"a\":\"" + "x".repeat(length) + "\"}]";
                TestSite.send(HttpRequest.newBuilder(URI.create(running.origin + TestSite.COMMANDS))
                        .header("Origin", "http://localhost")
                        .POST(BodyPublishers.ofString(
                                new TestVisitor(null).request("{}", TestVisitor.command("visitor", "submit", call)))));
            }
            status = status(running, "/readyz");
        }
        assertEquals(503, status);
        assertEquals(200, status(running, "/healthz"));
        stop(running);
    }

    private static int status(Running running, String path) {
        return TestSite.send(HttpRequest.newBuilder(URI.create(running.origin + path)))
                .statusCode();
    }

    @Test
    void showsItsOptions() throws Exception {
        Process process = program("--help").start();
        String help = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        for (String part : List.of(
                "--port",
                "--host",
                "--data",
                "--jdbc-url",
                "--public-url",
                "--demo",
                "GIOSG_STAFF_TOKEN",
                "GIOSG_ENCRYPTION_KEY",
                "GIOSG_SIGNING_SECRET")) {
            assertTrue(help.contains(part), help);
        }
    }

    @Test
    void keepsWhatItAnsweredThroughAKillAndAStop() throws Exception {
        TestVisitor visitor = new TestVisitor(null);
        String command = TestVisitor.command("goal", "matches", "[\"" + TestSite.GOAL + "\"]");
        Running first = start(program("--port", "0"));
        Path tokenFile = folder.resolve("data/staff-token");
        String token = Files.readString(tokenFile).strip();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(tokenFile)));
        Path database = folder.resolve("data/giosg.db");
        for (String file : List.of("", "-wal", "-shm")) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(database.resolveSibling("giosg.db" + file))),
                    file);
        }
        assertTrue(first.printed.contains("staff-token"), first.printed);
        assertFalse(first.printed.contains(token));
        String answer = post(first.origin, visitor.request("{}", command));
        first.process.destroyForcibly().waitFor();

        Running second = start(program("--port", "0"));
        assertEquals(token, Files.readString(tokenFile).strip());
        assertEquals(
                TestSite.json(answer).get("answers"),
                TestSite.json(post(second.origin, visitor.request("{}", command)))
                        .get("answers"));
        HttpResponse<String> matches = TestSite.send(HttpRequest.newBuilder(
                        URI.create(second.origin + TestSite.STAFF + "/goals/" + TestSite.GOAL + "/matches"))
                .header("Authorization", "Token " + token));
        assertEquals(1, TestSite.json(matches.body()).get("results").size());
        second.process.destroy();
        assertTrue(second.process.waitFor(Patience.SECONDS, TimeUnit.SECONDS));
        assertEquals(143, second.process.exitValue());

        ProcessBuilder renamed = program("--port", "0");
        renamed.environment().put("GIOSG_STAFF_TOKEN", "another " + TOKEN);
        Running third = start(renamed);
        assertFalse(third.printed.contains("staff-token"), third.printed);
        assertEquals(200, rooms(third.origin, "another " + TOKEN));
        assertEquals(401, rooms(third.origin, token));
        stop(third);
    }

    @Test
    void theSigningSecretOfTheEnvironmentIsForANewDatabaseAndStaysOutOfSight() throws Exception {
        for (String secret : List.of("of the first start", "of the second start")) {
            ProcessBuilder program = program("--port", "0");
            program.environment().put("GIOSG_SIGNING_SECRET", secret);
            Path errors = folder.resolve("errors");
            program.redirectError(errors.toFile());
            Running running = start(program);
            assertEquals(200, submit(running.origin, "of the first start"));
            assertEquals(400, submit(running.origin, "of the second start"));
            assertEquals(400, submit(running.origin, "supersecret"));
            stop(running);
            assertFalse(running.printed.contains("start"), running.printed);
            assertEquals("", Files.readString(errors));
        }
        Path key = folder.resolve("data/encryption-key");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        for (String file : List.of("giosg.db", "encryption-key", "staff-token")) {
            assertFalse(
                    Files.readString(folder.resolve("data").resolve(file), StandardCharsets.ISO_8859_1)
                            .contains("of the first start"),
                    file);
        }

        Files.delete(key);
        String error =
                error(Map.of(), "--port", "0", "--data", folder.resolve("data").toString());
        assertTrue(error.contains("GIOSG_ENCRYPTION_KEY"), error);
    }

    /** The status of a call that is signed with a secret. */
    private static int submit(String origin, String secret) {
        String token = JWT.create().withPayload(Map.of("a", 1)).sign(Algorithm.HMAC256(secret));
        String call = TestVisitor.command("visitor", "submit", "[\"" + token + "\",\"HS256\"]");
        return TestSite.send(HttpRequest.newBuilder(URI.create(origin + TestSite.COMMANDS))
                        .header("Origin", "http://localhost")
                        .POST(BodyPublishers.ofString(new TestVisitor(null).request("{}", call))))
                .statusCode();
    }

    private static String post(String origin, String body) {
        HttpResponse<String> response = TestSite.send(HttpRequest.newBuilder(URI.create(origin + TestSite.COMMANDS))
                .header("Origin", "http://localhost")
                .POST(BodyPublishers.ofString(body)));
        assertEquals(200, response.statusCode(), response.body());
        return response.body();
    }

    @Test
    void servesFromPostgresql() throws Exception {
        String url = DatabaseKind.newPostgresUrl();
        ProcessBuilder program = program("--port", "0", "--jdbc-url", url);
        program.environment().putAll(Map.of("GIOSG_STAFF_TOKEN", TOKEN, "GIOSG_ENCRYPTION_KEY", "k"));
        Running running = start(program);
        assertEquals(200, rooms(running.origin, TOKEN));
        assertFalse(Files.exists(folder.resolve("data")));
        stop(running);
    }

    private record Ended(int code, String output, String error) {}

    @Test
    void aMistakeIsOneLineAndExitTwo() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            for (List<String> options : List.of(
                    List.of("--prot", "1"),
                    List.of(
                            "--port",
                            Integer.toString(taken.getLocalPort()),
                            "--data",
                            folder.resolve("a").toString()),
                    List.of("--port", "0", "--data", file.toString()),
                    List.of("--port", "0", "--jdbc-url", "jdbc:postgresql://127.0.0.1:1/x"))) {
                Ended ended = end(RunnableJar.process(options.toArray(String[]::new)));

                assertEquals(2, ended.code, options::toString);
                assertEquals(1, ended.error.strip().lines().count(), ended.error);
                assertFalse(ended.error.contains("Exception"), ended.error);
                assertEquals("", ended.output);
            }
        }
    }

    @Test
    void anUnreachableDatabaseIsOneLineAndExitTwo() throws Exception {
        ProcessBuilder command = RunnableJar.process("--port", "0", "--jdbc-url", "jdbc:postgresql://127.0.0.1:1/x");
        command.environment().put("GIOSG_STAFF_TOKEN", "token of the tests");
        command.environment().put("GIOSG_ENCRYPTION_KEY", "0".repeat(64));

        Ended ended = end(command);

        assertEquals(2, ended.code);
        assertEquals(1, ended.error.strip().lines().count(), ended.error);
        assertFalse(ended.error.contains("Exception"), ended.error);
    }

    private static Ended end(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.start();
        if (!process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running: " + command.command());
        }
        return new Ended(
                process.exitValue(),
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }
}

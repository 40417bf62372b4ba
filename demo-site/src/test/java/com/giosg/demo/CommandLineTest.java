package com.giosg.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.TestSite;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start refuses, in one line that says why, and with everything left as it was (contract section 1). */
class CommandLineTest {
    /** As short as one may be. */
    static final String TOKEN = "a token of tests";

    /** The address in the line that a server prints when it is ready. */
    static final Pattern READY = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");

    @TempDir
    private Path folder;

    /** The one line in which a start that cannot succeed says so. */
    static String error(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new DemoSite(environment, new PrintStream(out)).run(new PrintStream(err), arguments);
        String error = err.toString(StandardCharsets.UTF_8);
        assertEquals(2, status, error);
        assertEquals(1, error.lines().count(), error);
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        return error;
    }

    /** A site that runs in this process, and its origin. */
    private record Started(DemoSite site, String origin) implements AutoCloseable {
        @Override
        public void close() {
            site.close();
        }
    }

    /** A start that succeeds. */
    private static Started start(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DemoSite site = new DemoSite(environment, new PrintStream(out));
        assertEquals(0, site.run(System.err, arguments));
        Matcher ready = READY.matcher(out.toString(StandardCharsets.UTF_8));
        assertTrue(ready.find());
        return new Started(site, "http://127.0.0.1:" + ready.group(1));
    }

    /** The status of a request for the rooms. */
    static int rooms(String origin, String token) {
        return TestSite.send(HttpRequest.newBuilder(URI.create(origin + TestSite.STAFF + "/rooms"))
                        .header("Authorization", "Token " + token))
                .statusCode();
    }

    @Test
    void complainsInOneLine() throws Exception {
        Map<String, String> nothing = Map.of();
        assertTrue(error(nothing, "--prot", "1").contains("--prot"));
        assertTrue(error(nothing, "--port", "x").contains("--port"));
        assertTrue(error(nothing, "--port", "65536").contains("--port"));
        assertTrue(error(nothing, "--data", "a", "--jdbc-url", "jdbc:postgresql://x/y")
                .contains("--jdbc-url"));
        assertTrue(error(nothing, "--jdbc-url", "jdbc:mysql://x/y").contains("--jdbc-url"));
        assertTrue(error(nothing, "--jdbc-url", "jdbc:postgresql://x/y").contains("GIOSG_STAFF_TOKEN"));
        assertTrue(error(Map.of("GIOSG_STAFF_TOKEN", TOKEN), "--jdbc-url", "jdbc:postgresql://x/y")
                .contains("GIOSG_ENCRYPTION_KEY"));
    }

    @Test
    void refusesSecretsThatItsLocaleCannotRead() {
        String data = folder.resolve("data").toString();
        for (String name : List.of("GIOSG_STAFF_TOKEN", "GIOSG_ENCRYPTION_KEY", "GIOSG_SIGNING_SECRET")) {
            String error = error(Map.of(name, "a\ufffd\ufffd"), "--port", "0", "--data", data);
            assertTrue(error.contains(name) && error.contains("LC_ALL"), error);
        }
    }

    @Test
    void complainsInOneLineOfWhatItCannotUse() throws Exception {
        Map<String, String> nothing = Map.of();
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertTrue(error(nothing, "--data", file.toString()).contains(file.toString()));
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("giosg.db"), "this is no database, whatever it may be. ".repeat(100));
        assertTrue(error(nothing, "--port", "0", "--data", broken.toString()).contains(broken.toString()));
        Path emptied = Files.createDirectory(folder.resolve("emptied"));
        Path token = Files.createFile(emptied.resolve("staff-token"));
        assertTrue(error(nothing, "--port", "0", "--data", emptied.toString()).contains(token.toString()));
        String error = error(
                Map.of("GIOSG_STAFF_TOKEN", TOKEN, "GIOSG_ENCRYPTION_KEY", "k"),
                "--port",
                "0",
                "--jdbc-url",
                "jdbc:postgresql://127.0.0.1:1/x?password=hush");
        assertTrue(error.contains("database"), error);
        assertFalse(error.contains("hush"), error);
        error = error(
                Map.of("GIOSG_STAFF_TOKEN", TOKEN, "GIOSG_ENCRYPTION_KEY", "k"),
                "--port",
                "0",
                "--jdbc-url",
                "jdbc:postgresql://h:notaport/x?user=u&password=hush");
        assertFalse(error.contains("hush"), error);
        String data = folder.resolve("data").toString();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            assertTrue(error(nothing, "--port", port, "--data", data).contains(port));
        }
        assertTrue(error(nothing, "--port", "0", "--host", "203.0.113.1", "--demo", "--data", data)
                .contains("203.0.113.1"));
    }

    @Test
    void aStaffTokenThatCanBeGuessedIsRefused() throws Exception {
        String data = folder.resolve("data").toString();
        String[] options = {"--port", "0", "--data", data};
        assertTrue(error(Map.of("GIOSG_STAFF_TOKEN", "a"), options).contains("GIOSG_STAFF_TOKEN"));
        assertTrue(
                error(Map.of("GIOSG_STAFF_TOKEN", TOKEN.substring(1)), options).contains("16"));
        assertTrue(error(
                        Map.of("GIOSG_STAFF_TOKEN", "short", "GIOSG_ENCRYPTION_KEY", "k"),
                        "--jdbc-url",
                        "jdbc:postgresql://127.0.0.1:1/x")
                .contains("GIOSG_STAFF_TOKEN"));
        Path file = Files.writeString(folder.resolve("data/staff-token"), "short\n");
        assertTrue(error(Map.of(), options).contains(file.toString()));
    }

    @Test
    void strangersAreNotServedWithThePublishedSecret() {
        String[][] reachable = {{"--host", "0.0.0.0"}, {"--public-url", "https://chat.example.com"}};
        String own = folder.resolve("own").toString();
        for (String[] option : reachable) {
            String error = error(Map.of(), option[0], option[1], "--port", "0", "--data", own);
            assertTrue(error.contains("--demo") && error.contains("GIOSG_SIGNING_SECRET"), error);
        }
        // The refused starts made no organisation: the secret of the environment still counts.
        String[] toOwn = {"--port", "0", "--data", own, "--public-url", "https://chat.example.com"};
        start(Map.of("GIOSG_SIGNING_SECRET", "of our own, and long enough"), toOwn)
                .close();
        start(Map.of(), toOwn).close();

        String published = folder.resolve("published").toString();
        start(Map.of(), "--port", "0", "--data", published).close();
        for (String[] option : reachable) {
            Map<String, String> late = Map.of("GIOSG_SIGNING_SECRET", "too late for this database");
            String error = error(late, option[0], option[1], "--port", "0", "--data", published);
            assertTrue(error.contains("--demo"), error);
        }
        start(Map.of(), "--port", "0", "--data", published, "--public-url", "https://chat.example.com", "--demo")
                .close();
    }

    @Test
    void aDatabaseOfANewerVersionStaysAsItIs() throws Exception {
        Path ofRunning = folder.resolve("running");
        Path data = Files.createDirectory(folder.resolve("data"));
        Started running = start(Map.of(), "--port", "0", "--data", ofRunning.toString());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ofRunning.resolve("giosg.db"))) {
            addSchema(connection);
            // As after a kill: part of the database is in its other files.
            for (String file : List.of("giosg.db", "giosg.db-wal", "giosg.db-shm")) {
                Files.copy(ofRunning.resolve(file), data.resolve(file));
            }
        }
        running.close();
        byte[] before = Files.readAllBytes(data.resolve("giosg.db"));
        String error = error(Map.of(), "--port", "0", "--data", data.toString());
        assertTrue(error.contains("newer version") && error.contains("999"), error);
        assertArrayEquals(before, Files.readAllBytes(data.resolve("giosg.db")));

        String url = DatabaseKind.migratedPostgresUrl();
        try (Connection connection = DriverManager.getConnection(url)) {
            addSchema(connection);
        }
        error = error(
                Map.of("GIOSG_STAFF_TOKEN", TOKEN, "GIOSG_ENCRYPTION_KEY", "k"), "--port", "0", "--jdbc-url", url);
        assertTrue(error.contains("newer version"), error);
    }

    /** As a later version would have it. */
    private static void addSchema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, installed_by,
                        execution_time, success)
                    VALUES (999, '999', 'of tomorrow', 'SQL', 'V999__of_tomorrow.sql', 'test', 1, TRUE)""");
        }
    }

    @Test
    void aDamagedDatabaseStaysAsItIs() throws Exception {
        String[] options = {"--port", "0", "--data", folder.resolve("data").toString()};
        start(Map.of(), options).close();
        Path file = folder.resolve("data/giosg.db");
        byte[] sound = Files.readAllBytes(file);
        Random random = new Random(1);
        for (int page : new int[] {1, 2, 20}) {
            byte[] damaged = sound.clone();
            byte[] noise = new byte[4096];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, damaged, page * 4096, 4096);
            Files.write(file, damaged);
            String error = error(Map.of(), options);
            assertTrue(error.contains("damaged"), error);
            assertArrayEquals(damaged, Files.readAllBytes(file));
        }
        Files.write(file, sound);
        start(Map.of(), options).close();
    }

    @Test
    void theTokenOfARunningServerStaysWhenItsPortIsTaken() {
        String data = folder.resolve("data").toString();
        try (Started running = start(Map.of("GIOSG_STAFF_TOKEN", TOKEN), "--port", "0", "--data", data)) {
            String port = Integer.toString(URI.create(running.origin).getPort());

            error(Map.of("GIOSG_STAFF_TOKEN", "another " + TOKEN), "--port", port, "--data", data);

            assertEquals(200, rooms(running.origin, TOKEN));
        }
    }
}

package com.giosg.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line refuses, each in one line (contract section 1). */
class CommandLineTest {
    /** As short as one may be. */
    static final String TOKEN = "a token of tests";

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
}

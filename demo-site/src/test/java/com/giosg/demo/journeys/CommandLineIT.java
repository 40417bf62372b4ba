package com.giosg.demo.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.giosg.demo.testing.Patience;
import com.giosg.demo.testing.browser.Backend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing but one line comes of {@code java -jar demo-site.jar} when it cannot start: no library adds its own. */
class CommandLineIT {
    private record Ended(int code, String output, String error) {}

    @TempDir
    Path folder;

    @Test
    void aMistakeIsOneLineAndExitTwo() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            for (List<String> options : List.of(
                    List.of("--prot", "1"),
                    List.of("--port", "many"),
                    List.of("--port", "70000"),
                    List.of(
                            "--port",
                            Integer.toString(taken.getLocalPort()),
                            "--data",
                            folder.resolve("a").toString()),
                    List.of("--port", "0", "--data", file.toString()),
                    List.of("--port", "0", "--data", "x", "--jdbc-url", "jdbc:postgresql://127.0.0.1:1/x"),
                    List.of("--port", "0", "--jdbc-url", "jdbc:postgresql://127.0.0.1:1/x"))) {
                Ended ended = end(Backend.command(options.toArray(String[]::new)));

                assertEquals(2, ended.code, options::toString);
                assertEquals(1, ended.error.strip().lines().count(), ended.error);
                assertFalse(ended.error.contains("Exception"), ended.error);
                assertEquals("", ended.output);
            }
        }
    }

    @Test
    void anUnreachableDatabaseIsOneLineAndExitTwo() throws Exception {
        ProcessBuilder command = Backend.command("--port", "0", "--jdbc-url", "jdbc:postgresql://127.0.0.1:1/x");
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

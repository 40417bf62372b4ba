package com.giosg.demo.testing.browser;

import com.giosg.demo.testing.Patience;
import com.giosg.demo.testing.RunnableJar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real backend, started from its jar as its user would start it. */
public final class Backend implements AutoCloseable {
    public static final String STAFF_TOKEN = "staff-token-of-the-journeys";
    public static final String ORGANIZATION = "826100fd-b473-49b0-bafd-d7332622bae8";
    private static final Pattern READY = Pattern.compile("http://([^/\\s:]+):(\\d+)/");

    private final Process process;
    public final int port;

    public Backend(Path data) {
        this(data, 0);
    }

    /** Starts it and waits for the line that says that it is ready. */
    public Backend(Path data, int port) {
        ProcessBuilder builder =
                RunnableJar.process("--demo", "--port", Integer.toString(port), "--data", data.toString());
        builder.environment().put("GIOSG_STAFF_TOKEN", STAFF_TOKEN);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            process = builder.start();
            this.port = readyPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int readyPort() throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                return Integer.parseInt(ready.group(2));
            }
        }
        throw new IllegalStateException("the backend ended before it was ready");
    }

    /** Its origin, as the snippet names it. */
    public String origin() {
        return "http://127.0.0.1:" + port;
    }

    public StaffApi staff() {
        return new StaffApi(origin(), STAFF_TOKEN);
    }

    /** Ends it in the midst of whatever it does, as a loss of power would. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the backend did not stop within 10 s of SIGTERM");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

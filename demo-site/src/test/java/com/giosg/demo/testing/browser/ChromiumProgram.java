package com.giosg.demo.testing.browser;

import com.giosg.demo.testing.ProcessLock;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The journeys' browser on this machine (contract section 1): one that the machine has, else Debian's, else Playwright's
 * own. Never none: a journey that did not run would look like one that passed.
 */
final class ChromiumProgram {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Path OF_DEBIAN = Path.of("/usr/bin/chromium");
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+){3}");

    /** The browser; null where Playwright knows its own. */
    static synchronized @Nullable Path whole() {
        Path found = find();
        if (found == null && isRootOnDebian()) {
            install("chromium");
            found = find();
        }
        if (found == null
                && run(
                                20,
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "com.microsoft.playwright.CLI",
                                "install",
                                "chromium")
                        != 0) {
            throw new IllegalStateException("no Chromium to test in: install Chromium or Google Chrome"
                    + " (on Debian: apt-get install chromium), or set CHROMIUM_PATH to its executable");
        }
        return found;
    }

    /** The browser's headless shell, of the same version, which Debian has in a package apart; else the browser. */
    static synchronized @Nullable Path shell() {
        Path whole = whole();
        if (whole == null) {
            return null;
        }
        Path shell = whole.resolveSibling(whole.getFileName() + "-headless-shell");
        if (!Files.exists(shell) && whole.equals(OF_DEBIAN) && isRootOnDebian()) {
            install("chromium-headless-shell");
        }
        return works(shell) && version(shell).equals(version(whole)) ? shell : whole;
    }

    private static void install(String name) {
        try {
            ProcessLock.hold("install-chromium", () -> {
                if (!works(OF_DEBIAN.resolveSibling(name))) {
                    run(20, "apt-get", "update");
                    run(20, "apt-get", "install", "--yes", "--no-install-recommends", name);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Path find() {
        String chosen = System.getenv("CHROMIUM_PATH");
        if (chosen != null && works(Path.of(chosen))) {
            return Path.of(chosen);
        }
        for (String name : NAMES) {
            for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
                Path candidate = Path.of(folder, name);
                if (works(candidate)) {
                    return candidate;
                }
            }
        }
        return null;
    }

    /** Some systems have a stand-in of that name that only says how to install the browser. */
    private static boolean works(Path executable) {
        return Files.isExecutable(executable) && run(1, executable.toString(), "--version") == 0;
    }

    private static String version(Path executable) {
        try {
            Process process = new ProcessBuilder(executable.toString(), "--version")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Matcher version =
                    VERSION.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return version.find() ? version.group() : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRootOnDebian() {
        return Files.exists(Path.of("/etc/debian_version")) && "root".equals(System.getProperty("user.name"));
    }

    private static int run(int minutes, String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private ChromiumProgram() {}
}

package com.giosg.demo.testing.browser;

import com.giosg.demo.testing.ProcessLock;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The browser of the journeys (contract section 1): one that the machine has, else Debian's, else Playwright's own.
 * Never none: a journey that did not run would look like one that passed.
 */
public final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    /**
     * What the browser does without. Only the last such list counts for it, so the first of these are Playwright's own;
     * then two pages in each window's address bar, which cost more than the page below it and which nobody here opens,
     * and the process that each profile keeps in reserve, as most journeys' profiles are gone before they need it.
     */
    private static final List<String> FEATURES_OFF = List.of(
            "AvoidUnnecessaryBeforeUnloadCheckSync",
            "BoundaryEventDispatchTracksNodeRemoval",
            "DestroyProfileOnBrowserClose",
            "DialMediaRouteProvider",
            "GlobalMediaControls",
            "HttpsUpgrades",
            "LensOverlay",
            "MediaRouter",
            "PaintHolding",
            "ThirdPartyStoragePartitioning",
            "Translate",
            "AutoDeElevate",
            "RenderDocument",
            "OptimizationHints",
            "WebUIOmniboxPopup",
            "WebUIOmniboxAimPopup",
            "SpareRendererForSitePerProcess");

    /** A driver of browsers; like all that it makes, for the thread alone that asked for it. */
    public static Playwright driver() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    public static Browser launch(Playwright driver) {
        return driver.chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(provide())
                        // As visitors' browsers do, it keeps pages for going back to; Playwright would switch that off.
                        .setIgnoreDefaultArgs(List.of("--disable-back-forward-cache"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-features=" + String.join(",", FEATURES_OFF),
                                // Calls on a machine without camera, microphone and network. A context that is to
                                // use the devices needs permissions: with --use-fake-ui-for-media-stream nobody
                                // could refuse them. Few pictures a second, as this machine codes each of them.
                                "--use-fake-device-for-media-stream=fps=5",
                                "--allow-loopback-in-peer-connection")));
    }

    /** The browser's executable; null where Playwright knows its own. */
    private static synchronized Path provide() {
        Path found = find();
        if (found == null && isRootOnDebian()) {
            install();
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

    private static void install() {
        try {
            ProcessLock.hold("install-chromium", () -> {
                if (find() == null) {
                    run(20, "apt-get", "update");
                    run(20, "apt-get", "install", "--yes", "--no-install-recommends", "chromium");
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path find() {
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

    private Chromium() {}
}

package com.giosg.demo.testing.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The browser of the journeys: the whole of it, and its headless shell. */
public final class Chromium {
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

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-features=" + String.join(",", FEATURES_OFF),
            // Calls on a machine without camera, microphone and network. Few pictures a second, as this machine codes
            // each of them.
            "--use-fake-device-for-media-stream=fps=5",
            "--allow-loopback-in-peer-connection");

    /** A driver of browsers; like all that it makes, for the thread alone that asked for it. */
    public static Playwright driver() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /** The browser as people have it: it asks before a page may use the devices, and keeps pages for going back to. */
    public static Browser launch(Playwright driver) {
        return driver.chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(ChromiumProgram.whole())
                        // The whole one where the program is Playwright's own.
                        .setChannel("chromium")
                        .setIgnoreDefaultArgs(List.of("--disable-back-forward-cache"))
                        .setArgs(ARGUMENTS));
    }

    /**
     * Its headless shell: the same engine without what surrounds a page, so that a page costs half. Any page may use
     * the devices, and none is kept. The whole browser where it has no shell.
     */
    public static Browser launchShell(Playwright driver) {
        List<String> arguments = new ArrayList<>(ARGUMENTS);
        // Fewer processes to start, and to talk with.
        arguments.add("--in-process-gpu");
        arguments.add("--enable-features=NetworkServiceInProcess2");
        // It cannot ask.
        arguments.add("--use-fake-ui-for-media-stream");
        return driver.chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(ChromiumProgram.shell())
                        .setArgs(arguments));
    }

    private Chromium() {}
}

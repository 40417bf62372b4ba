package com.giosg.demo.testing.browser;

import com.giosg.demo.testing.Patience;
import com.giosg.demo.testing.ProcessLock;
import com.giosg.demo.testing.TemporaryFolder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Where a journey plays: a real Chromium, the real backend on one origin, a customer's site on another. Browser and
 * backend serve all journeys; each has a browser profile of its own, and so visitors of its own.
 */
public final class Stage implements BeforeEachCallback, AfterEachCallback {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    private Props props;
    private Browser browser;
    private BrowserContext context;
    private final List<String> console = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();

    @Override
    public void beforeEach(ExtensionContext extension) {
        props = Props.ofThisProcess();
        browser = AnnotationSupport.isAnnotated(extension.getElement(), WholeBrowser.class)
                        || AnnotationSupport.isAnnotated(extension.getRequiredTestClass(), WholeBrowser.class)
                ? props.wholeBrowser()
                : props.shell;
        props.playing = this;
        context = newContext();
    }

    @Override
    public void afterEach(ExtensionContext extension) {
        context.close();
        // A console shows all that are open.
        staff().endAllChats();
    }

    public Backend backend() {
        return props.backend;
    }

    public CustomerSite site() {
        return props.site;
    }

    public StaffApi staff() {
        return props.backend.staff();
    }

    /** What pages said on their consoles. */
    public List<String> console() {
        return console;
    }

    /** What nobody caught in the pages, rejections of promises included. */
    public List<String> errors() {
        return errors;
    }

    /** A browser profile that has never been here; the caller closes it. */
    public BrowserContext newContext() {
        return props.newContext(browser);
    }

    /**
     * A tab of the profile in which an operator stays signed in from journey to journey, as operators do. Where it can be
     * it is the one that was kept: a new one takes as much of the processor as the console that is shown in it.
     */
    Page operatorTab() {
        Page tab = props.keptTab;
        props.keptTab = null;
        if (tab != null && !tab.isClosed()) {
            return tab;
        }
        if (props.operator == null) {
            props.operator = props.newContext(props.shell);
        }
        return props.operator.newPage();
    }

    /** Leaves what the operator's tab shows, and keeps the tab for the next journey. */
    void keepOperatorTab(Page tab) {
        tab.unrouteAll();
        tab.navigate("about:blank");
        tab.setViewportSize(WIDTH, HEIGHT);
        tab.emulateMedia(new Page.EmulateMediaOptions()
                .setColorScheme(ColorScheme.LIGHT)
                .setForcedColors(ForcedColors.NONE)
                .setReducedMotion(ReducedMotion.REDUCE));
        if (props.keptTab != null) {
            props.keptTab.close();
        }
        props.keptTab = tab;
    }

    /** A new tab of this journey's visitor. */
    public Page newPage() {
        return context.newPage();
    }

    /** The script tag of contract section 3, as sites carry it. */
    public String snippet() {
        return snippet("live2", "'" + Backend.ORGANIZATION + "'");
    }

    public String snippet(String path, String organization) {
        return """
                <!-- giosg tag -->
                <script>
                (function(w,t,f){var s='script',o='_giosg',h='%s',e,n;e=t.createElement(s);e.async=1;e.src=h+'/%s/'+f;
                w[o]=w[o]||function(){(w[o]._e=w[o]._e||[]).push(arguments)};w[o]._c=f;w[o]._h=h;n=t.getElementsByTagName(s)[0];
                n.parentNode.insertBefore(e,n)})(window,document,%s);
                </script>
                """.formatted(backend().origin(), path, organization);
    }

    /** Opens a customer's page with the snippet and then this script, in a new tab. */
    public Page open(String script) {
        return open(snippet() + "<script>" + script + "</script>", Map.of());
    }

    public Page open(String head, Map<String, String> headers) {
        Page page = newPage();
        page.navigate(site().serve("/" + System.nanoTime(), head, headers));
        return page;
    }

    /** The visitor of a page that has the tag. */
    public static String visitor(Page page) {
        page.waitForFunction("window.giosg");
        return (String) page.evaluate("giosg.visitorId");
    }

    private static final class Props {
        private static @Nullable Props props;

        final Playwright playwright;
        final Browser shell;
        private @Nullable Browser whole;
        private @Nullable BrowserContext operator;
        private @Nullable Page keptTab;
        /** The one whose journey is on. */
        private Stage playing;

        final Backend backend;
        final CustomerSite site = new CustomerSite();

        private Props() {
            haveAProcessor();
            // A busy machine takes longer than the 5 s that are usual.
            PlaywrightAssertions.setDefaultAssertionTimeout(Patience.MILLISECONDS);
            playwright = Chromium.driver();
            shell = Chromium.launchShell(playwright);
            backend = new Backend(TemporaryFolder.create("journeys"));
            // The driver and its browsers end with this process.
            Runtime.getRuntime().addShutdownHook(new Thread(backend::close));
        }

        /** Where there is one processor, the processes of journeys take turns: calls in both at once would break off. */
        private static void haveAProcessor() {
            if (Runtime.getRuntime().availableProcessors() == 1) {
                try {
                    ProcessLock.keep("journeys");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        /** Not kept by the library of tests: Maven has it run each class apart, and it would start anew for each. */
        static Props ofThisProcess() {
            if (props == null) {
                props = new Props();
            }
            return props;
        }

        /** For the few journeys that need it. */
        Browser wholeBrowser() {
            if (whole == null) {
                whole = Chromium.launch(playwright);
            }
            return whole;
        }

        BrowserContext newContext(Browser browser) {
            BrowserContext fresh = browser.newContext(new Browser.NewContextOptions()
                    .setViewportSize(WIDTH, HEIGHT)
                    // Frames of animations cost a machine without a graphics card most of its time.
                    .setReducedMotion(ReducedMotion.REDUCE));
            fresh.setDefaultTimeout(Patience.MILLISECONDS);
            fresh.onConsoleMessage(message -> playing.console.add(message.type() + " " + message.text()));
            fresh.onWebError(error -> playing.errors.add(error.error()));
            return fresh;
        }
    }
}

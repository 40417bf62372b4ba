package com.giosg.demo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.giosg.demo.testing.browser.ChatPage;
import com.giosg.demo.testing.browser.HostilePages;
import com.giosg.demo.testing.browser.Stage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chat window as a guest: pages' styles, scripts and policies do it no harm, nor it them (contract section 3). */
class ChatOnHostilePagesIT {
    @RegisterExtension
    final Stage stage = new Stage();

    @AfterEach
    void noPageWasHurt() {
        assertEquals(List.of(), stage.errors());
    }

    /** The visitor and staff hear each other. */
    private void talk(Page page) {
        ChatPage chat = ChatPage.opened(page);
        chat.write("Hello?");
        stage.staff().say(Stage.visitor(page), "Good morning! https://example.com/");
        assertThat(chat.log()).containsText("Good morning!");
        assertEquals(
                List.of("Hello?", "Good morning! https://example.com/"),
                stage.staff().texts(Stage.visitor(page)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Nothing of the page is shown, and nothing keeps its look.
                "body * { all: unset !important; display: none !important }",
                // Aimed at the window.
                """
        giosg-chat, giosg-chat * {
          position: static !important; visibility: hidden !important; opacity: 0 !important; width: 0 !important;
          height: 0 !important; overflow: hidden !important; clip-path: inset(50%) !important; z-index: -1 !important;
          pointer-events: none !important; transform: scale(0) !important; filter: blur(9px) !important;
          contain: strict !important; content-visibility: hidden !important; zoom: 3 !important; color: red !important;
          font: italic 60px cursive !important; letter-spacing: 2em !important; text-transform: uppercase !important;
          direction: rtl !important; writing-mode: vertical-rl !important; cursor: none !important;
          --accent: transparent !important; --ground: red !important; --ink: red !important;
        }""",
                // A reset with sizes of its own, and a page that is laid out from right to left in huge letters.
                """
        html { font-size: 40px; line-height: 3; direction: ltr; }
        div, p, span, button, section, header, form, textarea, h2 {
          display: block !important; float: left !important; margin: 50px !important; padding: 50px !important;
          font-size: 40px !important; background: red !important; border: 9px solid lime !important;
        }""",
            })
    void stylesOfThePageDoNotGetIn(String css) {
        ChatPage plain = new ChatPage(stage.open(""));
        ChatPage hostile = new ChatPage(stage.open(stage.snippet() + "<style>" + css + "</style>", Map.of()));

        assertEquals(look(plain, false), look(hostile, false));
        assertEquals(look(plain, true), look(hostile, true));
        talk(hostile.page);
    }

    /** What can be seen and measured of the chat. */
    private static List<Object> look(ChatPage chat, boolean isOpen) {
        chat.page.bringToFront();
        // Else it is measured while it comes.
        chat.page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        if (!isOpen) {
            return List.of(box(chat.launcher().boundingBox()), style(chat, "button.launcher"));
        }
        chat.open();
        List<Object> look = List.of(
                box(chat.window().boundingBox()),
                box(chat.box().boundingBox()),
                box(chat.log().boundingBox()),
                style(chat, ".dialog"),
                style(chat, "textarea"),
                style(chat, "h2"));
        chat.close();
        return look;
    }

    private static List<Double> box(BoundingBox box) {
        return List.of(box.x, box.y, box.width, box.height);
    }

    private static Object style(ChatPage chat, String selector) {
        return chat.page.locator("giosg-chat").locator(selector).evaluate("""
                element => {
                  const style = getComputedStyle(element);
                  return ['color', 'backgroundColor', 'font', 'letterSpacing', 'textTransform', 'direction', 'writingMode',
                    'opacity', 'visibility', 'display', 'cursor', 'margin', 'padding', 'border', 'float']
                    .map(name => name + ': ' + style[name]);
                }""");
    }

    @Test
    void thePageKeepsItsLookAndNothingOfItMoves() {
        Page page = stage.open("""
                <style>
                  body { margin: 0 } main { display: grid; grid-template-columns: 1fr 1fr } main > * { min-height: 300px }
                </style>
                <script>
                  const shifts = [];
                  new PerformanceObserver(list => list.getEntries().forEach(entry => {
                    shifts.push(entry.value + ' of ' + entry.sources.map(({node}) => node && node.outerHTML));
                  })).observe({type: 'layout-shift', buffered: true});
                </script>
                """ + stage.snippet() + """
                </head><body><main><h2 class="head">A</h2><p class="text">B</p><button>C</button></main>
                <div class="dialog" style="height: 2000px">D</div>
                """, Map.of());
        ChatPage chat = new ChatPage(page);
        Object before = layout(page);

        talk(page);
        Object open = layout(page);
        chat.close();

        assertEquals(before, open);
        assertEquals(before, layout(page));
        // Shifts are told after the next frame.
        page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
        assertEquals(List.of(), page.evaluate("shifts"));
    }

    private static Object layout(Page page) {
        return page.evaluate("""
                () => [...document.querySelectorAll('html, body, body :not(giosg-chat)')].map(element => {
                  const box = element.getBoundingClientRect(), style = getComputedStyle(element);
                  return [element.localName, box.x, box.y, box.width, box.height, element.scrollWidth, element.scrollHeight,
                    style.color, style.background, style.font, style.overflow].join(' ');
                })""");
    }

    @Test
    void worksUnderAStrictPolicyThatRequiresTrustedTypes() {
        Page page = HostilePages.withStrictPolicy(stage);

        talk(page);

        HostilePages.assertPolicyWasKept(stage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HostilePages.PROTOTYPE_JS,
                // MooTools 1.4.
                """
        Array.prototype.each = Array.prototype.include = Function.prototype.extend = function () { return this; };
        String.prototype.test = Number.prototype.limit = Object.prototype.extra = function () { return this; };
        Array.from = function (item) { return item == null ? [] : [item]; };
        """,
                // Members on Object.prototype that options and descriptors inherit.
                """
        ['value', 'writable', 'set', 'get', 'mode', 'cache', 'headers', 'stream', 'id', 'name', 'text', 'href', 'open', 'messages', 'typing']
          .forEach(function (name) { Object.prototype[name] = function () {}; });
        """,
                HostilePages.FROZEN_BUILT_INS,
                // A page's own variables of the names of built-ins, and of what the window keeps.
                """
        var giosgLink = 1, giosgTexts = 2, giosgStyles = 3, console = {log: function () {}}, performance = {};
        """,
                // No storage.
                """
        ['localStorage', 'sessionStorage'].forEach(function (name) {
          Object.defineProperty(window, name, {get: function () { throw new DOMException('no', 'SecurityError'); }});
        });
        """,
                // Old browsers, and pages that take things away.
                """
        delete window.BroadcastChannel;
        delete window.requestIdleCallback;
        delete Navigator.prototype.locks;
        """,
            })
    void worksOnAPageThatChangesBuiltIns(String script) {
        talk(stage.open("<script>" + script + "</script>" + stage.snippet(), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "html { transform: translateZ(0) }", "html { will-change: transform }", "html { contain: paint }",
                "html { perspective: 900px }", "body { translate: 40px }", "body { filter: saturate(.9) }",
                // A window of its own to scroll in, and what other dialogs of the page are to look like.
                "html { height: 100%; transform: scale(1) } body { height: 3000px } ::backdrop { background: red; opacity: 1 }",
            })
    void aPageThatIsTransformedDoesNotMoveIt(String css) {
        ChatPage plain = new ChatPage(stage.open(tall(""), Map.of()));
        ChatPage hostile = new ChatPage(stage.open(tall(css), Map.of()));
        List<Double> launcher = boxOnceThere(plain.launcher());

        awaitBox(hostile.launcher(), launcher);
        hostile.page.evaluate("scrollTo(0, 1000)");
        awaitBox(hostile.launcher(), launcher);
        hostile.open();
        assertEquals(boxOnceThere(plain.window()), box(hostile.window().boundingBox()));
        hostile.page.evaluate("document.body.replaceWith(document.createElement('body'))");
        hostile.close();
        awaitBox(hostile.launcher(), launcher);
        assertEquals(
                "none",
                hostile.page.evaluate("getComputedStyle(document.querySelector('giosg-chat'), '::backdrop').display"));
    }

    @Test
    void aPageThatIsTransformedLaterDoesNotMoveItForLong() {
        ChatPage chat = new ChatPage(stage.open(tall(".pushed { transform: translateX(-200px) }"), Map.of()));
        List<Double> launcher = boxOnceThere(chat.launcher());

        chat.page.evaluate("document.documentElement.className = 'pushed'");
        chat.page.evaluate("scrollTo(0, 1000)");

        awaitBox(chat.launcher(), launcher);
    }

    private String tall(String css) {
        return stage.snippet() + "<style>" + css + "</style></head><body><div style=\"height: 3000px\">Tall</div>";
    }

    private static List<Double> boxOnceThere(Locator locator) {
        assertThat(locator).isVisible();
        return box(locator.boundingBox());
    }

    private static void awaitBox(Locator locator, List<Double> box) {
        assertThat(locator).isVisible();
        locator.page().waitForCondition(() -> box(locator.boundingBox()).equals(box));
    }

    /** Where nothing moves it, what the page puts above everything is above the chat too. */
    @Test
    void thePageMayCoverIt() {
        Page page = stage.open(tall(".cover { position: fixed; inset: 0; z-index: 2147483647 }"), Map.of());
        assertThat(new ChatPage(page).launcher()).isVisible();

        page.evaluate("document.body.insertAdjacentHTML('afterbegin', '<div class=cover></div>')");

        assertEquals("div.cover", atLauncher(page));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "html { transform: scale(1) }"})
    void aDialogOfThePageIsAboveIt(String css) {
        Page page = stage.newPage();
        page.navigate(stage.site()
                .serve(
                        "/dialog",
                        tall(css + " dialog { width: 100%; height: 100%; max-width: none }")
                                + "<dialog></dialog><script>if (location.hash) document.querySelector('dialog').showModal()</script>",
                        Map.of()));
        ChatPage chat = new ChatPage(page);
        assertThat(chat.launcher()).isVisible();
        String there = css.isEmpty() ? "giosg-chat" : "giosg-chat[popover]";
        page.waitForFunction("there => document.querySelector(there)", there);
        assertEquals("giosg-chat.", atLauncher(page));

        page.evaluate("document.querySelector('dialog').showModal()");
        assertEquals("dialog.", atLauncher(page));
        page.evaluate("document.querySelector('dialog').close()");
        chat.open();

        // The dialog was there first.
        page.navigate(page.url() + "#open");
        page.reload();
        page.waitForFunction("there => document.querySelector(there)", there);
        assertEquals("dialog.", atLauncher(page));
        page.evaluate("document.querySelector('dialog').close()");
        chat.close();
        chat.open();
    }

    @Test
    void aTransformedPageThatFillsTheScreenShowsIt() {
        Page page = stage.open(
                tall("html { transform: scale(1); background: #fff }")
                        + "<button onclick=\"document.documentElement.requestFullscreen()\">Fill</button>",
                Map.of());
        ChatPage chat = new ChatPage(page);
        page.waitForFunction("document.querySelector('giosg-chat')?.matches(':popover-open')");
        page.getByText("Fill").click();
        page.waitForFunction("document.fullscreenElement");

        page.waitForFunction("() => { const at = () => " + AT_LAUNCHER + "; return at() == 'giosg-chat.'; }");
        chat.open();
    }

    private static final String AT_LAUNCHER = "(({localName, className}) => localName + '.' + className)"
            + "(document.elementFromPoint(innerWidth - 50, document.documentElement.clientHeight - 50))";

    /** What of the page is uppermost in the launcher's place. */
    private static Object atLauncher(Page page) {
        return page.evaluate(AT_LAUNCHER);
    }

    @Test
    void shortcutsOfThePageDoNotHearWhatIsTyped() {
        Page page = stage.open("""
                let heard = '';
                addEventListener('keydown', event => { heard += event.key; event.preventDefault(); });
                """);
        ChatPage chat = ChatPage.opened(page);
        chat.box().pressSequentially("hello?");
        chat.box().press("Enter");

        chat.assertSaid("hello?");
        assertEquals("", page.evaluate("heard"));
    }
}

package com.giosg.demo.testing.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;

/** A visitor's page with the phone on it, by the names that assistive technology reads (contract section 9). */
public final class PhonePage {
    /** Whom visitors call. */
    public static final String OPERATOR = "Kerttu Salo";

    public final Page page;
    public final Media media;

    /** A page that has the tag, of a visitor who lets it use microphone and camera. */
    public PhonePage(Page page) {
        this.page = page;
        media = Media.of(page);
    }

    /** A customer's page of a visitor of that name. */
    public static PhonePage of(Stage stage, String visitor) {
        return new PhonePage(stage.open(introduction(visitor)));
    }

    /** The same in another browser. */
    public static PhonePage of(Stage stage, BrowserContext browser, String visitor) {
        Page page = browser.newPage();
        page.navigate(stage.site()
                .serve(
                        "/" + System.nanoTime(),
                        stage.snippet() + "<script>" + introduction(visitor) + "</script>",
                        Map.of()));
        return new PhonePage(page);
    }

    private static String introduction(String visitor) {
        return "_giosg('visitor', 'submit', {username: '" + visitor + "'})";
    }

    /** Calls as a page does, and waits for the phone. Returns the call's id. */
    public String call(String kind) {
        page.waitForFunction("window.giosg");
        String id = (String) page.evaluate(
                "([name, kind]) => giosg.api.call.start(name, null, kind).then(call => call.id)",
                new Object[] {OPERATOR, kind});
        assertThat(window()).isVisible();
        return id;
    }

    /** Calls, and is on the call with the operator, who accepts that of the visitor of this name. Returns the call's id. */
    public String talk(ConsolePage console, String visitor, String kind) {
        String id = call(kind);
        start();
        console.accept(visitor);
        assertIsOn();
        console.assertIsOn();
        return id;
    }

    /** Calls, and returns what the page is refused with: code, status and message. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> callRefused(String kind) {
        page.waitForFunction("window.giosg");
        return (Map<String, Object>) page.evaluate("""
                ([name, kind]) => giosg.api.call.start(name, null, kind).then(() => ({}),
                  ({code, status, message}) => ({code, status, message}))""", new Object[] {OPERATOR, kind});
    }

    public Locator window() {
        return page.getByRole(
                AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Call").setExact(true));
    }

    /** How the call stands, in words. */
    public Locator status() {
        return window().getByRole(AriaRole.STATUS);
    }

    /** A button of the phone: "Start call", "Mute" or "Unmute", "Camera", "Hang up", "Close". */
    public Locator button(String name) {
        return window().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What the operator's camera sends. */
    public Locator picture() {
        return window().locator("video.theirs");
    }

    /** The operator's picture, or the initials, where there is no other. */
    public Locator face() {
        return window().locator(".face");
    }

    /** Agrees to be heard and seen. */
    public void start() {
        button("Start call").click();
        assertThat(button("Mute")).isVisible();
    }

    public void hangUp() {
        button("Hang up").click();
        assertThat(button("Close")).isVisible();
    }

    /** The visitor and the operator talk. Two browsers that have much else to do take a while to find each other. */
    public void assertIsOn() {
        assertThat(status()).hasText("Connected");
    }

    /** It is over, for what is said, and nothing of the visitor's is on any more. */
    public void assertEnded(String words) {
        assertThat(status()).hasText(words);
        assertThat(button("Close")).isVisible();
        assertThat(button("Hang up")).isHidden();
        assertThat(button("Mute")).isHidden();
        if (!media.isUntouched()) {
            media.assertIsOff();
        }
    }
}

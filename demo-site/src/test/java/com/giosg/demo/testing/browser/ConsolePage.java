package com.giosg.demo.testing.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The operator's console, signed in, by the names of contract section 9. */
public final class ConsolePage implements AutoCloseable {
    public final Page page;
    public final Media media;
    private final Consumer<Page> leave;

    /** A tab of the operator who is signed in already, with nothing of an earlier journey in it. */
    public ConsolePage(Stage stage) {
        this(stage, stage.operatorTab(), stage::keepOperatorTab);
    }

    /** The console of another operator, in a profile of its own. */
    public ConsolePage(Stage stage, BrowserContext operator) {
        this(stage, operator.newPage(), Page::close);
    }

    private ConsolePage(Stage stage, Page page, Consumer<Page> leave) {
        this.page = page;
        this.leave = leave;
        page.navigate(stage.backend().origin() + "/console");
        Locator signIn = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"));
        assertThat(list().or(signIn)).isVisible();
        if (signIn.isVisible()) {
            page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Staff token"))
                    .fill(Backend.STAFF_TOKEN);
            signIn.click();
            assertThat(list()).isVisible();
        }
        media = Media.of(page);
    }

    private Locator list() {
        return page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Chats"));
    }

    /** The chats in the queue with somebody of that name. */
    public Locator chats(String visitor) {
        return list().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(visitor));
    }

    /** Opens the chat with somebody. */
    public void choose(String visitor) {
        chats(visitor).getByRole(AriaRole.LINK).click();
        assertThat(chosen()).isVisible();
    }

    /** Opens a chat by its address. */
    public void chooseById(String chat) {
        page.navigate(page.url().replaceFirst("#.*|$", "#chat=" + chat));
        assertThat(chosen()).isVisible();
    }

    /** The chat that is open, with what is known of its visitor beside it. */
    public Locator chosen() {
        return page.locator("#chat");
    }

    public Locator log() {
        return page.getByRole(AriaRole.LOG, new Page.GetByRoleOptions().setName("Conversation"));
    }

    public Locator box() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Message"));
    }

    /** What stands beside the conversation. */
    public Locator aboutVisitor() {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("About the visitor"));
    }

    public Locator endButton() {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("End chat"));
    }

    public void reply(String text) {
        box().fill(text);
        box().press("Enter");
        assertThat(log()).containsText(text);
    }

    private Locator callList() {
        return page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Calls"));
    }

    /** The calls in the list with somebody of that name, those that ring and those that somebody is on. */
    public Locator calls(String visitor) {
        return callList().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(visitor));
    }

    public Locator acceptButton(String visitor) {
        return calls(visitor).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Accept"));
    }

    /** Accepts the call of somebody, and is on it. */
    public void accept(String visitor) {
        acceptButton(visitor).click();
        assertThat(call()).isVisible();
    }

    /** Declines the call of somebody, which then is gone. */
    public void decline(String visitor) {
        calls(visitor)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Decline"))
                .click();
        assertThat(calls(visitor)).hasCount(0);
    }

    /** The call that this console is on, or how it ended. */
    public Locator call() {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName("Call").setExact(true));
    }

    /** How the call stands, in words: "Connected", "The visitor hung up after 5 s." */
    public Locator callStatus() {
        return call().getByRole(AriaRole.STATUS);
    }

    /** A button of the call: "Mute" or "Unmute", "Camera", "Hang up", "Close". */
    public Locator callButton(String name) {
        return call().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    public void mute() {
        callButton("Mute").click();
        assertThat(callButton("Unmute")).isVisible();
    }

    public void unmute() {
        callButton("Unmute").click();
        assertThat(callButton("Mute")).isVisible();
    }

    /** What the visitor's camera sends. */
    public Locator picture() {
        return call().locator("#call-remote");
    }

    /** The visitor's picture, or the initial, where there is no other. */
    public Locator face() {
        return call().locator(".avatar");
    }

    /** This console and the visitor talk. */
    public void assertIsOn() {
        assertThat(callStatus()).hasText("Connected");
    }

    /** The call is over, for what is said, and nothing of the operator's is on any more. */
    public void assertEnded(String words) {
        assertThat(callStatus()).hasText(words);
        assertIsOver();
    }

    public void assertEnded(Pattern words) {
        assertThat(callStatus()).hasText(words);
        assertIsOver();
    }

    private void assertIsOver() {
        assertThat(callButton("Hang up")).isHidden();
        media.assertIsOff();
    }

    public void hangUp() {
        callButton("Hang up").click();
        assertThat(callButton("Close")).isVisible();
    }

    public void signOut() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(page.getByText("You have signed out.")).isVisible();
    }

    @Override
    public void close() {
        if (!page.isClosed()) {
            leave.accept(page);
        }
    }
}

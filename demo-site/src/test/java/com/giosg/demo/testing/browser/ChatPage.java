package com.giosg.demo.testing.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** A visitor's page with the chat on it, by the names that assistive technology reads (contract section 9). */
public final class ChatPage {
    public final Page page;

    public ChatPage(Page page) {
        this.page = page;
    }

    /** Opens the chat as a visitor does. */
    public static ChatPage opened(Page page) {
        ChatPage chat = new ChatPage(page);
        chat.open();
        return chat;
    }

    /** The button that opens the window, with an unread count or without. */
    public Locator launcher() {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Open chat( \\(|$)")));
    }

    /** The launcher while so many messages are unread. */
    public Locator launcher(int unread) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions()
                        .setName(unread == 0 ? "Open chat" : "Open chat (" + unread + " unread)")
                        .setExact(true));
    }

    public Locator window() {
        return page.getByRole(
                AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Chat").setExact(true));
    }

    public Locator log() {
        return window().getByRole(AriaRole.LOG, new Locator.GetByRoleOptions().setName("Conversation"));
    }

    public Locator box() {
        return window().getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Message"));
    }

    public Locator closeButton() {
        return window().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close chat"));
    }

    public void open() {
        launcher().click();
        assertThat(window()).isVisible();
    }

    public void close() {
        closeButton().click();
        assertThat(window()).isHidden();
    }

    /** Types and sends, and does not wait for what becomes of it. */
    public void type(String text) {
        box().fill(text);
        box().press("Enter");
    }

    /** Types and sends, and waits until it has arrived. */
    public void write(String text) {
        type(text);
        assertArrived();
    }

    /** Nothing is on its way any more. */
    public void assertArrived() {
        assertThat(log().getByText("Sending…")).hasCount(0);
    }

    /** All that is said in the window, in order, each once. */
    public void assertSaid(String... texts) {
        assertThat(texts()).hasText(texts);
    }

    private Locator texts() {
        return log().locator(".text");
    }
}

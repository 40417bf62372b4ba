package com.giosg.demo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The operator's console in a browser of its own, signed in, by the names of contract section 9. */
final class ConsolePage implements AutoCloseable {
    private final BrowserContext operator;
    final Page page;

    ConsolePage(Stage stage) {
        operator = stage.newContext();
        page = operator.newPage();
        page.navigate(stage.backend().origin() + "/console");
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Staff token")).fill(Backend.STAFF_TOKEN);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
        assertThat(list()).isVisible();
    }

    private Locator list() {
        return page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Chats"));
    }

    /** The chats in the queue with somebody of that name. */
    Locator chats(String visitor) {
        return list().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(visitor));
    }

    /** Opens the chat with somebody. */
    void choose(String visitor) {
        chats(visitor).getByRole(AriaRole.LINK).click();
        assertThat(chosen()).isVisible();
    }

    /** Opens a chat by its address. */
    void chooseById(String chat) {
        page.navigate(page.url().replaceFirst("#.*|$", "#chat=" + chat));
        assertThat(chosen()).isVisible();
    }

    /** The chat that is open, with what is known of its visitor beside it. */
    Locator chosen() {
        return page.locator("#chat");
    }

    Locator log() {
        return page.getByRole(AriaRole.LOG, new Page.GetByRoleOptions().setName("Conversation"));
    }

    Locator box() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Message"));
    }

    /** What stands beside the conversation. */
    Locator aboutVisitor() {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("About the visitor"));
    }

    Locator endButton() {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("End chat"));
    }

    void reply(String text) {
        box().fill(text);
        box().press("Enter");
        assertThat(log()).containsText(text);
    }

    @Override
    public void close() {
        operator.close();
    }
}

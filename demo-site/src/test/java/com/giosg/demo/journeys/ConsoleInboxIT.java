package com.giosg.demo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.giosg.demo.testing.browser.ChatPage;
import com.giosg.demo.testing.browser.ConsolePage;
import com.giosg.demo.testing.browser.PhonePage;
import com.giosg.demo.testing.browser.Stage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What operators find in the lists of calls and chats, and find again. */
class ConsoleInboxIT {
    @RegisterExtension
    final Stage stage = new Stage();

    @AfterEach
    void noPageWasHurt() {
        assertEquals(List.of(), stage.errors());
    }

    private static Locator ended(ConsolePage console, String visitor) {
        return console.page
                .getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Ended"))
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(visitor));
    }

    @Test
    void aMissedCallSaysSoUntilItIsLookedAt() {
        try (ConsolePage console = new ConsolePage(stage)) {
            PhonePage phone = PhonePage.of(stage, "Oiva");
            phone.call("audio");
            assertThat(console.chats("Oiva")).containsText("Call requested.");
            phone.start();
            phone.hangUp();

            assertThat(console.chats("Oiva")).containsText("Missed call");
            assertThat(console.chats("Oiva")).containsText("The visitor hung up before the call was answered.");
            assertThat(console.chats("Oiva").locator(".unread")).hasText("1 unread");
            assertThat(console.page).hasTitle("(1) Chats · Console");

            console.choose("Oiva");
            assertThat(console.chats("Oiva").locator(".unread")).isHidden();
            assertThat(console.log()).containsText("The visitor hung up before the call was answered.");

            console.endButton().click();
            assertThat(console.chats("Oiva")).hasCount(0);
            assertThat(ended(console, "Oiva")).containsText("Missed call");
        }
    }

    @Test
    void anEndedChatIsFoundAgain() {
        try (ConsolePage console = new ConsolePage(stage)) {
            ChatPage chat = ChatPage.opened(stage.open("_giosg('visitor', 'submit', {username: 'Raili'})"));
            chat.write("Where is my kettle?");
            console.choose("Raili");
            console.endButton().click();
            assertThat(ended(console, "Raili")).hasCount(1);
            assertThat(ended(console, "Raili").locator(".unread")).isHidden();
            chat.write("And my mug?");
            console.choose("Raili");
            assertThat(console.log()).containsText("And my mug?");

            ended(console, "Raili").getByRole(AriaRole.LINK).click();
            assertThat(console.log()).containsText("Where is my kettle?");
            assertThat(console.box()).isDisabled();
            console.page.reload();
            assertThat(console.log()).containsText("Where is my kettle?");
            assertThat(ended(console, "Raili").getByRole(AriaRole.LINK)).hasAttribute("aria-current", "true");
        }
    }

    /** As in the chat window. */
    @Test
    void anAddressThatLooksLikeAnothersIsNoLink() {
        try (ConsolePage console = new ConsolePage(stage)) {
            ChatPage chat = ChatPage.opened(stage.open("_giosg('visitor', 'submit', {username: 'Aino'})"));
            chat.write("https://bank.example@evil.example/x, or (https://example.com/a_(b))? Mail aino@example.com.");
            console.choose("Aino");
            assertThat(console.log())
                    .containsText("https://bank.example@evil.example/x, or (https://example.com/a_(b))?");
            assertEquals(
                    List.of("https://example.com/a_(b)", "mailto:aino@example.com"),
                    console.log().locator("a").evaluateAll("links => links.map(link => link.href)"));
        }
    }

    /** The newest end first, a page at a time; a chat that its visitor ended before anybody looked is unread. */
    @Test
    void endedChatsComeInPages() {
        Page page = stage.open("_giosg('visitor', 'submit', {username: 'Aino'})");
        page.evaluate("giosg.api.chat.startTask('The oldest').then(() => giosg.api.chat.close())");
        // Nobody may write more than 30 messages a minute.
        for (int i = 0; i < 4; i++) {
            page.evaluate("Promise.all(Array.from({length: 26}, (_, i) => giosg.api.chat.startTask('Task ' + i)))"
                    + ".then(() => giosg.api.chat.close())");
            page.evaluate("localStorage.clear()");
            page.context().clearCookies();
            page.reload();
            page.waitForFunction("window.giosg && giosg.sessionUuid");
        }
        try (ConsolePage console = new ConsolePage(stage)) {
            assertThat(ended(console, "Aino")).hasCount(100);
            assertThat(ended(console, "").locator(".unread:visible")).hasCount(0);
            Locator more = console.page.getByRole(
                    AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show more ended chats"));
            while (ended(console, "The oldest").count() == 0) {
                int shown = ended(console, "").count();
                more.click();
                assertThat(ended(console, "").nth(shown)).isVisible();
            }

            page.evaluate("giosg.api.chat.startTask('The newest').then(() => giosg.api.chat.close())");
            assertThat(ended(console, "").first()).containsText("The newest");
            assertThat(ended(console, "").first().locator(".unread")).hasText("1 unread");
        }
    }
}

package com.giosg.demo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.giosg.demo.testing.browser.ChatPage;
import com.giosg.demo.testing.browser.Stage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A visitor who does not look at the window learns of an answer: by the title, beside the launcher, by a sound. */
class ChatNewsIT {
    /** Counts what could be heard. */
    private static final String COUNT_RINGS = """
            window.rings = 0;
            AudioContext = class extends AudioContext {
              constructor() {
                super();
                rings++;
              }
            };
            """;

    @RegisterExtension
    final Stage stage = new Stage();

    @AfterEach
    void noPageWasHurt() {
        assertEquals(List.of(), stage.errors());
        assertEquals(
                List.of(),
                stage.console().stream()
                        .filter(line -> line.contains("AudioContext"))
                        .toList());
    }

    /** A page whose visitor has begun a chat. */
    private ChatPage chat() {
        ChatPage chat = ChatPage.opened(stage.open(COUNT_RINGS));
        chat.write("Hello?");
        return chat;
    }

    private void answer(ChatPage chat, String text) {
        stage.staff().say(Stage.visitor(chat.page), text);
    }

    private static void setVisible(ChatPage chat, boolean isVisible) {
        chat.page.evaluate("""
                state => {
                  Object.defineProperty(document, 'visibilityState', {value: state, configurable: true});
                  document.dispatchEvent(new Event('visibilitychange', {bubbles: true}));
                }""", isVisible ? "visible" : "hidden");
    }

    private static Locator preview(ChatPage chat, String text) {
        return chat.page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName("Customer service: " + text).setExact(true));
    }

    private static Locator sound(ChatPage chat) {
        return chat.window()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Sound").setExact(true));
    }

    /** How often something was heard, once a tab is through with all that it has heard of. */
    private static int rings(ChatPage chat) {
        return (int) chat.page.evaluate("""
                async () => {
                  // Behind the wait for somebody to read it.
                  await new Promise(done => setTimeout(done, 400));
                  const isBell = lock => lock.name.endsWith('_bell');
                  while ((await navigator.locks.query()).held.some(isBell)) await new Promise(done => setTimeout(done, 50));
                  return rings;
                }""");
    }

    @Test
    void theTitleOfAHiddenPageCountsWhatIsUnread() {
        ChatPage chat = chat();
        setVisible(chat, false);
        answer(chat, "Good morning!");
        assertThat(chat.page).hasTitle("(1) Customer");
        answer(chat, "How can I help?");
        assertThat(chat.page).hasTitle("(2) Customer");

        setVisible(chat, true);
        assertThat(chat.page).hasTitle("Customer");
        chat.close();
        answer(chat, "Hello?");
        assertThat(chat.launcher(1)).isVisible();
        assertThat(chat.page).hasTitle("Customer");
        setVisible(chat, false);
        assertThat(chat.page).hasTitle("(1) Customer");
    }

    @Test
    void whatIsReadInOneTabIsNoNewsInAnother() {
        ChatPage hidden = chat();
        ChatPage seen = new ChatPage(stage.newPage());
        seen.page.navigate(hidden.page.url());
        hidden.close();
        assertThat(seen.launcher(0)).isVisible();
        setVisible(hidden, false);
        answer(hidden, "Good morning!");
        assertThat(hidden.page).hasTitle("(1) Customer");

        seen.open();
        assertThat(hidden.page).hasTitle("Customer");
    }

    @Test
    void aPageThatChangesItsTitleHasTheLastWord() {
        ChatPage chat = chat();
        setVisible(chat, false);
        answer(chat, "Good morning!");
        assertThat(chat.page).hasTitle("(1) Customer");
        chat.page.evaluate("document.title = 'Basket'");
        stage.staff().type(Stage.visitor(chat.page));
        assertThat(chat.window().getByText("is typing…")).isVisible();
        assertThat(chat.page).hasTitle("Basket");
        answer(chat, "How can I help?");
        assertThat(chat.page).hasTitle("(2) Basket");

        chat.page.evaluate("document.title = 'Checkout'");
        setVisible(chat, true);
        answer(chat, "Anything else?");
        chat.assertSaid("Hello?", "Good morning!", "How can I help?", "Anything else?");
        assertThat(chat.page).hasTitle("Checkout");
    }

    @Test
    void theNewestAnswerStandsBesideTheLauncher() {
        ChatPage chat = chat();
        chat.close();
        answer(chat, "Good morning!");
        assertThat(preview(chat, "Good morning!")).isVisible();
        assertThat(chat.launcher(1)).isVisible();
        String hostile = "<b>See</b> https://example.com/";
        answer(chat, hostile);
        assertThat(preview(chat, hostile)).isVisible();
        assertThat(preview(chat, "Good morning!")).hasCount(0);
        assertThat(chat.page.getByRole(AriaRole.LINK)).hasCount(0);
        assertThat(chat.page.getByRole(AriaRole.STATUS).getByText("Chat: 2 unread. Customer service: " + hostile))
                .hasCount(1);

        chat.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hide message"))
                .click();
        assertThat(preview(chat, hostile)).isHidden();
        assertThat(chat.launcher(2)).isFocused();
        chat.page.reload();
        assertThat(chat.launcher(2)).isVisible();
        assertThat(preview(chat, hostile)).isHidden();

        answer(chat, "x".repeat(150));
        preview(chat, "x".repeat(140) + "…").click();
        assertThat(chat.box()).isFocused();
        chat.assertSaid("Hello?", "Good morning!", hostile + " (opens in a new tab)", "x".repeat(150));
        assertThat(preview(chat, "x".repeat(140) + "…")).isHidden();
    }

    /** Both tabs may be heard, and both learn of it. */
    @Test
    void anAnswerThatNobodySeesIsHeardInOneTab() {
        ChatPage left = chat();
        ChatPage right = new ChatPage(stage.newPage());
        right.page.navigate(left.page.url());
        right.page.mouse().click(1, 1);
        assertThat(right.window()).isVisible();

        answer(left, "Good morning!");
        left.assertSaid("Hello?", "Good morning!");
        right.assertSaid("Hello?", "Good morning!");
        assertEquals(0, rings(left) + rings(right));

        left.close();
        assertThat(right.launcher(0)).isVisible();
        answer(left, "How can I help?");
        assertThat(left.launcher(1)).isVisible();
        assertThat(right.launcher(1)).isVisible();
        assertEquals(1, rings(left) + rings(right));
        answer(left, "Anything else?");
        assertThat(left.launcher(2)).isVisible();
        assertThat(right.launcher(2)).isVisible();
        assertEquals(2, rings(left) + rings(right));

        left.page.reload();
        assertThat(left.launcher(2)).isVisible();
        assertEquals(0, rings(left));
    }

    @Test
    void theVisitorTurnsTheSoundOff() {
        ChatPage chat = chat();
        assertThat(sound(chat)).hasAttribute("aria-pressed", "true");
        sound(chat).click();
        assertThat(sound(chat)).hasAttribute("aria-pressed", "false");
        chat.page.reload();
        assertThat(sound(chat)).hasAttribute("aria-pressed", "false");
        chat.close();
        answer(chat, "Good morning!");
        assertThat(chat.launcher(1)).isVisible();
        assertEquals(0, rings(chat));

        chat.open();
        sound(chat).click();
        assertEquals(1, rings(chat));
        chat.close();
        answer(chat, "How can I help?");
        assertThat(chat.launcher(1)).isVisible();
        assertEquals(2, rings(chat));
    }

    /** The test's driver counts as a gesture for the browser, so the page says that there was none. */
    @Test
    void beforeTheVisitorTouchesThePageNothingIsHeard() {
        ChatPage chat = new ChatPage(stage.open(COUNT_RINGS
                + "Object.defineProperty(navigator, 'userActivation', {value: {hasBeenActive: false}});"
                + "_giosg('chat', 'startTask', 'Please call me back')"));
        chat.page.waitForCondition(
                () -> !stage.staff().chats(Stage.visitor(chat.page)).isEmpty());
        answer(chat, "Good morning!");
        assertThat(preview(chat, "Good morning!")).isVisible();
        answer(chat, "How can I help?");
        assertThat(preview(chat, "How can I help?")).isVisible();

        assertEquals(0, rings(chat));
    }
}

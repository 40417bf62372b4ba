package com.giosg.demo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What axe-core finds wrong with the chat window and the console's chats: nothing, in light and dark, wide and narrow. */
class ChatAccessibilityIT {
    private static final int WIDE = 1280;
    private static final int NARROW = 360;

    @RegisterExtension
    final Stage stage = new Stage();

    private static void emulate(Page page, ColorScheme scheme, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        page.setViewportSize(width, 740);
    }

    /** What is wrong, each with where it is. */
    private static List<String> wrong(AxeBuilder axe) {
        // In the page itself: it has no frames, and to sum up in a page apart takes long.
        return axe.setLegacyMode(true).analyze().getViolations().stream().flatMap(rule -> rule.getNodes().stream()
                .map(node -> rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary())).toList();
    }

    private static void assertFlawlessChat(Page page) {
        // Axe-core looks for what lies behind a text in the body alone, and so would know no contrasts.
        page.evaluate("document.body.append(document.querySelector('giosg-chat'))");
        assertEquals(List.of(), wrong(new AxeBuilder(page).include("giosg-chat")));
        page.evaluate("document.documentElement.append(document.querySelector('giosg-chat'))");
    }

    private static void assertFlawless(Page page) {
        assertEquals(List.of(), wrong(new AxeBuilder(page)));
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,360"})
    void theChatOnThePage(ColorScheme scheme, int width) {
        try (FaultProxy line = new FaultProxy(stage.backend().origin())) {
            Page page = stage.open(stage.snippet().replace(stage.backend().origin(), line.origin()), Map.of());
            emulate(page, scheme, width);
            ChatPage chat = new ChatPage(page);
            assertThat(chat.launcher(0)).isVisible();
            assertFlawlessChat(page);

            chat.open();
            assertFlawlessChat(page);

            String visitor = Stage.visitor(page);
            chat.write("Hello? https://example.com/");
            stage.staff().say(visitor, "Good morning! https://example.com/");
            assertThat(chat.log()).containsText("Good morning!");
            stage.staff().type(visitor);
            assertThat(chat.window().getByText("is typing…")).isVisible();
            assertFlawlessChat(page);

            line.outage(true);
            line.cutLines();
            chat.type("On its way");
            chat.type("x".repeat(2_001));
            assertThat(chat.window().getByText("Connection lost")).isVisible();
            assertThat(chat.log().getByText("Sending…")).isVisible();
            assertThat(chat.window().getByRole(AriaRole.ALERT)).isVisible();
            assertFlawlessChat(page);
            line.outage(false);
            chat.assertArrived();

            chat.close();
            stage.staff().say(visitor, "Anything else?");
            assertThat(chat.launcher(1)).isVisible();
            assertFlawlessChat(page);

            stage.staff().end(visitor);
            chat.open();
            assertThat(chat.log()).containsText("The chat has ended.");
            assertFlawlessChat(page);
        }
    }

    /** Whatever colour an organisation takes, what stands on it can be read. */
    @ParameterizedTest
    @ValueSource(strings = {"#ffffff", "#777777"})
    void theOrganisationsColour(String color) {
        try {
            stage.staff().changeChatSettings("{\"color\":\"" + color + "\"}");
            ChatPage chat = ChatPage.opened(stage.open(""));
            emulate(chat.page, ColorScheme.LIGHT, WIDE);
            chat.write("Hello? https://example.com/");

            assertFlawlessChat(chat.page);
            emulate(chat.page, ColorScheme.DARK, WIDE);
            assertFlawlessChat(chat.page);
        } finally {
            stage.staff().changeChatSettings("{\"color\":\"#1f4fa3\"}");
        }
    }

    @Test
    void aMessageThatWasRefused() {
        Page page = stage.open("");
        ChatPage chat = ChatPage.opened(page);
        // As many as may be written in a minute.
        page.evaluate("Promise.all(Array.from({length: 30}, (_, i) => giosg.api.chat.startTask('Task ' + i, null, true)))");
        while (chat.log().getByText("so many messages at once").count() == 0) {
            chat.type("One more");
            chat.assertArrived();
        }

        assertFlawlessChat(page);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,360"})
    void theConsole(ColorScheme scheme, int width) {
        String name = "Aino of " + width;
        ChatPage chat = ChatPage.opened(stage.open("_giosg('visitor', 'submit', {username: '" + name + "', tier: 'gold'})"));
        chat.write("Hello? https://example.com/");
        try (ConsolePage console = new ConsolePage(stage)) {
            Page page = console.page;
            emulate(page, scheme, width);
            assertThat(console.chats(name)).containsText("Waiting");
            assertFlawless(page);

            console.choose(name);
            console.reply("Good morning! https://example.com/");
            assertFlawless(page);
            if (width == NARROW) {
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("About the visitor")).click();
                assertFlawless(page);
            }

            console.endButton().click();
            assertThat(console.chosen()).containsText("Ended");
            assertFlawless(page);

            page.navigate(stage.backend().origin() + "/console#settings");
            assertThat(page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Chat window"))).isVisible();
            assertFlawless(page);
        }
    }
}

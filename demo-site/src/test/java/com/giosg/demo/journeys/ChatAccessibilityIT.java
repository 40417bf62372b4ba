package com.giosg.demo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.giosg.demo.testing.browser.Axe;
import com.giosg.demo.testing.browser.ChatPage;
import com.giosg.demo.testing.browser.ConsolePage;
import com.giosg.demo.testing.browser.Stage;
import com.giosg.demo.testing.faults.FaultProxy;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
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

    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,360"})
    void theChatOnThePage(ColorScheme scheme, int width) {
        try (FaultProxy line = new FaultProxy(stage.backend().origin())) {
            Page page = stage.open(stage.snippet().replace(stage.backend().origin(), line.origin()), Map.of());
            Axe.emulate(page, scheme, width);
            ChatPage chat = new ChatPage(page);
            assertThat(chat.launcher(0)).isVisible();
            Axe.assertFlawlessWidgets(page);

            chat.open();
            Axe.assertFlawlessWidgets(page);

            String visitor = Stage.visitor(page);
            chat.write("Hello? https://example.com/");
            stage.staff().say(visitor, "Good morning! https://example.com/");
            assertThat(chat.log()).containsText("Good morning!");
            stage.staff().type(visitor);
            assertThat(chat.window().getByText("is typing…")).isVisible();
            Axe.assertFlawlessWidgets(page);

            line.outage(true);
            line.cutLines();
            chat.type("On its way");
            chat.type("x".repeat(2_001));
            assertThat(chat.window().getByText("Connection lost")).isVisible();
            assertThat(chat.log().getByText("Sending…")).isVisible();
            assertThat(chat.window().getByRole(AriaRole.ALERT)).isVisible();
            Axe.assertFlawlessWidgets(page);
            line.outage(false);
            chat.assertArrived();

            chat.close();
            stage.staff().say(visitor, "Anything else?");
            assertThat(chat.launcher(1)).isVisible();
            Axe.assertFlawlessWidgets(page);

            stage.staff().end(visitor);
            chat.open();
            assertThat(chat.log()).containsText("The chat has ended.");
            Axe.assertFlawlessWidgets(page);
        }
    }

    /** Whatever colour an organisation takes, what stands on it can be read. */
    @ParameterizedTest
    @ValueSource(strings = {"#ffffff", "#777777"})
    void theOrganisationsColour(String color) {
        try {
            stage.staff().changeChatSettings("{\"color\":\"" + color + "\"}");
            ChatPage chat = ChatPage.opened(stage.open(""));
            Axe.emulate(chat.page, ColorScheme.LIGHT, WIDE);
            chat.write("Hello? https://example.com/");

            Axe.assertFlawlessWidgets(chat.page);
            Axe.emulate(chat.page, ColorScheme.DARK, WIDE);
            Axe.assertFlawlessWidgets(chat.page);
        } finally {
            stage.staff().changeChatSettings("{\"color\":\"#1f4fa3\"}");
        }
    }

    @Test
    void aMessageThatWasRefused() {
        Page page = stage.open("");
        ChatPage chat = ChatPage.opened(page);
        // As many as may be written in a minute.
        page.evaluate(
                "Promise.all(Array.from({length: 30}, (_, i) => giosg.api.chat.startTask('Task ' + i, null, true)))");
        while (chat.log().getByText("so many messages at once").count() == 0) {
            chat.type("One more");
            chat.assertArrived();
        }

        Axe.assertFlawlessWidgets(page);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,360"})
    void theConsole(ColorScheme scheme, int width) {
        String name = "Aino of " + width;
        ChatPage chat =
                ChatPage.opened(stage.open("_giosg('visitor', 'submit', {username: '" + name + "', tier: 'gold'})"));
        chat.write("Hello? https://example.com/");
        try (ConsolePage console = new ConsolePage(stage)) {
            Page page = console.page;
            Axe.emulate(page, scheme, width);
            assertThat(console.chats(name)).containsText("Waiting");
            Axe.assertFlawless(page);

            console.choose(name);
            console.reply("Good morning! https://example.com/");
            Axe.assertFlawless(page);
            if (width == NARROW) {
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("About the visitor"))
                        .click();
                Axe.assertFlawless(page);
            }

            console.endButton().click();
            assertThat(console.chosen()).containsText("Ended");
            Axe.assertFlawless(page);

            page.navigate(stage.backend().origin() + "/console#settings");
            assertThat(page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Chat window")))
                    .isVisible();
            Axe.assertFlawless(page);
        }
    }
}

package com.giosg.demo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.testing.browser.ChatPage;
import com.giosg.demo.testing.browser.ConsolePage;
import com.giosg.demo.testing.browser.PhonePage;
import com.giosg.demo.testing.browser.Stage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A visitor of the customer's site and an operator talk with each other. */
class ChatIT {
    @RegisterExtension
    final Stage stage = new Stage();

    @AfterEach
    void noPageWasHurt() {
        assertEquals(List.of(), stage.errors());
    }

    /** A page of a visitor who has never been here, with the chat opened. */
    private ChatPage chat() {
        return ChatPage.opened(stage.open(""));
    }

    @Test
    void aConversationBetweenTwoWindows() {
        try (ConsolePage console = new ConsolePage(stage)) {
            ChatPage chat =
                    ChatPage.opened(stage.open("_giosg('visitor', 'submit', {username: 'Eila', tier: 'gold'})"));
            chat.write("Hello?");
            assertThat(console.chats("Eila")).containsText("Waiting");
            console.choose("Eila");
            assertThat(console.log()).containsText("Hello?");
            assertThat(console.aboutVisitor()).containsText("tier");
            assertThat(console.aboutVisitor()).containsText("gold");

            console.box().pressSequentially("Good mor");
            assertThat(chat.window().getByText("Customer service is typing…")).isVisible();
            console.reply("Good morning!");
            chat.assertSaid("Hello?", "Good morning!");
            assertThat(chat.window().getByText("is typing…")).isHidden();
            assertThat(console.chats("Eila")).not().containsText("Waiting");

            chat.write("Is the kettle in stock?");
            assertThat(console.log()).containsText("Is the kettle in stock?");
            chat.page.evaluate("giosg.api.visitor.submit({tier: 'platinum'})");
            assertThat(console.aboutVisitor()).containsText("platinum");

            console.endButton().click();
            assertThat(chat.log()).containsText("The chat has ended. Write again to start a new one.");
            assertThat(console.chosen()).containsText("Ended");
            assertThat(console.box()).isDisabled();

            chat.write("One more thing");
            assertThat(console.chats("Eila").filter(new Locator.FilterOptions().setHasText("Waiting")))
                    .containsText("One more thing");
        }
    }

    @Test
    void whatCameWhileTheWindowWasClosedIsUnread() {
        ChatPage chat = chat();
        String visitor = Stage.visitor(chat.page);
        chat.write("Hello?");
        chat.close();
        assertThat(chat.launcher(0)).isVisible();

        stage.staff().say(visitor, "Good morning!");
        stage.staff().say(visitor, "How can I help?");
        assertThat(chat.launcher(2)).isVisible();
        chat.page.reload();
        assertThat(chat.launcher(2)).isVisible();

        chat.open();
        chat.assertSaid("Hello?", "Good morning!", "How can I help?");
        chat.close();
        assertThat(chat.launcher(0)).isVisible();
    }

    @Test
    void somebodyWhoTypesIsShownUntilTheySpeak() {
        ChatPage chat = chat();
        String visitor = Stage.visitor(chat.page);
        chat.write("Hello?");
        Locator typing = chat.window().getByText("Customer service is typing…");

        stage.staff().type(visitor);
        assertThat(typing).isVisible();
        stage.staff().say(visitor, "Good morning!");
        assertThat(typing).isHidden();
    }

    @Test
    void allWorksByKeyboardAlone() {
        Page page = stage.open("");
        ChatPage chat = new ChatPage(page);
        assertThat(chat.launcher()).isVisible();

        page.keyboard().press("Tab");
        assertThat(chat.launcher()).isFocused();
        page.keyboard().press("Enter");
        assertThat(chat.box()).isFocused();
        page.keyboard().type("One line");
        page.keyboard().press("Shift+Enter");
        page.keyboard().type("and another");
        page.keyboard().press("Enter");
        chat.assertSaid("One line\nand another");
        assertThat(chat.box()).isFocused();
        assertThat(chat.box()).hasValue("");

        page.keyboard().press("Shift+Tab");
        assertThat(chat.log()).isFocused();
        page.keyboard().press("Shift+Tab");
        assertThat(chat.closeButton()).isFocused();
        page.keyboard().press("Enter");
        assertThat(chat.launcher()).isFocused();

        page.keyboard().press("Space");
        assertThat(chat.box()).isFocused();
        page.keyboard().press("Escape");
        assertThat(chat.window()).isHidden();
        assertThat(chat.launcher()).isFocused();
    }

    /** Whose key it is says where it goes down. */
    @ParameterizedTest
    @CsvSource({"Escape,false", "Enter,true", "Space,true"})
    void thePageHearsNothingOfTheKeyThatClosesTheWindow(String key, boolean onCloseButton) {
        ChatPage chat = chat();
        chat.page.evaluate("""
                () => {
                  window.heard = [];
                  for (const type of ['keydown', 'keypress', 'keyup']) {
                    document.addEventListener(type, event => heard.push(type + ' ' + event.code));
                  }
                }""");
        if (onCloseButton) {
            chat.closeButton().focus();
        }
        chat.page.keyboard().down(key);
        if (!key.equals("Space")) {
            assertThat(chat.launcher()).isFocused();
            // It is held down.
            chat.page.keyboard().down(key);
        }
        chat.page.keyboard().up(key);
        assertThat(chat.window()).isHidden();
        assertEquals(List.of(), chat.page.evaluate("heard"));

        chat.page.keyboard().down("Escape");
        assertEquals(List.of("keydown Escape"), chat.page.evaluate("heard"));
        chat.launcher().click();
        assertThat(chat.box()).isFocused();
        chat.page.keyboard().up("Escape");
        assertEquals(List.of("keydown Escape", "keyup Escape"), chat.page.evaluate("heard"));
        chat.page.keyboard().press("a");
        assertThat(chat.box()).hasValue("a");
        assertEquals(List.of("keydown Escape", "keyup Escape"), chat.page.evaluate("heard"));
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB,Open chat,Chat,Message",
        "fi-FI,Avaa chat,Chat,Viesti",
        "sv,Öppna chatten,Chatt,Meddelande",
        "de,Open chat,Chat,Message",
        "'',Open chat,Chat,Message"
    })
    void speaksThePagesLanguage(String language, String launcher, String dialog, String box) {
        Page page = stage.open("document.documentElement.lang = '" + language + "'");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(launcher).setExact(true))
                .click();

        assertThat(page.getByRole(
                                AriaRole.DIALOG,
                                new Page.GetByRoleOptions().setName(dialog).setExact(true))
                        .getByRole(
                                AriaRole.TEXTBOX,
                                new Locator.GetByRoleOptions().setName(box).setExact(true)))
                .isFocused();
    }

    @Test
    void theConversationGoesOnAcrossReloadAndNavigation() {
        ChatPage chat = chat();
        String visitor = Stage.visitor(chat.page);
        chat.write("Hello?");
        chat.box().fill("Half of a sen");

        chat.page.reload();
        chat.assertSaid("Hello?");
        assertThat(chat.box()).hasValue("Half of a sen");

        chat.page.navigate(stage.site().serve("/basket", stage.snippet(), Map.of()));
        stage.staff().say(visitor, "Good morning!");
        chat.assertSaid("Hello?", "Good morning!");

        chat.close();
        chat.page.reload();
        assertThat(chat.launcher(0)).isVisible();
        assertThat(chat.window()).isHidden();
    }

    @Test
    void theWindowIsTheSameInEveryTab() {
        Page page = stage.open("");
        Page other = stage.newPage();
        other.navigate(page.url());
        ChatPage left = ChatPage.opened(page);
        ChatPage right = new ChatPage(other);

        left.write("Hello?");
        right.assertSaid("Hello?");
        other.bringToFront();
        right.write("From the other tab");
        stage.staff().say(Stage.visitor(page), "Good morning!");
        left.assertSaid("Hello?", "From the other tab", "Good morning!");
        right.assertSaid("Hello?", "From the other tab", "Good morning!");

        right.close();
        assertThat(left.window()).isHidden();
        assertThat(left.launcher(0)).isVisible();
    }

    @Test
    void anAddressOfMailIsALinkToIt() {
        ChatPage chat = chat();
        chat.write("Write to <help@example.com>, or evil@example.com?bcc=all@example.com");

        Locator links = chat.log().getByRole(AriaRole.LINK);
        assertThat(links).hasText(new String[] {"help@example.com", "evil@example.com", "all@example.com"});
        assertThat(links.first()).hasAttribute("href", "mailto:help@example.com");
        assertThat(links.nth(1)).hasAttribute("href", "mailto:evil@example.com");
    }

    @Test
    void whatStrangersWriteIsTextAndNothingButAddressesOfTheWebAreLinks() {
        String hostile =
                "<img src=x onerror=alert(1)> javascript:alert(1) data:text/html,x See https://example.com/a?b=c.";
        ChatPage chat = ChatPage.opened(stage.open("_giosg('visitor', 'submit', {username: '<b>Bobby</b>'})"));
        chat.write(hostile);
        try (ConsolePage console = new ConsolePage(stage)) {
            console.choose("<b>Bobby</b>");
            console.reply(hostile);

            assertSafe(console.log(), 2);
        }
        assertSafe(chat.log(), 2);
    }

    private static void assertSafe(Locator log, int messages) {
        Locator links = log.getByRole(AriaRole.LINK);
        assertThat(links).hasCount(messages);
        for (Locator link : links.all()) {
            assertThat(link).hasAttribute("href", "https://example.com/a?b=c");
            assertThat(link).hasAttribute("target", "_blank");
            assertTrue(link.getAttribute("rel").contains("noopener"));
        }
        assertThat(log).containsText("<img src=x onerror=alert(1)> javascript:alert(1)");
        assertThat(log.locator("img, b")).hasCount(0);
    }

    @Test
    void aMessageHolds2000Characters() {
        ChatPage chat = chat();
        chat.type("   ");
        chat.assertSaid();

        chat.type("x".repeat(2_003));
        assertThat(chat.window().getByRole(AriaRole.ALERT)).hasText("Too long. Characters to remove: 3");
        chat.assertSaid();
        chat.box().press("Backspace");
        assertThat(chat.window().getByRole(AriaRole.ALERT)).isHidden();

        chat.write("x".repeat(2_000));
        assertEquals(List.of("x".repeat(2_000)), stage.staff().texts(Stage.visitor(chat.page)));
    }

    @Test
    void aVisitorWhoWritesTooFastIsToldSo() {
        ChatPage chat = chat();
        Locator refused = chat.log().getByText("so many messages at once");
        int sent = 0;
        // 30 a minute, and what has become free meanwhile.
        while (refused.count() == 0) {
            assertTrue(sent < 60, "none was refused");
            chat.write("Message " + ++sent);
        }

        assertThat(refused).hasCount(1);
        assertEquals(sent - 1, stage.staff().texts(Stage.visitor(chat.page)).size());
        assertThat(chat.log().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try again")))
                .isVisible();
    }

    @Test
    void theOperatorsNameAndTheColourAreThoseOfTheSettings() {
        try (ConsolePage console = new ConsolePage(stage)) {
            console.page
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Settings"))
                    .click();
            Locator form = console.page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Chat window"));
            form.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Colour"))
                    .fill("#7a1fa3");
            form.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Operator’s name"))
                    .fill("Kerttu");
            form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                    .click();
            assertThat(form.getByRole(AriaRole.STATUS)).not().isEmpty();

            ChatPage chat = chat();
            chat.write("Hello?");
            stage.staff().say(Stage.visitor(chat.page), "Good morning!");

            assertThat(chat.log()).containsText("Kerttu");
            assertThat(chat.window().locator(".head")).containsText("Kerttu");
            assertThat(chat.window().locator(".head")).hasCSS("background-color", "rgb(122, 31, 163)");
        } finally {
            stage.staff().changeChatSettings("{\"color\":\"#1f4fa3\",\"operator_name\":null}");
        }
    }

    /** Until the organisation gives them a name, whoever answers is called what the page's readers call them. */
    @ParameterizedTest
    @CsvSource({"en,Open chat,Customer service", "fi,Avaa chat,Asiakaspalvelu", "sv,Öppna chatten,Kundtjänst"})
    void staffWithoutANameHaveOneInThePagesLanguage(String language, String launcher, String name) {
        Page page = stage.open("document.documentElement.lang = '" + language + "'");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(launcher).setExact(true))
                .click();
        Locator window = page.getByRole(AriaRole.DIALOG);
        window.getByRole(AriaRole.TEXTBOX).fill("Moi");
        window.getByRole(AriaRole.TEXTBOX).press("Enter");
        assertThat(window.locator(".own:not(.waits)")).hasCount(1);
        String visitor = Stage.visitor(page);

        stage.staff().type(visitor);
        assertThat(window.locator(".typing")).containsText(name + " ");
        stage.staff().say(visitor, "Moi moi");
        assertThat(window.locator(".said:not(.own) .name")).hasText(name);
        assertThat(window.locator(".head")).containsText(name);
        assertEquals(
                "Customer service",
                stage.staff()
                        .messages(stage.staff().openChat(visitor))
                        .get(1)
                        .get("sender_public_name")
                        .asText());
    }

    @Test
    void initialsAreTheSameForBoth() {
        try (ConsolePage console = new ConsolePage(stage)) {
            console.page
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Settings"))
                    .click();
            ChatPage chat = chat();
            chat.write("Hello?");
            Map.of(
                            "Customer service",
                            "CS",
                            "Ann-Marie van der Berg",
                            "AB",
                            "kerttu",
                            "K",
                            "(Bob) !",
                            "B",
                            "李 小龍",
                            "李小",
                            "7 Eleven",
                            "7E",
                            "😀",
                            "?",
                            "😀 Ünal",
                            "Ü")
                    .forEach((name, initials) -> {
                        stage.staff().changeChatSettings("{\"operator_name\":\"" + name + "\"}");
                        stage.staff().say(Stage.visitor(chat.page), "Good morning!");
                        assertThat(chat.window()
                                        .locator(".said:not(.own) .face")
                                        .last())
                                .hasText(initials);
                        assertThat(chat.window().locator(".head .face")).hasText(initials);
                        assertThat(console.page.locator("#chat-preview .avatar"))
                                .hasText(initials);
                    });
        } finally {
            stage.staff().changeChatSettings("{\"operator_name\":null}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "light,DARK,'rgb(255, 255, 255)'",
        "dark,LIGHT,'rgb(26, 31, 38)'",
        "auto,DARK,'rgb(26, 31, 38)'",
        "auto,LIGHT,'rgb(255, 255, 255)'"
    })
    void launcherWindowAndPhoneAreAsLightOrDarkAsTheSettingsSay(String setting, ColorScheme device, String ground) {
        try (ConsolePage console = new ConsolePage(stage)) {
            stage.staff()
                    .changeChatSettings("{\"color_scheme\":\"" + (setting.equals("light") ? "dark" : "light") + "\"}");
            console.page
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Settings"))
                    .click();
            Locator form = console.page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Chat window"));
            form.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Light or dark"))
                    .selectOption(setting);
            form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                    .click();
            assertThat(form.getByRole(AriaRole.STATUS)).containsText("Saved");

            Page page = stage.open("");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(device));
            ChatPage chat = ChatPage.opened(page);
            assertThat(chat.window()).hasCSS("background-color", ground);
            PhonePage phone = new PhonePage(page);
            phone.call("audio");
            assertThat(phone.window()).hasCSS("background-color", ground);
        } finally {
            stage.staff().changeChatSettings("{\"color_scheme\":\"auto\"}");
        }
    }
}

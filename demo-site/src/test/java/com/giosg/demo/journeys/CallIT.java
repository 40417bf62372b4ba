package com.giosg.demo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.testing.browser.ChatPage;
import com.giosg.demo.testing.browser.ConsolePage;
import com.giosg.demo.testing.browser.Media;
import com.giosg.demo.testing.browser.PhonePage;
import com.giosg.demo.testing.browser.Stage;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A visitor of the customer's site and an operator call each other, with voices and pictures that are the browser's own. */
class CallIT {
    @RegisterExtension
    final Stage stage = new Stage();

    @AfterEach
    void noPageWasHurt() {
        assertEquals(List.of(), stage.errors());
    }

    /** All that is said in a call's task: who, of what type, what. */
    private List<String> task(String call) {
        return stage.staff().messages(call).stream()
                .map(message -> message.get("sender_type").asText() + " "
                        + message.get("type").asText() + ": "
                        + message.get("message").asText())
                .toList();
    }

    @Test
    void aVoiceCallThatTheVisitorStartsBeforeItIsAccepted() {
        try (ConsolePage console = new ConsolePage(stage)) {
            PhonePage phone = PhonePage.of(stage, "Eila");
            String call = phone.call("audio");
            assertThat(phone.window()).containsText(PhonePage.OPERATOR);
            assertThat(phone.face()).hasText("KS");
            assertThat(phone.status())
                    .hasText(
                            "Ringing… Start the call to talk: your browser will ask whether it may use your microphone.");
            assertTrue(phone.media.isUntouched());
            assertThat(console.calls("Eila")).containsText("Call in localhost");
            assertTrue(console.media.isUntouched());
            phone.start();
            assertThat(phone.status()).hasText("Ringing…");

            console.accept("Eila");
            phone.assertIsOn();
            console.assertIsOn();
            phone.media.assertHears();
            console.media.assertHears();
            assertThat(console.chosen()).containsText("Call accepted.");
            assertThat(phone.button("Camera")).isHidden();
            assertThat(console.callButton("Camera")).isHidden();

            phone.button("Mute").click();
            assertThat(console.call()).containsText("The visitor’s microphone is off.");
            phone.button("Unmute").click();
            assertThat(console.call()).not().containsText("The visitor’s microphone is off.");
            console.mute();
            assertThat(phone.status()).hasText("Kerttu Salo is muted");
            console.unmute();
            phone.assertIsOn();
            assertEquals("connected", stage.staff().call(call).get("state").asText());

            phone.hangUp();
            phone.assertEnded("The call has ended.");
            assertThat(console.callStatus()).containsText("The visitor hung up after ");
            JsonNode ended = stage.staff().call(call);
            console.assertEnded("The visitor hung up after " + ended.get("duration") + " s.");
            assertThat(console.calls("Eila")).hasCount(0);
            assertEquals(
                    List.of("ended", "hung_up", "visitor"),
                    List.of(
                            ended.get("state").asText(),
                            ended.get("end_reason").asText(),
                            ended.get("ended_by").asText()));
            assertEquals(
                    List.of(
                            "visitor call_request: Call requested.",
                            "user join: Call accepted.",
                            "rule call_ended: The visitor hung up after " + ended.get("duration") + " s."),
                    task(call));
            phone.button("Close").click();
            assertThat(phone.window()).hasCount(0);
        }
    }

    @Test
    void aVideoCallThatIsAcceptedBeforeTheVisitorStarts() {
        try (ConsolePage console = new ConsolePage(stage)) {
            PhonePage phone = PhonePage.of(stage, "Eila");
            String call = phone.call("audio+video");
            assertThat(console.calls("Eila")).containsText("Video call in localhost");
            console.accept("Eila");
            assertThat(phone.status()).hasText("Kerttu Salo has answered. Start the call to talk.");
            assertThat(console.callStatus()).hasText("Waiting for the visitor to start the call…");

            phone.start();
            phone.assertIsOn();
            console.assertIsOn();
            phone.media.assertHears();
            console.media.assertHears();
            phone.media.assertSees(phone.picture());
            console.media.assertSees(console.picture());
            assertThat(phone.face()).isHidden();
            assertThat(console.face()).isHidden();

            phone.button("Camera").click();
            assertThat(phone.button("Camera")).hasAttribute("aria-pressed", "false");
            assertThat(console.face()).isVisible();
            assertThat(console.call()).containsText("The visitor’s camera is off.");
            phone.button("Camera").click();
            assertThat(console.face()).isHidden();
            console.media.assertSees(console.picture());
            console.callButton("Camera").click();
            assertThat(console.callButton("Camera")).hasAttribute("aria-pressed", "false");
            assertThat(phone.picture()).isHidden();
            assertThat(phone.face()).isVisible();
            console.callButton("Camera").click();
            assertThat(phone.face()).isHidden();
            phone.media.assertSees(phone.picture());

            console.hangUp();
            phone.assertEnded("Kerttu Salo has hung up.");
            int duration = stage.staff().call(call).get("duration").asInt();
            // Each of them has a clock of its own.
            console.assertEnded(Pattern.compile("You hung up after [0-9]+ s\\."));
            assertEquals(
                    List.of(
                            "visitor call_request: Video call requested.",
                            "user join: Call accepted.",
                            "rule call_ended: The operator hung up after " + duration + " s."),
                    task(call));
        }
    }

    /** Each hears only the own operator, and what goes between two browsers goes to no other. */
    @Test
    void twoVisitorsCallAtOnce() {
        try (ConsolePage first = new ConsolePage(stage);
                BrowserContext colleague = stage.newContext();
                ConsolePage second = new ConsolePage(stage, colleague);
                BrowserContext browser = stage.newContext()) {
            PhonePage eila = PhonePage.of(stage, "Eila");
            PhonePage olli = PhonePage.of(stage, browser, "Olli");
            eila.call("audio");
            olli.call("audio");
            eila.start();
            olli.start();

            first.accept("Eila");
            assertThat(first.acceptButton("Olli")).isDisabled();
            assertThat(first.calls("Olli")).containsText("You can accept it when your call has ended.");
            second.accept("Olli");
            List.of(eila, olli).forEach(PhonePage::assertIsOn);
            List.of(first, second).forEach(ConsolePage::assertIsOn);

            List.of(eila.media, olli.media, first.media, second.media).forEach(Media::assertHears);
            assertEquals(
                    List.of(first.media.own(), second.media.own()), List.of(eila.media.others(), olli.media.others()));
            assertEquals(
                    List.of(eila.media.own(), olli.media.own()), List.of(first.media.others(), second.media.others()));

            first.hangUp();
            eila.assertEnded("Kerttu Salo has hung up.");
            olli.assertIsOn();
            olli.media.assertHears();
            olli.hangUp();
            assertThat(second.callStatus()).containsText("The visitor hung up");
        }
    }

    @Test
    void aSecondCallWaitsForTheEndOfTheFirst() {
        PhonePage phone = PhonePage.of(stage, "Eila");
        String first = phone.call("audio");
        assertEquals(
                Map.of(
                        "code",
                        "invalid_argument",
                        "status",
                        400,
                        "message",
                        "a call is on already: it must end before another starts"),
                phone.callRefused("video"));
        assertThat(phone.window()).hasCount(1);
        assertThat(phone.status()).containsText("Ringing…");

        phone.hangUp();
        phone.assertEnded("The call has ended.");
        phone.page.waitForCondition(
                () -> stage.staff().call(first).get("state").asText().equals("ended"));
        assertEquals(
                List.of(
                        "visitor call_request: Call requested.",
                        "rule call_ended: The visitor hung up before the call was answered."),
                task(first));
        String second = phone.call("video");
        assertThat(phone.window()).hasCount(1);
        assertThat(phone.status())
                .hasText("Ringing… Start the call to talk: "
                        + "your browser will ask whether it may use your microphone and camera.");
        assertEquals("video", stage.staff().call(second).get("kind").asText());
    }

    @Test
    void whereCallsAreOffNothingIsShownAndNothingRings() {
        PhonePage phone = PhonePage.of(stage, "Eila");
        try {
            stage.staff().allowCalls(false);
            assertEquals(
                    Map.of("code", "not_allowed", "status", 403, "message", "the organisation has no webrtc_calls"),
                    phone.callRefused("audio"));
            assertEquals(List.of(), stage.staff().chats(Stage.visitor(phone.page)));
        } finally {
            stage.staff().allowCalls(true);
        }

        String call = phone.call("audio");
        assertThat(phone.window()).hasCount(1);
        assertEquals(call, stage.staff().openChat(Stage.visitor(phone.page)));
    }

    @Test
    void ofAKindThatThereIsNotTheBackendIsNotAsked() {
        PhonePage phone = PhonePage.of(stage, "Eila");

        assertEquals(
                List.of("invalid_argument", 0),
                List.of(
                        phone.callRefused("hologram").get("code"),
                        phone.callRefused("hologram").get("status")));
        assertThat(phone.window()).hasCount(0);
    }

    @Test
    void calledBeforeTheTagIsThere() {
        PhonePage phone =
                new PhonePage(stage.open("_giosg('call', 'start', 'Kerttu Salo', 'https://localhost:1/none.png')"));

        assertThat(phone.window()).isFocused();
        assertThat(phone.button("Start call")).isVisible();
        assertThat(phone.face()).hasText("KS");
        assertThat(phone.face().locator("img")).hasCount(0);
        JsonNode call = stage.staff().call(stage.staff().openChat(Stage.visitor(phone.page)));
        assertEquals(
                List.of("requested", "audio", "Kerttu Salo"),
                List.of(
                        call.get("state").asText(),
                        call.get("kind").asText(),
                        call.get("operator_name").asText()));
    }

    @Test
    void whoeverIsWritingGoesOnWithThat() {
        PhonePage phone = PhonePage.of(stage, "Eila");
        phone.page.evaluate("document.body.append(document.createElement('textarea'))");
        Locator letter = phone.page.locator("body > textarea");
        letter.focus();

        phone.call("audio");

        assertThat(letter).isFocused();
    }

    /** The space bar would press a button that took the focus. */
    @Test
    void whoeverIsWritingInTheChatIsNotHeard() {
        PhonePage phone = PhonePage.of(stage, "Eila");
        ChatPage chat = ChatPage.opened(phone.page);
        chat.box().pressSequentially("Hello ");
        phone.call("audio");
        phone.page.keyboard().type("is anybody there?");

        assertThat(chat.box()).hasValue("Hello is anybody there?");
        assertTrue(phone.media.isUntouched());
    }

    @Test
    void aChatThatIsHiddenLeavesTheFocusToThePhone() {
        PhonePage phone = PhonePage.of(stage, "Eila");
        phone.call("audio");
        ChatPage chat = ChatPage.opened(phone.page);
        phone.button("Hang up").focus();
        phone.page.evaluate("giosg.api.chat.hide()");

        assertThat(chat.window()).isHidden();
        assertThat(phone.button("Hang up")).isFocused();
    }

    @Test
    void aSecondClickOnHangUpClosesNothing() {
        PhonePage phone = PhonePage.of(stage, "Eila");
        phone.call("audio");
        phone.button("Hang up").dblclick();

        phone.assertEnded("The call has ended.");
        phone.button("Close").click();
        assertThat(phone.window()).hasCount(0);
    }

    /** The phone and the chat are open beside each other, and the task outlives its call. */
    @Test
    void theChatSaysWhatBecomesOfTheCall() {
        try (ConsolePage console = new ConsolePage(stage)) {
            PhonePage phone = PhonePage.of(stage, "Eila");
            ChatPage chat = new ChatPage(phone.page);
            phone.call("audio");
            chat.open();
            assertThat(chat.log()).containsText("You asked for a call.");
            console.accept("Eila");
            assertThat(chat.log()).containsText("The call was answered.");
            phone.start();
            phone.assertIsOn();
            console.reply("Good morning!");
            assertThat(chat.log()).containsText("Good morning!");

            phone.hangUp();
            assertThat(chat.log()).containsText("The call is over.");
            chat.write("Thank you");
            assertThat(console.log()).containsText("Thank you");
            assertThat(console.endButton()).isEnabled();
        }
    }

    @Test
    void speaksThePagesLanguage() {
        Page page = stage.open("document.documentElement.lang = 'fi'; _giosg('call', 'start', 'Kerttu Salo')");
        Locator phone = page.getByRole(
                AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Puhelu").setExact(true));
        Locator hangUp = phone.getByRole(
                AriaRole.BUTTON,
                new Locator.GetByRoleOptions().setName("Lopeta puhelu").setExact(true));

        assertThat(phone.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Aloita puhelu")))
                .isVisible();
        assertThat(phone.getByRole(AriaRole.STATUS)).containsText("Soi… Aloita puhelu");
        hangUp.click();
        assertThat(phone.getByRole(AriaRole.STATUS)).hasText("Puhelu on päättynyt.");
    }
}

package com.giosg.demo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.testing.browser.ChatPage;
import com.giosg.demo.testing.browser.ConsolePage;
import com.giosg.demo.testing.browser.PhonePage;
import com.giosg.demo.testing.browser.Stage;
import com.giosg.demo.testing.browser.WholeBrowser;
import com.microsoft.playwright.PlaywrightException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How calls end otherwise than by hanging up: each in words on both screens, and in the task. */
class CallEndsIT {
    @RegisterExtension
    final Stage stage = new Stage();

    private ConsolePage console;
    private PhonePage phone;

    @BeforeEach
    void open() {
        console = new ConsolePage(stage);
        phone = PhonePage.of(stage, "Eila");
    }

    @AfterEach
    void close() {
        console.close();
        assertEquals(List.of(), stage.errors());
    }

    /** The visitor calls, and the operator and the visitor talk. */
    private String talk(String kind) {
        return phone.talk(console, "Eila", kind);
    }

    /** The call has ended, as the backend keeps it. */
    private void assertEnded(String call, String reason, String by, String words) {
        JsonNode kept = stage.staff().call(call);
        assertEquals(
                List.of("ended", reason, by),
                List.of(
                        kept.get("state").asText(),
                        kept.get("end_reason").asText(),
                        kept.get("ended_by").asText()));
        assertEquals(
                List.of(words.replace("SECONDS", kept.get("duration").asText())),
                stage.staff().messages(call).stream()
                        .filter(message -> message.get("type").asText().equals("call_ended"))
                        .map(message -> message.get("message").asText())
                        .toList());
    }

    @Test
    void declined() {
        String call = phone.call("audio");
        phone.start();

        console.decline("Eila");

        phone.assertEnded("Nobody can take your call just now. Please try again later.");
        assertEnded(call, "declined", "operator", "The call was declined.");
    }

    /** As the page called, room included: by the same rules, and so with the same answers. */
    @Test
    void theVisitorCallsAgain() {
        phone.page.evaluate("giosg.api.call.start('Kerttu Salo', 'https://localhost:1/none.png', 'audio+video', "
                + "'12345689-1234-5678-9012-345678901234')");
        assertThat(console.calls("Eila")).isVisible();
        console.decline("Eila");
        assertThat(phone.button("Close")).isVisible();
        JsonNode first = newestCall();

        try {
            stage.staff().allowCalls(false);
            phone.button("Call again").click();
            phone.assertEnded("Nobody can take your call just now. Please try again later.");
        } finally {
            stage.staff().allowCalls(true);
        }
        phone.button("Call again").press("Enter");
        assertThat(phone.window()).hasCount(1);
        assertThat(phone.window()).isFocused();
        assertThat(phone.button("Call again")).isHidden();
        assertThat(phone.button("Write to us")).isHidden();
        phone.start();
        console.accept("Eila");
        phone.assertIsOn();
        phone.hangUp();
        assertThat(phone.button("Call again")).isHidden();

        JsonNode second = newestCall();
        assertNotEquals(first.get("id"), second.get("id"));
        for (String same : List.of("room_id", "kind", "operator_name", "operator_avatar")) {
            assertEquals(first.get(same), second.get(same), same);
        }
    }

    private JsonNode newestCall() {
        List<JsonNode> tasks = stage.staff().chats(Stage.visitor(phone.page));
        return stage.staff().call(tasks.get(tasks.size() - 1).get("id").asText());
    }

    @Test
    void theVisitorWritesInstead() {
        phone.call("audio");
        console.decline("Eila");
        phone.button("Write to us").click();

        assertThat(phone.window()).hasCount(0);
        ChatPage chat = new ChatPage(phone.page);
        assertThat(chat.box()).isFocused();
        chat.write("Please call me tomorrow");
        assertTrue(stage.staff().texts(Stage.visitor(phone.page)).contains("Please call me tomorrow"));
    }

    /** Two clicks on "Hang up" do not call again when the first one comes too late. */
    @Test
    void aSecondClickOnWhatWasThereCallsNobody() {
        phone.call("audio");
        console.decline("Eila");
        assertThat(phone.button("Call again")).isVisible();
        phone.button("Call again").evaluate("again => again.dispatchEvent(new MouseEvent('click', {detail: 2}))");

        phone.assertEnded("Nobody can take your call just now. Please try again later.");
    }

    @Test
    void notAnswered() {
        try {
            stage.staff().changeCallSettings("{\"ring_seconds\":5}");
            String call = phone.call("video");
            phone.start();
            assertThat(console.calls("Eila")).isVisible();

            phone.assertEnded("Nobody answered. Please try again later.");
            assertThat(console.calls("Eila")).hasCount(0);
            assertEnded(call, "no_answer", "system", "The call was not answered.");
        } finally {
            stage.staff().changeCallSettings("{\"ring_seconds\":60}");
        }
    }

    @Test
    @WholeBrowser
    void theVisitorDoesNotAllowTheMicrophone() {
        phone.media.forbid();

        assertNothingGoesOnRinging(
                "permission_denied",
                "This page may not use your microphone and camera.",
                "The visitor did not allow the microphone.");
        assertThat(phone.button("Call again")).isVisible();
    }

    @Test
    void theVisitorHasNoMicrophone() {
        phone.page.evaluate("""
                () => {
                  navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('none', 'NotFoundError'); };
                }""");

        assertNothingGoesOnRinging("no_microphone", "No microphone was found.", "The visitor has no microphone.");
        assertThat(phone.button("Call again")).isVisible();
    }

    @Test
    void theVisitorsBrowserCannotMakeCalls() {
        phone.page.evaluate("delete window.RTCPeerConnection");

        assertNothingGoesOnRinging(
                "unsupported",
                "This browser cannot make calls on this page.",
                "The visitor's browser cannot make calls.");
        assertThat(phone.button("Call again")).isHidden();
    }

    /** The call that the visitor's browser cannot start ends, in these words for the visitor and in those for the staff. */
    private void assertNothingGoesOnRinging(String reason, String words, String keptWords) {
        String call = phone.call("video");
        assertThat(console.calls("Eila")).isVisible();

        phone.button("Start call").click();

        assertThat(phone.status()).containsText(words);
        assertThat(phone.button("Close")).isFocused();
        assertThat(phone.button("Write to us")).isVisible();
        assertThat(console.calls("Eila")).hasCount(0);
        assertEnded(call, reason, "visitor", keptWords);
    }

    private enum Leaving {
        LEFT {
            @Override
            void leave(PhonePage phone) {
                phone.page.navigate("about:blank");
            }
        },
        CLOSED {
            @Override
            void leave(PhonePage phone) {
                phone.page.close();
            }
        },
        /** Its last word is lost. */
        CLOSED_WITHOUT_A_WORD {
            @Override
            void leave(PhonePage phone) {
                phone.page.evaluate("() => { fetch = () => new Promise(() => { }); }");
                phone.page.close();
            }
        },
        CRASHED {
            @Override
            void leave(PhonePage phone) {
                assertThrows(PlaywrightException.class, () -> phone.page.navigate("chrome://crash"));
            }
        };

        abstract void leave(PhonePage phone);
    }

    @ParameterizedTest
    @EnumSource
    void theVisitorsPageGoesAway(Leaving how) {
        String call = talk("audio");

        how.leave(phone);

        assertThat(console.callStatus()).containsText("The visitor left the page after ");
        console.media.assertIsOff();
        assertEnded(call, "left", "visitor", "The visitor left the page after SECONDS s.");
    }

    @Test
    void theOperatorsConsoleGoesAway() {
        String call = talk("video");

        console.page.close();

        assertThat(phone.status()).containsText("Kerttu Salo has left the call.");
        phone.assertEnded("Kerttu Salo has left the call.");
        assertEnded(call, "left", "operator", "The operator left after SECONDS s.");
    }

    @Test
    void theOperatorSignsOut() {
        String call = talk("audio");

        console.signOut();

        phone.assertEnded("Kerttu Salo has hung up.");
        console.media.assertIsOff();
        assertEnded(call, "hung_up", "operator", "The operator hung up after SECONDS s.");
    }

    @Test
    void theOperatorEndsTheChatThatTheCallIsPartOf() {
        String call = talk("audio");

        console.endButton().click();

        phone.assertEnded("The call has ended.");
        console.assertEnded("The chat was ended, and the call with it after "
                + stage.staff().call(call).get("duration") + " s.");
        assertEnded(call, "chat_ended", "system", "The chat was ended.");
    }
}

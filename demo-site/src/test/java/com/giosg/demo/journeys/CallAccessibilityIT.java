package com.giosg.demo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.testing.browser.Axe;
import com.giosg.demo.testing.browser.ChatPage;
import com.giosg.demo.testing.browser.ConsolePage;
import com.giosg.demo.testing.browser.PhonePage;
import com.giosg.demo.testing.browser.Stage;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Phone and console can be used by everybody while a call rings, goes on, and is over. */
class CallAccessibilityIT {
    @RegisterExtension
    final Stage stage = new Stage();

    @AfterEach
    void noPageWasHurt() {
        assertEquals(List.of(), stage.errors());
    }

    /** A visitor's page and the console, in a scheme of colours, so wide. */
    private PhonePage phone(ConsolePage console, ColorScheme scheme, int width) {
        PhonePage phone = PhonePage.of(stage, "Eila");
        Axe.emulate(phone.page, scheme, width);
        Axe.emulate(console.page, scheme, width);
        return phone;
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,360"})
    void aCallThatRings(ColorScheme scheme, int width) {
        try (ConsolePage console = new ConsolePage(stage)) {
            PhonePage phone = phone(console, scheme, width);
            phone.call("video");

            assertFlawless(phone, phone.button("Start call"), phone.button("Hang up"));
            assertThat(console.calls("Eila")).isVisible();
            Axe.assertFlawless(console.page);
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,360"})
    void aCallThatIsOn(ColorScheme scheme, int width) {
        try (ConsolePage console = new ConsolePage(stage)) {
            PhonePage phone = phone(console, scheme, width);
            phone.talk(console, "Eila", "video");

            assertThat(phone.picture()).isVisible();
            phone.button("Mute").click();
            assertFlawless(phone, phone.button("Unmute"), phone.button("Camera"), phone.button("Hang up"));
            console.mute();
            Axe.assertFlawless(console.page);
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,360"})
    void aCallBesideTheChatAndItsEnd(ColorScheme scheme, int width) {
        try (ConsolePage console = new ConsolePage(stage)) {
            PhonePage phone = phone(console, scheme, width);
            phone.talk(console, "Eila", "video");

            ChatPage chat = ChatPage.opened(phone.page);
            Axe.assertFlawlessWidgets(phone.page);
            assertReachable(phone.page, phone.button("Mute"), phone.button("Hang up"), chat.box(), chat.closeButton());
            chat.close();

            console.hangUp();
            phone.assertEnded("Kerttu Salo has hung up.");
            assertFlawless(phone, phone.button("Close"));
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,360"})
    void whatCanBeDoneAfterACallThatFailed(ColorScheme scheme, int width) {
        try (ConsolePage console = new ConsolePage(stage)) {
            PhonePage phone = phone(console, scheme, width);
            phone.call("video");
            console.decline("Eila");
            assertThat(phone.button("Call again")).isVisible();
            assertFlawless(phone, phone.button("Call again"), phone.button("Write to us"), phone.button("Close"));
            // A small screen whose page is enlarged to twice its size.
            phone.page.setViewportSize(640, 360);
            assertFlawless(phone, phone.button("Call again"), phone.button("Write to us"), phone.button("Close"));
        }
    }

    /** All of it is on the screen, and what can be done can be reached. */
    private static void assertFlawless(PhonePage phone, Locator... buttons) {
        Axe.assertFlawlessWidgets(phone.page);
        BoundingBox box = phone.window().boundingBox();
        assertTrue(
                isWithin(phone.page, box),
                () -> "outside: " + box.x + ", " + box.y + ", " + box.width + ", " + box.height);
        assertReachable(phone.page, buttons);
    }

    /** On the screen, and nothing lies over it. */
    private static void assertReachable(Page page, Locator... places) {
        for (Locator place : places) {
            assertThat(place).isVisible();
            BoundingBox at = place.boundingBox();
            assertTrue(
                    isWithin(page, at),
                    () -> place + " at " + at.x + ", " + at.y + ", " + at.width + " × " + at.height);
            place.click(new Locator.ClickOptions().setTrial(true));
        }
    }

    private static boolean isWithin(Page page, BoundingBox box) {
        return box.x >= 0
                && box.y >= 0
                && box.x + box.width <= page.viewportSize().width
                && box.y + box.height <= page.viewportSize().height;
    }

    /** The wide one is a screen of 1280 × 720 whose page is enlarged to twice its size. */
    @ParameterizedTest
    @CsvSource({"640,360", "360,640"})
    void onASmallScreenACallLeavesRoomForTheConversation(int width, int height) {
        try (ConsolePage console = new ConsolePage(stage)) {
            PhonePage phone = PhonePage.of(stage, "Eila");
            phone.call("video");
            phone.start();
            console.accept("Eila");
            console.assertIsOn();
            assertThat(console.picture()).isVisible();

            console.page.setViewportSize(width, height);
            // Whole, and not but for part of a pixel.
            console.box().evaluate("box => box.scrollIntoView({block: 'center'})");
            assertReachable(
                    console.page,
                    console.box(),
                    console.callButton("Mute"),
                    console.callButton("Camera"),
                    console.callButton("Hang up"));
            assertTrue(console.call().boundingBox().height < height / 3.0);
        }
    }

    @Test
    void allWorksByKeyboardAlone() {
        try (ConsolePage console = new ConsolePage(stage)) {
            PhonePage phone = PhonePage.of(stage, "Eila");
            Keyboard keyboard = phone.page.keyboard();
            phone.call("video");
            assertThat(phone.window()).isFocused();
            keyboard.press("Tab");
            assertThat(phone.button("Start call")).isFocused();
            keyboard.press("Enter");
            assertThat(phone.button("Mute")).isVisible();
            assertThat(phone.window()).isFocused();

            console.acceptButton("Eila").focus();
            console.page.keyboard().press("Enter");
            assertThat(console.call()).isVisible();
            phone.assertIsOn();
            keyboard.press("Tab");
            assertThat(phone.button("Mute")).isFocused();
            keyboard.press("Space");
            assertThat(phone.button("Unmute")).isFocused();
            keyboard.press("Tab");
            assertThat(phone.button("Camera")).isFocused();
            keyboard.press("Enter");
            assertThat(phone.button("Camera")).hasAttribute("aria-pressed", "false");
            keyboard.press("Escape");
            phone.assertIsOn();
            keyboard.press("Tab");
            assertThat(phone.button("Hang up")).isFocused();
            keyboard.press("Enter");
            assertThat(phone.button("Close")).isFocused();
            keyboard.press("Escape");
            assertThat(phone.window()).hasCount(0);

            assertThat(console.callStatus()).containsText("The visitor hung up");
            console.callButton("Close").focus();
            console.page.keyboard().press("Enter");
            assertThat(console.call()).isHidden();
        }
    }
}

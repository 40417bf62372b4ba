package com.giosg.demo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.giosg.demo.testing.browser.ChatPage;
import com.giosg.demo.testing.browser.ConsolePage;
import com.giosg.demo.testing.browser.HostilePages;
import com.giosg.demo.testing.browser.PhonePage;
import com.giosg.demo.testing.browser.Stage;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The phone as a guest: calls work whatever the page does and forbids (contract section 3). */
class CallOnHostilePagesIT {
    @RegisterExtension
    final Stage stage = new Stage();

    @AfterEach
    void noPageWasHurt() {
        assertEquals(List.of(), stage.errors());
    }

    /** The visitor and the operator hear and see each other. */
    private void talk(Page page) {
        PhonePage phone = new PhonePage(page);
        try (ConsolePage console = new ConsolePage(stage)) {
            phone.call("video");
            phone.start();
            console.accept("");
            phone.assertIsOn();
            console.assertIsOn();
            phone.media.assertHears();
            phone.media.assertSees(phone.picture());
            console.media.assertHears();
            console.media.assertSees(console.picture());

            console.hangUp();
            phone.assertEnded("Kerttu Salo has hung up.");
        }
    }

    @Test
    void worksUnderAStrictPolicyThatRequiresTrustedTypes() {
        Page page = HostilePages.withStrictPolicy(stage);

        talk(page);

        HostilePages.assertPolicyWasKept(stage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HostilePages.PROTOTYPE_JS,
                // Members on Object.prototype that options and descriptions inherit.
                """
        ['value', 'set', 'get', 'mode', 'cache', 'headers', 'id', 'name', 'text', 'call', 'kind', 'avatar', 'state', 'signals',
            'description', 'candidate', 'sdp', 'sound', 'picture', 'reason', 'duration', 'phone', 'window', 'script', 'started',
            'opened', 'hidden', 'visitor', 'known', 'seers']
          .forEach(function (name) { Object.prototype[name] = function () {}; });
        """,
                HostilePages.FROZEN_BUILT_INS,
            })
    void worksOnAPageThatChangesBuiltIns(String script) {
        Page page = stage.newPage();
        List<String> phones = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (request.url().contains("/phone.js")) {
                phones.add(request.url());
            }
        });
        page.navigate(stage.site().serve("/hostile", "<script>" + script + "</script>" + stage.snippet(), Map.of()));
        assertThat(new ChatPage(page).launcher()).isVisible();
        assertEquals(List.of(), phones);
        talk(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document.documentElement.replaceChildren(document.createElement('body'))",
                "document.open(); document.write('<h1>Shop</h1>'); document.close()",
                // Nowhere to be for a while, in which the call goes on too.
                "document.open(); setTimeout(() => { document.write('<h1>Shop</h1>'); document.close(); }, 3000)",
            })
    void aPageThatReplacesItselfKeepsTheCall(String script) {
        PhonePage phone = PhonePage.of(stage, "Eila");
        try (ConsolePage console = new ConsolePage(stage)) {
            phone.call("video");
            phone.start();
            console.accept("Eila");
            phone.assertIsOn();
            phone.page.evaluate(script);

            phone.media.assertHears();
            assertThat(phone.window()).isVisible();
            phone.media.assertSees(phone.picture());
            assertThat(phone.window()).isFocused();
            phone.button("Mute").click();
            assertThat(phone.button("Unmute")).isVisible();
            phone.hangUp();
            phone.assertEnded("The call has ended.");
        }
    }

    /** Nobody could end the call. */
    @Test
    void aPageWithNoPlaceForThePhoneEndsTheCall() {
        PhonePage phone = PhonePage.of(stage, "Eila");
        try (ConsolePage console = new ConsolePage(stage)) {
            phone.call("audio");
            phone.start();
            console.accept("Eila");
            phone.assertIsOn();
            phone.page.evaluate("document.open()");

            assertThat(console.callStatus()).containsText("The visitor left");
            phone.media.assertIsOff();
        }
    }

    @Test
    void aPageThatIsWrittenAnewStillTellsThatItIsLeft() {
        PhonePage phone = PhonePage.of(stage, "Eila");
        try (ConsolePage console = new ConsolePage(stage)) {
            phone.call("audio");
            phone.start();
            console.accept("Eila");
            phone.assertIsOn();
            phone.page.evaluate("document.open(); document.write('<h1>Shop</h1>'); document.close()");
            assertThat(phone.window()).isVisible();

            phone.page.navigate("about:blank");

            assertThat(console.callStatus()).containsText("The visitor left");
        }
    }

    @Test
    void aLauncherThatCouldNotBeHadIsAskedForAgain() {
        Page page = stage.newPage();
        page.route("**/launcher.js*", route -> route.abort(), new Page.RouteOptions().setTimes(1));
        page.waitForRequest(
                "**/launcher.js*", () -> page.navigate(stage.site().serve("/launcher", stage.snippet(), Map.of())));
        talk(page);
    }
}

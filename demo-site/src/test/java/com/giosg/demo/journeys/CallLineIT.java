package com.giosg.demo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.giosg.demo.testing.browser.ConsolePage;
import com.giosg.demo.testing.browser.Media;
import com.giosg.demo.testing.browser.PhonePage;
import com.giosg.demo.testing.browser.Stage;
import com.giosg.demo.testing.faults.Fault;
import com.giosg.demo.testing.faults.FaultProxy;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls over networks as they are: the lines to the backend break, and the connections from browser to browser. */
class CallLineIT {
    @RegisterExtension
    final Stage stage = new Stage();

    private FaultProxy line;
    private ConsolePage console;
    private PhonePage phone;

    @BeforeEach
    void open() {
        line = new FaultProxy(stage.backend().origin());
        console = new ConsolePage(stage);
        phone = new PhonePage(stage.open(
                stage.snippet().replace(stage.backend().origin(), line.origin())
                        + "<script>_giosg('visitor', 'submit', {username: 'Eila'})</script>",
                Map.of()));
    }

    @AfterEach
    void close() {
        console.close();
        line.close();
        assertEquals(List.of(), stage.errors());
    }

    private String talk() {
        return phone.talk(console, "Eila", "audio");
    }

    /** What the operator does still reaches the visitor, and the other way round. */
    private void assertGoesOn() {
        console.mute();
        assertThat(phone.status()).hasText("Kerttu Salo is muted");
        phone.button("Mute").click();
        assertThat(console.call()).containsText("The visitor’s microphone is off.");
        console.unmute();
        phone.button("Unmute").click();
        phone.assertIsOn();
        assertThat(console.call()).not().containsText("The visitor’s microphone is off.");
        phone.media.assertHears();
        console.media.assertHears();
    }

    @Test
    void aLineThatIsCutIsTakenUpWhereItEnded() {
        String call = talk();

        line.cutLines();
        assertGoesOn();
        line.next(Fault.LOSE_REQUEST, Fault.LOSE_ANSWER);
        assertGoesOn();

        assertEquals("connected", stage.staff().call(call).get("state").asText());
    }

    @Test
    void theDeviceGoesOverToAnotherNetwork() {
        talk();
        String was = phone.media.own();
        phone.page.evaluate("dispatchEvent(new Event('online'))");
        Media.assertRestarted(phone.media, console.media, was);
        assertGoesOn();

        was = console.media.own();
        console.page.evaluate("dispatchEvent(new Event('online'))");
        Media.assertRestarted(console.media, phone.media, was);
        assertGoesOn();
    }

    @Test
    void aConnectionThatBreaksOffAndDoesNotComeBack() {
        phone.page.clock().install();
        String call = talk();

        console.media.cut();
        assertThat(phone.status()).hasText("Connection lost. Reconnecting…");
        phone.page.clock().fastForward(21_000);

        phone.assertEnded("The connection was lost.");
        assertThat(console.callStatus()).containsText("The connection was lost after ");
        assertEquals("lost", stage.staff().call(call).get("end_reason").asText());
    }

    @Test
    void theBrowsersDoNotFindEachOther() {
        phone.page.clock().install();
        phone.page.route("**/call/signals", Route::abort);
        String call = phone.call("audio");
        phone.start();
        console.accept("Eila");
        assertThat(phone.status()).hasText("Connecting…");
        phone.page.clock().fastForward(31_000);

        phone.assertEnded("The call could not be connected.");
        console.assertEnded("The call could not be connected.");
        assertEquals("failed", stage.staff().call(call).get("end_reason").asText());
    }
}

package com.giosg.tag.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.tag.testing.FakeCallBackend;
import com.giosg.tag.testing.FakeDevices;
import com.giosg.tag.testing.FakePeerConnection;
import com.giosg.tag.testing.FakeScheduler;
import com.giosg.tag.testing.HalfChance;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a call, from either side. */
class PhoneCallTest {
    private static final String REQUESTED =
            "{'state':'requested','newest':0,'signals':[],'ice_servers':[{'urls':'stun:s'}]}";
    private static final String ACCEPTED = "{'state':'accepted','newest':0,'signals':[]}";

    private final FakeScheduler scheduler = new FakeScheduler();
    private final FakeCallBackend backend = new FakeCallBackend();
    private final FakeDevices devices = new FakeDevices();
    private final FakePeerConnection peer = new FakePeerConnection();
    private int changes;
    private PhoneCall call;

    @BeforeEach
    void aVisitorsCallRings() {
        call = call(true, false);
        call.start();
        backend.line().say(REQUESTED);
    }

    private PhoneCall call(boolean isVisitor, boolean hasPicture) {
        return new PhoneCall(
                isVisitor, hasPicture, backend, devices, peer, scheduler, new HalfChance(), () -> changes++);
    }

    private void becomeTheOperators() {
        call.hangUp();
        backend.posts.clear();
        devices.log.clear();
        peer.log.clear();
        call = call(false, false);
        call.start();
    }

    private void accept() {
        backend.line().say(ACCEPTED);
    }

    private void giveMicrophone() {
        call.agree();
        devices.answer.given(false);
    }

    private void talk() {
        accept();
        giveMicrophone();
        peer.events.connected();
    }

    /** Time in which the backend is heard. */
    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            scheduler.advance(1000);
            backend.line().beat();
        }
    }

    @Test
    void asksForNoMicrophoneBeforeTheVisitorAgrees() {
        accept();

        assertEquals(List.of(), devices.log);
        assertEquals(PhoneCall.ANSWERED, call.state());
        assertFalse(call.asks());
    }

    @Test
    void asksOnce() {
        call.agree();
        call.agree();

        assertEquals(List.of("asked"), devices.log);
        assertTrue(call.asks());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void connectsWhicheverComesFirst(boolean operatorFirst) {
        if (operatorFirst) {
            accept();
            giveMicrophone();
        } else {
            giveMicrophone();
            assertEquals(PhoneCall.RINGING, call.state());
            assertEquals(List.of(), peer.log);
            accept();
        }

        assertEquals(PhoneCall.CONNECTING, call.state());
        assertEquals(List.of("opened with [{\"urls\":\"stun:s\"}]"), peer.log);
        assertEquals(0, call.talkingSince());
    }

    @Test
    void aVideoCallAsksForTheCameraAndTellsWhetherThereIsOne() {
        call = call(true, true);
        call.start();
        accept();
        call.agree();
        devices.answer.given(false);
        scheduler.advance(0);

        assertEquals(List.of("asked for both"), devices.log);
        assertFalse(call.hasCamera());
        assertEquals(List.of("opened with [] for a picture"), peer.log);
        assertEquals(List.of("\"from\":1,\"signals\":[{\"sound\":true,\"picture\":false}]"), backend.posted("signals"));
    }

    @Test
    void theVisitorSaysOnceThatTheyTalk() {
        talk();
        peer.events.connected();

        assertEquals(PhoneCall.TALKING, call.state());
        assertEquals(List.of(""), backend.posted("connected"));
        assertEquals(scheduler.date(), call.talkingSince());
    }

    @Test
    void theOperatorDoesNot() {
        becomeTheOperators();
        talk();

        assertEquals(PhoneCall.TALKING, call.state());
        assertEquals(List.of(), backend.posted("connected"));
    }

    @Test
    void whatWasSaidBeforeThereWasAConnectionIsHeardInItsOrder() {
        backend.line()
                .say(
                        "{'state':'accepted','newest':2,'signals':[{'description':{'type':'offer'}},{'candidate':{'a':1}}]}");
        backend.line().say("{'state':'accepted','newest':3,'signals':[{'candidate':{'a':2}}]}");
        giveMicrophone();

        assertEquals(
                List.of(
                        "opened with [{\"urls\":\"stun:s\"}]",
                        "took {\"type\":\"offer\"}",
                        "described",
                        "candidate {\"a\":1}",
                        "candidate {\"a\":2}"),
                peer.log);
    }

    @Test
    void sendsWhatItsConnectionOffers() {
        becomeTheOperators();
        accept();
        giveMicrophone();
        peer.events.negotiationNeeded();
        peer.events.candidate("{\"c\":1}");
        scheduler.advance(0);

        assertEquals(
                List.of("\"from\":1,\"signals\":[{\"sound\":true,\"picture\":false},"
                        + "{\"description\":{\"type\":\"own\"}},{\"candidate\":{\"c\":1}}]"),
                backend.posted("signals"));
    }

    @Test
    void bothLearnOfSilenceAndBlack() {
        call = call(true, true);
        call.start();
        accept();
        call.agree();
        devices.answer.given(true);
        peer.events.connected();
        call.setMuted(true);
        call.setCameraOff(true);
        scheduler.advance(0);

        assertTrue(call.isMuted());
        assertFalse(call.sendsPicture());
        assertTrue(call.hasCamera());
        assertEquals(List.of("asked for both", "silence", "black"), devices.log);
        assertTrue(backend.posted("signals")
                .get(0)
                .endsWith("{\"sound\":true,\"picture\":true},"
                        + "{\"sound\":false,\"picture\":true},{\"sound\":false,\"picture\":false}]"));
        assertTrue(call.hears());
        backend.line().say("{'state':'connected','newest':1,'signals':[{'sound':false,'picture':true}]}");
        assertFalse(call.hears());
        assertTrue(call.sees());
    }

    @Test
    void anotherWayIsLookedForWhenSoundBreaksOff() {
        talk();
        double since = call.talkingSince();
        peer.events.disconnected();
        assertEquals(PhoneCall.RECONNECTING, call.state());
        assertEquals(0, restarts());
        pass(6);
        assertEquals(1, restarts());
        pass(13);
        peer.events.connected();
        pass(30);

        assertEquals(PhoneCall.TALKING, call.state());
        assertEquals(since, call.talkingSince());
        assertEquals(List.of(""), backend.posted("connected"));
    }

    private long restarts() {
        return peer.log.stream().filter("restarted"::equals).count();
    }

    @Test
    void theOperatorLooksForAnotherWayAtOnce() {
        becomeTheOperators();
        talk();
        peer.events.disconnected();
        assertEquals(1, restarts());
        pass(9);

        assertEquals(2, restarts());
    }

    @Test
    void theOperatorLooksForAnotherWayWhenSoundDoesNotComeThrough() {
        becomeTheOperators();
        accept();
        giveMicrophone();
        pass(20);
        assertEquals(0, restarts());
        backend.line().say("{'state':'accepted','newest':1,'signals':[{'sound':true,'picture':false}]}");
        pass(8);
        assertEquals(0, restarts());
        pass(1);

        assertEquals(1, restarts());
    }

    @Test
    void isLostWhenThereIsNoOtherWay() {
        talk();
        pass(10);
        peer.events.disconnected();
        pass(22);

        assertEnded("lost", "visitor");
        assertEquals(31, call.duration());
    }

    @Test
    void failsWhenSoundNeverComesThrough() {
        accept();
        giveMicrophone();
        pass(30);
        assertEquals(PhoneCall.CONNECTING, call.state());
        pass(2);

        assertEnded("failed", "visitor");
        assertEquals(-1, call.duration());
    }

    @Test
    void theOperatorWaitsUntilTheVisitorAgrees() {
        becomeTheOperators();
        accept();
        giveMicrophone();
        pass(50);

        assertEquals(PhoneCall.CONNECTING, call.state());
    }

    @Test
    void isLostWhenTheBackendIsNotHeardBeforeTheyTalk() {
        scheduler.advance(22_000);

        assertEnded("lost", "visitor");
    }

    @Test
    void goesOnWithoutTheBackendOnceTheyTalk() {
        talk();
        scheduler.advance(600_000);

        assertEquals(PhoneCall.TALKING, call.state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"permission_denied", "no_microphone", "unsupported"})
    void endsWithoutAMicrophone(String reason) {
        call.agree();
        devices.answer.refused(reason);

        assertEnded(reason, "visitor");
    }

    @Test
    void endsWhenTheMicrophoneIsTakenAwayLater() {
        talk();
        devices.answer.refused("no_microphone");

        assertEnded("no_microphone", "visitor");
    }

    @Test
    void aMicrophoneThatIsGivenTooLateIsLetGo() {
        call.agree();
        call.hangUp();
        devices.log.clear();
        devices.answer.given(false);

        assertEquals(List.of("stopped"), devices.log);
        assertEquals(PhoneCall.ENDED, call.state());
    }

    @Test
    void isHungUpBeforeItIsAnswered() {
        call.hangUp();

        assertEnded("hung_up", "visitor");
        call.agree();
        assertEquals(List.of("stopped"), devices.log);
    }

    @Test
    void isHungUpAfterwards() {
        talk();
        pass(133);
        call.hangUp();

        assertEnded("hung_up", "visitor");
        assertEquals(133, call.duration());
        assertTrue(peer.log.contains("closed"));
    }

    @Test
    void thePageThatLeavesSaysSo() {
        talk();
        call.leave();
        call.leave();

        assertEnded("left", "visitor");
    }

    @Test
    void theOperatorsEndIsTheOperators() {
        becomeTheOperators();
        call.hangUp();

        assertEquals("operator", call.endedBy());
    }

    @ParameterizedTest
    @CsvSource({"declined,operator", "no_answer,system", "hung_up,operator", "left,operator", "chat_ended,system"})
    void theBackendSaysHowItEnded(String reason, String by) {
        giveMicrophone();
        backend.line()
                .say("{'state':'ended','reason':'" + reason + "','ended_by':'" + by
                        + "','duration':null,'newest':0,'signals':[]}");

        assertEquals(PhoneCall.ENDED, call.state());
        assertEquals(reason, call.reason());
        assertEquals(by, call.endedBy());
        assertEquals(-1, call.duration());
        assertEquals(List.of("asked", "stopped"), devices.log);
        assertEquals(List.of(), backend.posted("end"));
        assertTrue(backend.line().isClosed);
    }

    @Test
    void theBackendSaysHowLongTheyTalked() {
        talk();
        backend.line()
                .say(
                        "{'state':'ended','reason':'hung_up','ended_by':'operator','duration':61,'newest':0,'signals':[]}");

        assertEquals(61, call.duration());
    }

    @Test
    void endsWhenTheBackendKnowsNoSuchCall() {
        backend.line().end(404);

        assertEquals(PhoneCall.ENDED, call.state());
        assertEquals("failed", call.reason());
        assertNull(call.endedBy());
    }

    @Test
    void theEndIsSaidUntilItIsHeard() {
        call.hangUp();
        backend.answer(0);
        scheduler.advance(1000);
        backend.answer(503);
        scheduler.advance(1000);
        backend.answer(204);
        scheduler.advance(60_000);

        assertEquals(3, backend.posted("end").size());
    }

    @Test
    void theEndIsNotSaidForEver() {
        call.hangUp();
        for (int i = 0; i < 100; i++) {
            backend.answer(0);
            scheduler.advance(1000);
        }

        assertEquals(60, backend.posted("end").size());
    }

    @Test
    void thatTheyTalkIsSaidUntilItIsHeard() {
        talk();
        backend.answer(502);
        scheduler.advance(1000);
        assertEquals(2, backend.posted("connected").size());
        backend.answer(204);
        scheduler.advance(5000);

        assertEquals(2, backend.posted("connected").size());
    }

    @Test
    void theOperatorLearnsWhenTheVisitorIsThere() {
        becomeTheOperators();
        accept();
        giveMicrophone();
        assertFalse(call.isOtherThere());
        backend.line().say("{'state':'accepted','newest':1,'signals':[{'sound':true,'picture':false}]}");

        assertTrue(call.isOtherThere());
    }

    @Test
    void anotherNetworkMeansAnotherWay() {
        talk();
        backend.line().end(0);
        int lines = backend.lines.size();
        peer.log.clear();
        call.networkChanged();

        assertEquals(List.of("restarted"), peer.log);
        assertEquals(lines + 1, backend.lines.size());
    }

    @Test
    void anEndedCallStaysAsItIs() {
        call.hangUp();
        peer.log.clear();
        int seen = changes;
        call.networkChanged();
        call.hangUp();
        scheduler.advance(60_000);

        assertEquals(List.of(), peer.log);
        assertEquals(seen, changes);
        assertEquals(1, backend.lines.size());
        assertEquals(1, backend.posted("end").size());
    }

    private void assertEnded(String reason, String by) {
        assertEquals(PhoneCall.ENDED, call.state());
        assertEquals(reason, call.reason());
        assertEquals(by, call.endedBy());
        assertEquals("stopped", devices.log.get(devices.log.size() - 1));
        assertEquals(List.of("\"reason\":\"" + reason + "\""), backend.posted("end"));
        assertTrue(backend.line().isClosed);
    }
}

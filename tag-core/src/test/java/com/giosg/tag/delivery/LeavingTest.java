package com.giosg.tag.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.tag.rules.Limits;
import com.giosg.tag.rules.Text;
import com.giosg.tag.testing.FakeBrowser;
import com.giosg.tag.testing.FakePage;
import com.giosg.tag.testing.FakePost;
import com.giosg.tag.testing.FakeStorage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The request of a page that is left. */
class LeavingTest {
    private final FakeBrowser browser = new FakeBrowser();
    private final FakePage page = browser.openTab();

    @Test
    void allThatHasNoAnswerGoesInOneRequest() {
        page.call("a");
        page.turn();
        page.call("b");
        page.call("c");

        page.courier.leave();

        assertFalse(page.posts.get(0).leaving());
        assertEquals(List.of(List.of("a"), List.of("a", "b", "c")), page.sent());
        assertTrue(page.lastPost().leaving());
    }

    @Test
    void itHoldsAtMost60KilobytesFromTheOldestOn() {
        IntStream.range(0, 20).forEach(i -> page.call("m" + i, 9_000));
        page.courier.leave();

        assertEquals(
                List.of("m0", "m1", "m2", "m3", "m4", "m5"), page.lastPost().calls());
        assertTrue(Text.utf8Length(page.lastPost().body()) <= Limits.REQUEST_BYTES);
    }

    @Test
    void itIsNotSentTwiceForTheSameCommands() {
        page.call("a");
        page.courier.leave();
        page.courier.leave();
        page.courier.suspend();
        assertEquals(List.of(List.of("a")), page.sent());

        page.call("b");
        page.courier.leave();

        assertEquals(List.of(List.of("a"), List.of("a", "b")), page.sent());
    }

    @Test
    void itIsSentAgainWhenItFailedAndThePageIsLeftAgain() {
        page.call("a");
        page.courier.leave();
        page.lastPost().answer(0);

        page.courier.leave();

        assertEquals(
                3,
                page.posts.stream()
                        .filter(post -> post.calls().equals(List.of("a")))
                        .count(),
                "and once by the page that stayed");
        assertTrue(page.lastPost().leaving());
    }

    @Test
    void itsAnswersCount() {
        page.call("a");
        page.turn();
        page.call("b");
        page.courier.leave();
        page.lastPost().reply(200, 404);
        assertEquals(List.of("a ok", "b code1 404 " + FakePost.error("code1")), page.outcomes);

        page.posts.get(0).answer(0);
        browser.pass(60_000);

        assertEquals(2, page.outcomes.size());
        assertTrue(page.posts.stream().skip(2).allMatch(post -> post.calls().isEmpty()), "nothing is sent again");
    }

    @Test
    void aCallForThisPageGoesAlong() {
        page.ask("close");
        page.courier.leave();

        assertEquals(List.of("close"), page.lastPost().calls());
        assertEquals(Double.POSITIVE_INFINITY, page.lastPost().command(0).deadline, "which is not known yet");
    }

    @Test
    void aCallForThisPageThatMightArriveTooLateDoesNot() {
        page.call("a");
        page.ask("close");
        browser.pass(10_000);
        page.courier.leave();

        assertEquals(List.of("a"), page.lastPost().calls());
    }

    @Test
    void leftAgainWithNothingThatMayGoThePageSendsNothing() {
        page.ask("close");
        page.courier.leave();
        browser.pass(11_000);
        FakePost ordinary = page.lastPost();
        page.courier.leave();

        assertEquals(ordinary, page.lastPost());
    }

    @Test
    void aPageThatIsLeftBeforeItOpenedSendsItsCalls() {
        FakePage loading = browser.load(new FakeStorage());
        loading.call("a");
        loading.courier.leave();

        assertEquals(List.of(List.of("a")), loading.sent());
        assertEquals(1, browser.local.keys("giosg_out_").length);
    }

    @Test
    void nothingIsSentForNothing() {
        page.call("a");
        page.acceptAll();
        page.courier.leave();

        assertEquals(1, page.posts.size());
    }

    @Test
    void aRefusedVisitorIsNotMadeAnewByIt() {
        page.call("a");
        page.courier.leave();
        FakePost leaving = page.lastPost();
        leaving.answer(401);

        assertEquals(0, browser.visitor.renewals);
        assertEquals(List.of(), page.outcomes);
    }

    @Test
    void aPageThatEndsOrSleepsLetsOthersSend() {
        FakePage other = browser.openTab();
        page.call("a");
        page.turn();
        other.call("b");
        other.turn();
        assertEquals(List.of(), other.sent(), "one at a time");

        page.courier.suspend();

        assertEquals(List.of(List.of("b")), other.sent());
    }

    @Test
    void aPageThatWaitsForItsTurnGivesItUpWhenItSleeps() {
        FakePage other = browser.openTab();
        other.call("a");
        other.turn();
        page.call("b");
        page.turn();

        page.courier.suspend();
        FakePost leaving = page.lastPost();
        other.acceptAll();
        assertEquals(leaving, page.lastPost());

        page.courier.wakeUp();
        page.turn();
        assertEquals(List.of(List.of("b"), List.of("b")), page.sent());
    }

    @Test
    void aPageThatSleepsAsksForNoTurn() {
        page.call("a");
        page.turn();
        page.posts.get(0).answer(503);

        page.courier.suspend();
        FakePost leaving = page.lastPost();
        browser.pass(60_000);

        assertEquals(leaving, page.lastPost());
    }

    @Test
    void aPageThatWakesUpWaitsAsLongAsTheBackendAsked() {
        page.call("a");
        page.turn();
        page.posts.get(0).answer(503, 50_000, "");
        page.courier.suspend();
        FakePost leaving = page.lastPost();
        browser.pass(10_000);

        page.courier.wakeUp();
        browser.pass(39_000);
        assertEquals(leaving, page.lastPost());
        browser.pass(1_000);

        assertEquals(List.of(List.of("a"), List.of("a"), List.of("a")), page.sent());
    }

    @Test
    void aPageThatWakesUpGoesOnWhereItWas() {
        page.call("a");
        page.turn();
        page.courier.suspend();
        FakePost cut = page.posts.get(0);
        page.courier.wakeUp();
        cut.answer(0);
        page.call("b");
        browser.pass(250);

        assertEquals(List.of("a", "b"), page.lastPost().calls());
        page.lastPost().accept();
        assertEquals(List.of("a ok", "b ok"), page.outcomes);
    }
}

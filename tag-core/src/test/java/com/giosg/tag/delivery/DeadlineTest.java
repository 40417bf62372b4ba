package com.giosg.tag.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.giosg.tag.rules.Limits;
import com.giosg.tag.testing.FakeBrowser;
import com.giosg.tag.testing.FakePage;
import com.giosg.tag.testing.FakePost;
import com.giosg.tag.testing.FakeStorage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a call waits: 30 s for the page that made it, else 7 days. */
class DeadlineTest {
    private static final double DAY = 24 * 60 * 60 * 1000;

    private final FakeBrowser browser = new FakeBrowser();
    private final FakePage page = browser.openTab();

    @Test
    void aCallForThisPageWaits30Seconds() {
        page.ask("rooms");
        browser.pass(29_999);
        assertEquals(List.of(), page.outcomes);

        browser.pass(1);

        assertEquals(List.of("rooms unavailable 0"), page.outcomes);
    }

    @Test
    void itsDeadlineIsToldInTheBackendsTime() {
        page.courier.registerPage();
        page.turn();
        browser.pass(2_000);
        page.lastPost().answer(200, 0, FakePost.reply(5_000_000, List.of()));
        browser.pass(1_000);

        page.ask("rooms");
        browser.pass(4_000);
        page.call("a");
        page.turn();

        assertEquals(5_000_000 + 1_000 + 30_000, page.lastPost().command(0).deadline);
    }

    @Test
    void itsDeadlineStaysWhenItIsSentAgain() {
        knowTheTime();
        page.ask("rooms");
        page.turn();
        double deadline = page.lastPost().command(0).deadline;
        page.lastPost().answer(503);
        browser.pass(500);

        assertEquals(deadline, page.lastPost().command(0).deadline);
    }

    @Test
    void itWaitsForTheFirstReplyWhichTellsTheTime() {
        page.call("a");
        page.ask("rooms");
        page.call("b");
        page.acceptAll();

        assertEquals(List.of(List.of("a"), List.of("rooms", "b")), page.sent());
        assertEquals(page.date() + 30_000, page.lastPost().command(0).deadline);
    }

    @Test
    void aloneItAsksForTheTimeFirst() {
        page.ask("rooms");
        page.acceptAll();

        assertEquals(List.of(List.of(), List.of("rooms")), page.sent());
        assertEquals(List.of("rooms ok"), page.outcomes);
    }

    @Test
    void aLateAnswerChangesNothing() {
        knowTheTime();
        page.ask("rooms");
        page.turn();
        browser.pass(15_000);
        page.lastPost().answer(0);
        browser.pass(15_000);
        assertEquals(List.of("rooms unavailable 0"), page.outcomes);

        page.lastPost().accept();

        assertEquals(List.of("rooms unavailable 0"), page.outcomes);
    }

    @Test
    void whatWasRejectedIsNotSentAgain() {
        knowTheTime();
        page.ask("rooms");
        page.call("a");
        page.turn();
        browser.pass(20_000);
        page.lastPost().answer(503, 15_000, "null");
        browser.pass(20_000);

        assertEquals(List.of("a"), page.lastPost().calls());
    }

    @Test
    void whatComesBehindItNamesItForThatTime() {
        knowTheTime();
        String id = page.ask("rooms");
        page.call("a");
        page.turn();
        assertEquals(id, page.lastPost().command(1).after);

        page.lastPost().answer(503, 40_000, "null");
        browser.pass(41_000);

        assertEquals(List.of("a"), page.lastPost().calls());
        assertNull(page.lastPost().command(0).after);
    }

    @Test
    void whatWasCalledBeforeItDoesNotNameItThoughTheTagBeganLater() {
        FakePage early = browser.load(new FakeStorage());
        early.call("a");
        String asked = early.ask("b");
        early.call("c");
        early.courier.open();

        early.acceptAll();

        assertNull(early.posts.get(0).command(0).after);
        assertEquals(List.of("a ok", "b ok", "c ok"), early.outcomes);
        assertEquals(asked, early.lastPost().command(1).after);
    }

    @Test
    void aDurableCallWaitsSevenDays() {
        page.call("a");
        page.turn();
        assertEquals(Double.POSITIVE_INFINITY, page.lastPost().command(0).deadline);
        for (int day = 0; day < 7; day++) {
            assertEquals(List.of(), page.outcomes);
            page.lastPost().answer(503, DAY, "null");
            browser.pass(DAY + 60_000);
        }

        assertEquals(List.of("a unavailable 0"), page.outcomes);
        assertEquals(List.of("a"), page.posts.get(6).calls(), "sent again for so long");
        assertEquals(List.of(), page.lastPost().calls());
        assertEquals(List.of(), List.of(browser.local.keys("giosg_out_")));
        assertEquals(7 * DAY, Limits.DURABLE_WAIT);
    }

    private void knowTheTime() {
        page.courier.registerPage();
        page.acceptAll();
    }
}

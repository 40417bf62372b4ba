package com.giosg.tag.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.giosg.tag.testing.FakeBrowser;
import com.giosg.tag.testing.FakePage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a request that failed is sent again; chance says one half unless a test says otherwise. */
class RetryPolicyTest {
    private static final int DAY = 24 * 60 * 60 * 1000;

    private final FakeBrowser browser = new FakeBrowser();
    private final FakePage page = browser.openTab();

    @ParameterizedTest
    @ValueSource(ints = {0, 408, 425, 429, 500, 502, 503, 504})
    void whatMayPassIsSentAgain(int status) {
        call("a");
        page.lastPost().answer(status);
        browser.pass(500);
        page.lastPost().accept();

        assertEquals(List.of(List.of("a"), List.of("a")), page.sent());
        assertEquals(List.of("a ok"), page.outcomes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"welcome\":\"to our hotel\"}"})
    void whatIsNoReplyOfTheBackendIsSentAgain(String body) {
        call("a");
        page.lastPost().answer(200, 0, body);
        browser.pass(500);

        assertEquals(List.of(List.of("a"), List.of("a")), page.sent());
        assertEquals(List.of(), page.outcomes);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 413, 422})
    void otherRefusalsAreFinal(int status) {
        call("a");
        page.lastPost().answer(status);
        browser.pass(DAY);

        assertEquals(1, page.posts.size());
        assertEquals(List.of("a unavailable " + status), page.outcomes);
    }

    @Test
    void theWaitDoublesFromHalfASecondToAMinute() {
        call("a");
        for (int longest : new int[] {500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000}) {
            page.lastPost().answer(0);
            assertNextAfter(longest / 2);
        }
    }

    @Test
    void theWaitIsAnyUpToTheLongest() {
        call("a");
        browser.fraction = 0;
        page.lastPost().answer(0);
        assertEquals(2, page.posts.size(), "sent at once");

        browser.fraction = 0.999;
        page.lastPost().answer(0);
        assertNextAfter(999);
    }

    @Test
    void anAnswerEndsTheDoubling() {
        call("a");
        page.lastPost().answer(0);
        browser.pass(250);
        page.lastPost().answer(0);
        browser.pass(500);
        page.lastPost().accept();

        call("b");
        page.lastPost().answer(0);

        assertNextAfter(250);
    }

    @Test
    void soDoesAnAnswerToSomeOfTheCommands() {
        page.call("a");
        call("b");
        page.lastPost().answer(0);
        browser.pass(250);
        page.lastPost().reply(200, 503);

        assertNextAfter(250);
    }

    @Test
    void newCallsDoNotCutTheWaitShort() {
        call("a");
        page.lastPost().answer(503);
        page.call("b");
        page.courier.reportPage();

        assertNextAfter(250);
        assertEquals(List.of("a", "b"), page.lastPost().calls());
    }

    @Test
    void whatTheBackendAsksToWaitIsObeyed() {
        call("a");
        page.lastPost().answer(503, 7_000, "null");

        assertNextAfter(7_250);
    }

    @Test
    void theBackendIsNotBelievedMoreThanADay() {
        call("a");
        page.lastPost().answer(503, 3.0 * DAY, "null");

        assertNextAfter(DAY + 250);
    }

    @Test
    void hopeSendsAtOnce() {
        call("a");
        for (int i = 0; i < 9; i++) {
            page.lastPost().answer(0);
            browser.pass(60_000);
        }
        page.lastPost().answer(0);

        page.courier.resume();
        page.turn();
        assertEquals(11, page.posts.size());

        page.lastPost().answer(0);
        assertNextAfter(250);
    }

    @Test
    void hopeDoesNotUndercutWhatTheBackendAsked() {
        call("a");
        page.lastPost().answer(429, 7_000, "null");
        browser.pass(1_000);
        page.courier.resume();

        assertNextAfter(6_000);
    }

    private void call(String name) {
        page.call(name);
        page.turn();
    }

    private void assertNextAfter(int milliseconds) {
        int before = page.posts.size();
        browser.pass(milliseconds - 1);
        assertEquals(before, page.posts.size(), "too early");
        browser.pass(1);
        assertEquals(before + 1, page.posts.size(), "too late");
    }
}

package com.giosg.tag.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.tag.testing.FakeBrowser;
import com.giosg.tag.testing.FakePage;
import com.giosg.tag.testing.FakePost;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is refused as a whole answers every call that waited for it, and leads to none at once. */
class RefusedRequestTest {
    private static final String REFUSAL = FakePost.error("not_allowed");

    private final FakeBrowser browser = new FakeBrowser();
    private final FakePage page = browser.openTab();

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 410, 413})
    void itAnswersTheCallsThatWaitedForTheBackendsTime(int status) {
        page.ask("rooms");
        page.ask("close");
        page.turn();
        assertEquals(List.of(List.of()), page.sent());

        page.lastPost().answer(status, 0, REFUSAL);
        browser.pass(60_000);

        String why = " not_allowed " + status + " " + REFUSAL;
        assertEquals(List.of("rooms" + why, "close" + why), page.outcomes);
        assertEquals(1, page.posts.size());
    }

    @Test
    void aCallThatOnlyStandsBehindIsAskedForAnew() {
        page.call("a");
        page.ask("rooms");
        page.turn();
        page.lastPost().answer(413, 0, REFUSAL);
        browser.pass(1_000);
        page.acceptAll();

        assertEquals(List.of("a not_allowed 413 " + REFUSAL, "rooms ok"), page.outcomes);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 413})
    void theNextRequestWaitsASecond(int status) {
        refuseVisitor(status);
        page.call("a");
        page.turn();
        page.call("b");
        page.lastPost().answer(status, 0, REFUSAL);
        int sent = page.posts.size();
        // Each of these is a reason to send at once.
        page.call("c");
        page.courier.reportPage();
        page.courier.resume();
        page.courier.wakeUp();

        browser.pass(999);
        assertEquals(sent, page.posts.size());
        browser.pass(1);
        assertEquals(List.of("b", "c"), page.lastPost().calls());
    }

    /** From the second time on a 401 is a refusal like others; the first makes another visitor. */
    private void refuseVisitor(int status) {
        if (status == 401) {
            page.courier.reportPage();
            page.turn();
            page.lastPost().answer(401);
            page.lastPost().answer(401);
            browser.pass(1_000);
        }
    }

    @Test
    void aVisitorWhoIsRefusedForEverAsksTwice() {
        page.ask("rooms");
        page.turn();
        page.lastPost().answer(401, 0, REFUSAL);
        page.lastPost().answer(401, 0, REFUSAL);
        browser.pass(60_000);

        assertEquals(2, page.posts.size());
        assertEquals(List.of("rooms not_allowed 401 " + REFUSAL), page.outcomes);
    }

    @Test
    void manyFormerVisitorsWhoAreRefusedAreNotTriedAtOnce() {
        for (int i = 0; i < 5; i++) {
            FakePage former = browser.openTab();
            former.call("a" + i);
            former.turn();
            former.crash();
            browser.visitor.renew();
        }
        FakePage next = browser.openTab();
        next.turn();

        for (int i = 0; i < next.posts.size(); i++) {
            next.posts.get(i).answer(401);
        }

        assertEquals(2, next.posts.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200, 429, 503})
    void whereChanceAlwaysSaysZeroARequestIsNotRepeatedAtOnceForEver(int status) {
        browser.fraction = 0;
        page.call("a");
        page.turn();
        for (int i = 0; i < page.posts.size(); i++) {
            assertTrue(i < 30, "requests in a minute");
            page.posts.get(i).answer(status, 0, "null");
            if (browser.scheduler.now < 60_000) {
                browser.pass(page.posts.size() > i + 1 ? 0 : 4_000);
            }
        }
    }

    @Test
    void aCommandThatIsTooLargeForARequestGoesAlone() {
        page.call("large", 70_000);
        page.call("b");
        page.turn();
        assertEquals(List.of(List.of("large")), page.sent());

        page.lastPost().answer(413, 0, REFUSAL);
        browser.pass(1_000);
        page.acceptAll();

        assertEquals(List.of("large not_allowed 413 " + REFUSAL, "b ok"), page.outcomes);
    }
}

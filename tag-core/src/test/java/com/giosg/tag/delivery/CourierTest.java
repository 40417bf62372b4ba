package com.giosg.tag.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.tag.messages.Reply;
import com.giosg.tag.rules.Limits;
import com.giosg.tag.rules.Text;
import com.giosg.tag.testing.FakeBrowser;
import com.giosg.tag.testing.FakePage;
import com.giosg.tag.testing.FakePost;
import com.giosg.tag.testing.FakeStorage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CourierTest {
    private static final int LARGE = Limits.CALL_BYTES;

    private final FakeBrowser browser = new FakeBrowser();
    private final FakePage page = browser.openTab();

    @Test
    void commandsOfOneTurnShareARequestInTheirOrder() {
        page.call("a");
        page.call("b");
        page.turn();

        assertEquals(List.of(List.of("a", "b")), page.sent());
        page.lastPost().accept();
        assertEquals(List.of("a ok", "b ok"), page.outcomes);
    }

    @Test
    void oneRequestIsUnderWayAtATime() {
        page.call("a");
        page.turn();
        page.call("b");
        page.turn();
        page.call("c");
        page.courier.reportPage();
        browser.pass(60_000);
        assertEquals(List.of(List.of("a")), page.sent());

        page.acceptAll();

        assertEquals(List.of(List.of("a"), List.of("b", "c")), page.sent(), "the report went along with the commands");
    }

    @Test
    void callsMadeBeforeItOpensWaitForIt() {
        FakePage loading = browser.load(new FakeStorage());
        loading.call("a");
        browser.pass(1_000);
        assertEquals(List.of(), loading.sent());

        loading.courier.open();
        loading.turn();

        assertEquals(List.of(List.of("a")), loading.sent());
    }

    @Test
    void aPageThatACommandRegisteredIsNotRegisteredAgain() {
        page.call("a");
        page.acceptAll();

        page.courier.registerPage();
        browser.pass(60_000);

        assertEquals(1, page.posts.size());
    }

    @Test
    void aPageThatHasItsTitleSinceThenIsRegisteredAgain() {
        page.call("a");
        page.acceptAll();
        page.title = "Shop";

        page.courier.registerPage();
        page.turn();

        assertEquals("Shop", page.lastPost().request().page.member("title").text());
    }

    @Test
    void registeringAPageNeedsNoCommand() {
        page.courier.registerPage();
        page.turn();

        assertEquals(List.of(List.of()), page.sent());
        assertEquals(
                "https://shop.example/",
                page.lastPost().request().page.member("url").text());
    }

    @Test
    void whereNothingWaitsNothingIsSent() {
        page.courier.resume();
        page.courier.wakeUp();
        page.courier.lookAfterOthers();
        page.courier.suspend();
        browser.pass(60_000);

        assertEquals(List.of(), page.sent());
    }

    @Test
    void aRequestHoldsAtMostAHundredCommands() {
        IntStream.range(0, 250).forEach(i -> page.call("m" + i));
        page.acceptAll();

        assertEquals(List.of(100, 100, 50), page.sent().stream().map(List::size).toList());
        assertEquals(250, page.outcomes.size());
    }

    @Test
    void aRequestHoldsAtMost60Kilobytes() {
        page.call("é".repeat(LARGE / 2));
        IntStream.range(0, 30).forEach(i -> page.call("m" + i, 5_000));
        page.acceptAll();

        assertTrue(page.posts.stream().allMatch(post -> Text.utf8Length(post.body()) <= Limits.REQUEST_BYTES));
        assertTrue(page.posts.size() <= 4, "they are filled");
        assertEquals(31, page.outcomes.size());
    }

    @Test
    void eachAnswerGoesToItsOwnCall() {
        String a = page.call("a");
        String b = page.call("b");
        page.turn();

        page.lastPost()
                .answer(
                        200,
                        0,
                        FakePost.reply(
                                0,
                                List.of(
                                        Reply.answer(a, 404, FakePost.error("not_found")),
                                        Reply.answer(b, 200, "[\"r\"]"))));

        assertEquals(List.of("a not_found 404 " + FakePost.error("not_found"), "b ok [\"r\"]"), page.outcomes);
    }

    @Test
    void aSingleCommandsAnswerComesWithItsOwnStatus() {
        String a = page.call("a");
        page.turn();

        page.lastPost().answer(404, 0, FakePost.reply(0, List.of(Reply.answer(a, 404, FakePost.error("not_found")))));

        assertEquals(List.of("a not_found 404 " + FakePost.error("not_found")), page.outcomes);
    }

    @Test
    void aRefusedRequestRefusesItsCommands() {
        page.call("a");
        page.call("b");
        page.turn();

        page.lastPost().answer(413, 0, FakePost.error("invalid_argument"));

        String why = " invalid_argument 413 " + FakePost.error("invalid_argument");
        assertEquals(List.of("a" + why, "b" + why), page.outcomes);
    }

    @Test
    void aRefusedCommandDoesNotHoldUpTheOnesBehindIt() {
        page.call("a");
        page.call("b");
        page.turn();
        page.call("c");

        page.lastPost().reply(404, 200);

        assertEquals(List.of("a code0 404 " + FakePost.error("code0"), "b ok"), page.outcomes);
        assertEquals(List.of(List.of("a", "b"), List.of("c")), page.sent());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 503})
    void aCommandThatWasNotRunAndThoseBehindItKeepTheirPlace(int status) {
        page.call("a");
        page.call("b");
        page.call("c");
        page.turn();

        page.lastPost().reply(200, status, 200);
        assertEquals(List.of("a ok"), page.outcomes);
        browser.pass(500);

        assertEquals(List.of(List.of("a", "b", "c"), List.of("b", "c")), page.sent());
    }

    @Test
    void aCommandWithoutAnAnswerKeepsItsPlace() {
        page.call("a");
        page.call("b");
        page.turn();

        page.lastPost().reply(200);
        browser.pass(500);

        assertEquals(List.of("a ok"), page.outcomes);
        assertEquals(List.of("b"), page.lastPost().calls());
    }

    @Test
    void theReplyTellsWhoTheVisitorIs() {
        page.courier.registerPage();
        page.acceptAll();

        assertEquals(FakePost.VISITOR, browser.visitor.told);
    }

    @Test
    void anotherSecretMakesANewVisitorOnce() {
        page.call("a");
        page.turn();
        String former = page.lastPost().request().visitor;
        page.lastPost().answer(401, 0, FakePost.error("not_allowed"));

        assertEquals(1, browser.visitor.renewals);
        assertEquals(List.of(List.of("a"), List.of("a")), page.sent());
        assertEquals(former, page.posts.get(0).request().visitor);
        assertEquals(browser.visitor.id(), page.lastPost().request().visitor);
        assertEquals(browser.visitor.secret(), page.lastPost().request().secret);

        page.lastPost().answer(401, 0, FakePost.error("not_allowed"));
        assertEquals(1, browser.visitor.renewals);
        assertEquals(List.of("a not_allowed 401 " + FakePost.error("not_allowed")), page.outcomes);
    }

    @Test
    void aPageWithoutCallsIsRegisteredForTheNewVisitor() {
        page.courier.registerPage();
        page.turn();
        page.lastPost().answer(401, 0, FakePost.error("not_allowed"));

        assertEquals(List.of(List.of(), List.of()), page.sent());
        assertEquals(browser.visitor.id(), page.lastPost().request().visitor);
    }

    @Test
    void aVisitorWhoWasKnownSinceMayBeMadeAnewAgain() {
        page.call("a");
        page.turn();
        page.lastPost().answer(401);
        page.lastPost().accept();

        page.call("b");
        page.turn();
        page.lastPost().answer(401);

        assertEquals(2, browser.visitor.renewals);
    }

    @Test
    void aPageThatIsNotServedIsWarnedOnce() {
        for (int i = 0; i < 2; i++) {
            page.courier.reportPage();
            page.turn();
            page.lastPost().answer(403, 0, "{\"code\":\"not_allowed\",\"message\":\"not your domain\"}");
        }

        assertEquals(List.of("not your domain"), page.warnings);
    }

    @Test
    void atMostTenThousandCommandsWait() {
        for (int i = 0; i < 100; i++) {
            IntStream.range(0, 100).forEach(j -> page.call("m" + j));
            page.turn();
        }
        assertEquals(List.of(), page.outcomes);

        page.call("one more");
        page.call("another");

        assertEquals(List.of("one more unavailable 0", "another unavailable 0"), page.outcomes);
        page.acceptAll();
        assertEquals(10_000, page.sent().stream().mapToInt(List::size).sum(), "what was rejected is not sent");
        page.call("later");
        page.acceptAll();
        assertEquals("later ok", page.outcomes.get(10_002));
    }

    @Test
    void atMostFourMegabytesWait() {
        for (int i = 0; i < 200 && page.outcomes.isEmpty(); i++) {
            page.call("m", LARGE);
        }

        assertEquals(List.of("m unavailable 0"), page.outcomes);
        page.acceptAll();
        int calls = page.outcomes.size() - 1;
        assertEquals(4 * 1024 * 1024 / (LARGE + 150), calls);
        page.call("later", LARGE);
        page.acceptAll();
        assertEquals("later ok", page.outcomes.get(calls + 1));
    }
}

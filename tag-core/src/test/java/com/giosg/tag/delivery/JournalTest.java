package com.giosg.tag.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.tag.messages.Command;
import com.giosg.tag.rules.Catalogue;
import com.giosg.tag.rules.Limits;
import com.giosg.tag.rules.Text;
import com.giosg.tag.testing.FakeBrowser;
import com.giosg.tag.testing.FakePage;
import com.giosg.tag.testing.FakePost;
import com.giosg.tag.testing.FakeStorage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written down in the browser, by whom it is sent then, and in which order. */
class JournalTest {
    private static final double DAY = 24 * 60 * 60 * 1000;
    private static final String JOURNAL = "giosg_out_org_";

    private final FakeBrowser browser = new FakeBrowser();
    private final FakeStorage local = browser.local;
    private final FakePage page = browser.openTab();

    @BeforeEach
    void nothingIsWrittenYet() {
        assertEquals(List.of(), entries());
    }

    @Test
    void aTurnsCallsAreWrittenDownInOneWrite() {
        page.call("a");
        page.call("b");
        page.call("c");
        page.turn();
        assertEquals(entries(), local.writes);
        assertEquals(1, local.writes.size());

        page.call("d");
        page.turn();

        assertEquals(2, local.writes.size());
    }

    @Test
    void theyAreWrittenDownBeforeTheyAreSent() {
        List<Integer> requestsBefore = new ArrayList<>();
        local.onWrite = () -> requestsBefore.add(page.posts.size());
        page.call("a");
        page.turn();
        page.call("b");
        page.courier.leave();

        assertEquals(List.of(0, 1), requestsBefore);
        assertEquals(List.of(List.of("a"), List.of("a", "b")), page.sent());
    }

    @Test
    void whatIsForThisPageIsNeverWrittenDown() {
        page.ask("rooms");
        page.acceptAll();
        page.call("a");
        page.ask("close");
        page.turn();
        page.leave();

        assertEquals(1, entries().size());
        assertFalse((local.texts + " " + page.session.texts).contains("getJoinedRooms"));
    }

    @Test
    void whatHasItsAnswerIsRemoved() {
        page.call("a");
        page.turn();
        page.call("b");
        page.turn();
        page.lastPost().reply(404);
        assertEquals(1, entries().size());

        page.acceptAll();

        assertEquals(List.of(), entries());
    }

    @Test
    void atMost512KilobytesAreWrittenAndTheRestAsRoomComes() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            names.add("m" + i);
            page.call("m" + i, 30_000);
            page.turn();
        }
        int written = entries().size();
        assertTrue(bytes() <= Limits.WRITTEN_BYTES);
        assertTrue(bytes() > Limits.WRITTEN_BYTES - 31_000, "room is used");

        page.lastPost().accept();
        assertEquals(written, entries().size(), "one removed, one written");
        assertTrue(local.texts.lastEntry().getValue().contains("\"m" + written + "\""), "the next in order");
        page.acceptAll();

        assertEquals(names, page.sent().stream().flatMap(List::stream).toList());
        assertEquals(List.of(), entries());
    }

    @Test
    void whereStorageIsBlockedAllWaitsInMemory() {
        local.isBlocked = true;
        page.call("a");
        page.turn();
        page.call("b");
        page.lastPost().answer(503);
        browser.pass(500);
        page.lastPost().accept();

        assertEquals(List.of("a ok", "b ok"), page.outcomes);
        assertEquals(List.of(), page.warnings);
    }

    @Test
    void whatStorageRefusedIsWrittenWhenThereIsRoomAgain() {
        page.call("a");
        page.turn();
        local.isFull = true;
        page.call("b");
        page.turn();
        assertEquals(1, local.writes.size());

        local.isFull = false;
        page.lastPost().accept();

        assertEquals(1, entries().size());
        assertTrue(local.texts.get(entries().get(0)).contains("\"b\""));
    }

    @Test
    void storageThatTheSiteClearedIsWrittenAnew() {
        page.call("a");
        page.turn();
        page.call("b");
        page.turn();
        local.texts.clear();

        page.call("c");
        page.turn();
        page.crash();

        FakePage next = browser.openPage(page.session);
        next.turn();
        assertEquals(List.of(List.of("a", "b", "c")), next.sent());
    }

    @Test
    void nonsenseUnderItsPrefixIsRemovedAndHurtsNothing() {
        String key = JOURNAL + "f".repeat(16) + "10001" + "f".repeat(8) + "10000";
        local.texts.put(JOURNAL, "{}");
        local.texts.put(JOURNAL + "nonsense", "7");
        local.texts.put(key + "01", "no JSON");
        local.texts.put(key + "02", "{\"commands\":[7,{},{\"id\":\"x\"},null]}");
        local.texts.put(
                key + "03",
                "{\"commands\":[{\"id\":\"" + "0".repeat(32)
                        + "\",\"module\":\"room\",\"method\":\"getJoinedRooms\",\"arguments\":[]}]}");
        local.texts.put(
                key + "04",
                "{\"commands\":[{\"id\":\"x\"" + ",\"module\":\"goal\",\"method\":\"matches\",\"arguments\":[]}]}");
        local.texts.put("giosg_out_other_" + "f".repeat(16), "{}");
        page.session.texts.put("giosg_tab_org", "[true]");

        FakePage next = browser.openPage(page.session);
        next.courier.registerPage();
        next.call("a");
        next.acceptAll();
        browser.pass(10_000);

        assertEquals(List.of(List.of("a")), next.sent());
        assertEquals(List.of("a ok"), next.outcomes);
        assertEquals(List.of(), next.warnings);
        assertEquals(List.of("giosg_out_other_" + "f".repeat(16)), List.copyOf(local.texts.keySet()));
    }

    @Test
    void aMethodOfANewerScriptIsSentAsItStandsUnderItsCatalogue() {
        page.call("a");
        page.turn();
        page.call("b");
        page.turn();
        page.crash();
        String entry = local.texts.remove(local.texts.firstKey());
        local.texts.put(
                JOURNAL + "f".repeat(16) + "10001" + "f".repeat(8) + "100000" + entry.length(),
                entry.replace("matches", "count").replace("\"catalogue\":" + Catalogue.VERSION, "\"catalogue\":1000"));
        String after = page.posts.get(0).command(0).id;

        FakePage next = browser.openPage(page.session);
        next.call("c");
        next.acceptAll();

        assertEquals(List.of(List.of("b", "a", "c")), next.sent());
        assertEquals(
                List.of("goal.matches", "goal.count", "goal.matches"),
                Arrays.stream(next.lastPost().request().commands)
                        .map(Command::path)
                        .toList());
        assertEquals(after, next.lastPost().command(1).id);
        assertEquals(1_000, next.lastPost().request().catalogue);
        assertEquals(List.of(), entries());
    }

    @Test
    void itsOwnCommandsGoUnderItsOwnCatalogue() {
        page.call("a");
        page.turn();
        page.crash();
        FakePage next = browser.openPage(page.session);
        next.acceptAll();

        assertEquals(Catalogue.VERSION, page.lastPost().request().catalogue);
        assertEquals(Catalogue.VERSION, next.lastPost().request().catalogue);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\\\"b\"", "\"a\\\\\"", "\"\\u0000\"", "null", "7", "{}", "[]", "[\"matches\"]"})
    void aNameThatWouldBreakARequestIsNonsense(String name) {
        page.call("a");
        page.turn();
        page.crash();
        local.texts.replaceAll((key, entry) -> entry.replace("\"matches\"", name));
        FakePage next = browser.openPage(page.session);
        next.call("b");
        next.acceptAll();

        assertEquals(List.of(List.of("b")), next.sent());
        assertEquals(List.of("b ok"), next.outcomes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "null", "{}", "-5", "1e999", "-1e999"})
    void aNonsensicalCatalogueBreaksNoRequest(String catalogue) {
        page.call("a");
        page.turn();
        page.crash();
        local.texts.replaceAll(
                (key, entry) -> entry.replace("\"catalogue\":" + Catalogue.VERSION, "\"catalogue\":" + catalogue));
        FakePage next = browser.openPage(page.session);
        next.acceptAll();

        assertEquals(List.of(List.of("a")), next.sent());
    }

    @Test
    void nonsenseTakesNoRoom() {
        local.texts.put(JOURNAL + "f".repeat(16) + "10001" + "f".repeat(8) + "100000" + "999999", "{}");
        FakePage next = browser.openTab();
        next.call("a");
        next.turn();

        assertEquals(1, entries().size());
    }

    @Test
    void theTabsNextPageSendsWhatTheLastLeftBehindBeforeItsOwn() {
        page.call("a");
        page.turn();
        page.call("b");
        page.turn();
        page.crash();
        FakePage second = browser.openPage(page.session);
        second.call("c");
        second.turn();
        second.crash();

        FakePage third = browser.load(page.session);
        third.call("d");
        third.courier.open();
        third.acceptAll();

        assertEquals(List.of(List.of("a", "b", "c")), second.sent());
        assertEquals(List.of(List.of("a", "b", "c", "d")), third.sent());
        assertEquals(ids(page.posts.get(0)), ids(third.lastPost()).subList(0, 1), "with the same ids");
        assertEquals(List.of("d ok"), third.outcomes);
        assertEquals(List.of(), entries());
    }

    @Test
    void aPageThatWakesUpSendsWhatLaterPagesOfItsTabLeftBehind() {
        page.call("a");
        page.turn();
        page.courier.suspend();
        FakePage later = browser.openPage(page.session);
        later.call("b");
        later.turn();
        later.crash();

        page.courier.wakeUp();
        page.call("c");
        page.posts.get(0).answer(0);
        browser.pass(250);

        assertEquals(List.of("a", "b", "c"), page.lastPost().calls());
        page.lastPost().accept();
        assertEquals(List.of(), entries());
    }

    @Test
    void anOpenTabTakesOverAfterFiveSecondsAndNotBefore() {
        FakePage other = browser.openTab();
        other.courier.registerPage();
        other.acceptAll();
        page.call("a");
        page.turn();
        page.crash();
        other.courier.lookAfterOthers();

        browser.pass(4_999);
        assertEquals(List.of(List.of()), other.sent());
        browser.pass(1);
        other.lastPost().accept();

        assertEquals(List.of(List.of(), List.of("a")), other.sent());
        assertEquals(List.of(), entries());
    }

    @Test
    void aNewTabTakesOverAtOnceAndSendsItBeforeItsOwn() {
        page.call("a");
        page.turn();
        page.crash();

        FakePage other = browser.openTab();
        other.call("b");
        other.acceptAll();

        assertEquals(List.of(List.of("a", "b")), other.sent());
        assertEquals(List.of(), entries());
    }

    @Test
    void aNewTabTakesOverInTheOrderInWhichTheTabsWereOpened() {
        browser.pass(1);
        FakePage second = browser.openTab();
        browser.pass(1);
        second.call("b");
        second.turn();
        page.call("a");
        page.turn();
        page.crash();
        second.crash();
        FakePage third = browser.openTab();
        third.acceptAll();

        assertEquals(List.of(List.of("a", "b")), third.sent());
    }

    @Test
    void anOpenTabLooksAgainForWhatWasTooYoung() {
        FakePage other = browser.openTab();
        page.call("a");
        page.turn();
        page.crash();
        other.courier.registerPage();
        other.acceptAll();
        browser.pass(5_000);

        assertEquals(List.of(List.of(), List.of("a")), other.sent());
    }

    @Test
    void anotherTabTakesOverInOrder() {
        FakePage other = browser.openTab();
        page.call("a");
        page.turn();
        browser.pass(3_000);
        page.call("b");
        page.turn();
        page.crash();
        browser.pass(3_000);
        other.courier.registerPage();
        other.acceptAll();
        assertEquals(List.of(List.of("a")), other.sent(), "b is young");

        browser.pass(5_000);

        assertEquals(List.of("b"), other.lastPost().calls());
    }

    @Test
    void whatWasTakenOverIsNotSentByAPageThatLeaves() {
        page.call("a");
        page.turn();
        page.crash();
        browser.pass(5_000);
        FakePage other = browser.openTab();
        other.courier.registerPage();
        other.turn();
        other.call("b");

        other.courier.leave();

        assertEquals(List.of(List.of("a"), List.of("b")), other.sent());
    }

    @Test
    void aClockThatWasPutBackDoesNotChangeTheOrder() {
        FakePage other = browser.openTab();
        page.call("a");
        page.turn();
        browser.scheduler.clock -= DAY;
        page.call("b");
        page.turn();
        browser.scheduler.clock += DAY;
        page.crash();
        other.courier.registerPage();
        other.acceptAll();
        browser.pass(5_000);

        assertEquals(List.of(List.of(), List.of("a", "b")), other.sent());
    }

    @Test
    void whatTheTabLeftBehindIsSentByItsNextPageThatLeaves() {
        page.call("a");
        page.turn();
        page.crash();
        FakePage next = browser.openPage(page.session);
        next.call("b");

        next.courier.leave();

        assertEquals(List.of(List.of("a", "b")), next.sent());
    }

    @Test
    void aFormerVisitorsCommandsAreSentAsTheirs() {
        page.call("a");
        page.turn();
        String former = browser.visitor.id();
        page.crash();
        browser.visitor.renew();
        FakePage next = browser.openPage(page.session);
        next.call("b");
        next.acceptAll();

        assertEquals(List.of(List.of("a"), List.of("b")), next.sent());
        assertEquals(former, next.posts.get(0).request().visitor);
        assertEquals(page.posts.get(0).request().secret, next.posts.get(0).request().secret);
        assertEquals(browser.visitor.id(), next.posts.get(1).request().visitor);
        assertEquals(List.of("b ok"), next.outcomes);
        assertEquals(List.of(), entries());
    }

    @Test
    void aFormerVisitorsReplyDoesNotTellWhoTheVisitorIs() {
        page.call("a");
        page.turn();
        page.crash();
        browser.visitor.renew();
        FakePage next = browser.openPage(page.session);
        next.turn();

        next.lastPost().accept();

        assertNull(browser.visitor.told);
    }

    @Test
    void wasThatVisitorRefusedTheyAreSentAsThePresentOne() {
        page.call("a");
        page.turn();
        page.crash();
        browser.visitor.renew();
        FakePage next = browser.openPage(page.session);
        next.call("b");
        next.turn();

        next.lastPost().answer(401, 0, FakePost.error("not_allowed"));

        assertEquals(List.of("a", "b"), next.lastPost().calls());
        assertEquals(browser.visitor.id(), next.lastPost().request().visitor);
        assertEquals(1, browser.visitor.renewals, "nobody is made anew for it");
    }

    @Test
    void whatNoEntryTellsOfIsNamedByTheTabsNextPage() {
        local.isFull = true;
        page.call("a");
        String last = page.call("b");
        FakePage next = browser.openPage(page.leave());
        next.call("c");
        next.call("d");
        next.turn();

        assertEquals(List.of("c", "d"), next.lastPost().calls());
        assertEquals(last, next.lastPost().command(0).after);
        assertNull(next.lastPost().command(1).after);
    }

    @Test
    void itIsNamedForNoLongerThanItMayBeUnderWay() {
        local.isFull = true;
        page.call("a");
        FakePage next = browser.openPage(page.leave());
        next.call("b");
        next.turn();
        next.lastPost().answer(503, 30_000, "null");
        browser.pass(31_000);

        assertEquals(List.of("b"), next.lastPost().calls());
        assertNull(next.lastPost().command(0).after);
    }

    @Test
    void aPageThatMakesItsFirstCallAfterThatDoesNotNameIt() {
        local.isFull = true;
        page.call("a");
        FakePage next = browser.openPage(page.leave());
        browser.pass(30_000);
        next.call("b");
        next.turn();

        assertNull(next.lastPost().command(0).after);
    }

    @Test
    void laterPagesDoNotNameItThen() {
        local.isFull = true;
        page.call("a");
        FakePage next = browser.openPage(page.leave());
        browser.pass(30_000);
        next.crash();
        FakePage third = browser.openPage(page.session);
        third.call("b");
        third.turn();

        assertNull(third.lastPost().command(0).after);
    }

    @Test
    void aWrittenCommandKeepsTheNameOfTheOneBefore() {
        String rooms = page.ask("rooms");
        page.call("a");
        page.leave();
        FakePage next = browser.openPage(page.session);
        next.turn();

        assertEquals(List.of("a"), next.lastPost().calls());
        assertEquals(rooms, next.lastPost().command(0).after);
    }

    @Test
    void whatIsOlderThanSevenDaysIsRejectedWithAWarning() {
        page.call("a");
        page.turn();
        page.crash();
        browser.scheduler.clock += 7 * DAY;
        FakePage next = browser.openPage(page.session);
        next.call("b");
        next.acceptAll();

        assertEquals(List.of(List.of("b")), next.sent());
        assertEquals(1, next.warnings.size());
        assertTrue(next.warnings.get(0).startsWith("goal.matches:"));
        assertEquals(List.of(), entries());
    }

    @Test
    void itIsNotSentAlongWithWhatIsYounger() {
        browser.pass(1);
        FakePage second = browser.openTab();
        second.call("old");
        second.turn();
        second.crash();
        browser.scheduler.clock += 7 * DAY;
        page.call("a");
        page.turn();
        page.crash();
        FakePage third = browser.openTab();
        third.acceptAll();

        assertEquals(List.of(List.of("a")), third.sent());
        assertEquals(1, third.warnings.size());
    }

    @Test
    void aClockThatWasPutBackHoldsNothingUp() {
        FakePage other = browser.openTab();
        page.call("a");
        page.turn();
        page.crash();
        browser.scheduler.clock -= 365 * DAY;
        other.courier.registerPage();
        other.acceptAll();

        assertEquals(List.of(List.of("a")), other.sent());
    }

    private List<String> entries() {
        return List.of(local.keys(JOURNAL));
    }

    private int bytes() {
        return entries().stream()
                .mapToInt(key -> Text.utf8Length(key) + Text.utf8Length(local.texts.get(key)))
                .sum();
    }

    private static List<String> ids(FakePost post) {
        return List.of(post.request().commands).stream()
                .map(command -> command.id)
                .toList();
    }
}

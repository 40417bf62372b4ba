package com.giosg.tag.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.giosg.tag.testing.FakeBrowser;
import com.giosg.tag.testing.FakePage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A line that is too slow for all that waits gets less of it, and more time. */
class TimeOutTest {
    private final FakeBrowser browser = new FakeBrowser();
    private final FakePage page = browser.openTab();

    @Test
    void afterATimeOutHalfAsManyGoAndTheWaitIsLonger() {
        callMany(100);
        assertSent(100, 20_000);
        page.lastPost().timeOut();
        browser.pass(250);
        assertSent(50, 60_000);

        page.lastPost().timeOut();
        browser.pass(500);
        assertSent(25, 60_000);
    }

    @Test
    void itIsHalfOfWhatWasSent() {
        callMany(6);
        page.lastPost().timeOut();
        browser.pass(250);

        assertSent(3, 60_000);
    }

    @Test
    void atLeastOneGoes() {
        callMany(2);
        for (int i = 0; i < 10; i++) {
            page.lastPost().timeOut();
            browser.pass(60_000);
        }

        assertSent(1, 60_000);
    }

    @Test
    void eachAnswerDoublesThemAgain() {
        callMany(4);
        page.lastPost().timeOut();
        browser.pass(250);
        page.lastPost().timeOut();
        browser.pass(500);
        callMany(200);
        assertSent(1, 60_000);

        for (int expected : new int[] {2, 4, 8, 16, 32, 64, 77}) {
            page.lastPost().accept();
            assertEquals(expected, page.lastPost().calls().size());
        }
        assertEquals(20_000, page.lastPost().timeout());
    }

    @Test
    void aLineThatIsCutIsNotSlow() {
        callMany(100);
        page.lastPost().answer(0);
        browser.pass(250);

        assertSent(100, 20_000);
    }

    @Test
    void aPageThatIsLeftSendsAllThatFits() {
        callMany(6);
        page.lastPost().timeOut();
        page.courier.leave();

        assertSent(6, 20_000);
    }

    @Test
    void otherTabsGetTheirTurn() {
        FakePage other = browser.openTab();
        callMany(1);
        other.call("b");
        other.turn();
        assertEquals(List.of(), other.sent());

        page.lastPost().timeOut();

        assertEquals(List.of(List.of("b")), other.sent());
    }

    private void callMany(int count) {
        IntStream.range(0, count).forEach(i -> page.call("m" + i));
        page.turn();
    }

    private void assertSent(int commands, int timeout) {
        assertEquals(commands, page.lastPost().calls().size());
        assertEquals(timeout, page.lastPost().timeout());
    }
}

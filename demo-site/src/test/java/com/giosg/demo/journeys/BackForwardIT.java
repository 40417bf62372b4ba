package com.giosg.demo.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.giosg.demo.testing.browser.CountedGoals;
import com.giosg.demo.testing.browser.DeliveryJourney;
import com.giosg.demo.testing.browser.WholeBrowser;
import com.giosg.demo.testing.faults.Fault;
import com.giosg.demo.testing.faults.FaultPlan;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page that is left with calls on their way, kept by the browser as it is, and gone back to. */
@WholeBrowser
class BackForwardIT extends DeliveryJourney {
    static Stream<Fault> faults() {
        return Stream.of(
                Fault.PASS,
                Fault.LOSE_REQUEST,
                Fault.LOSE_ANSWER,
                Fault.status(503),
                Fault.delayAnswer(Duration.ofMillis(300)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void callsOfAPageThatIsKeptAreAnsweredWhenItIsBack(Fault fault) {
        Page page = openInOutage();
        goals.line.plan(FaultPlan.always(fault));

        leave(page, goals.script(2), goals.otherAddress());
        go(page, -1);
        goals.call(page, 1);
        goals.heal();

        goals.verifyResolved(page);
        goals.verify(page);
    }

    @Test
    void whatTheNextPageOfTheTabCalledComesBetween() {
        Page page = openInOutage();

        leave(page, goals.script(2), page.url() + "?next");
        goals.ready(page);
        goals.call(page, 2);
        CountedGoals.runUntilItWaitsLongest(page);
        tellWhenItIsShownAgain(page);
        go(page, -1);
        goals.call(page, 1);
        goals.heal();

        goals.verifyResolved(page);
        goals.verify(page);
        go(page, 1);
        goals.verifyResolved(page);
        goals.verify(page);
    }

    /** Opens a page that has failed to send a call for so long that it tries again in a minute only. */
    private Page openInOutage() {
        Page page = stage.newPage();
        page.context().addInitScript("Math.random = () => 0.99");
        page.clock().install();
        goals.open(page);
        goals.loseAll();
        goals.call(page, 1);
        CountedGoals.runUntilItWaitsLongest(page);
        return page;
    }

    @Test
    void aPageThatIsKeptHoldsNobodyUp() {
        Page left = goals.open();
        Page other = goals.open();
        goals.line.next(Fault.HANG);
        goals.call(left, 1);
        goals.awaitSent(left, 1);

        leave(left, "", goals.otherAddress());
        goals.call(other, 2);
        goals.verifyResolved(other);
        go(left, -1);

        goals.verifyResolved(left);
        assertEquals(List.of(1, 2, 3), goals.matches().stream().sorted().toList());
    }

    @Test
    void aPageThatWaitsForItsTurnIsKept() {
        Page left = goals.open();
        Page other = goals.open();
        goals.line.next(Fault.delayAnswer(Duration.ofSeconds(2)));
        goals.call(other, 1);
        goals.awaitSent(other, 1);
        goals.call(left, 1);
        left.waitForFunction("navigator.locks.query().then(locks => locks.pending.length == 1)");

        leave(left, "", goals.otherAddress());
        goals.verifyResolved(other);
        goals.call(other, 1);
        goals.verifyResolved(other);
        go(left, -1);

        goals.verifyResolved(left);
        assertEquals(List.of(1, 2, 3), goals.matches().stream().sorted().toList());
    }

    private static void leave(Page page, String calls, String address) {
        tellWhenItIsShownAgain(page);
        CountedGoals.leave(page, calls + "location.href = '" + address + "'");
    }

    private static void tellWhenItIsShownAgain(Page page) {
        page.evaluate("addEventListener('pageshow', event => console.log('kept: ' + event.persisted))");
    }

    /** Goes to a page that was left; it is the one that the browser kept, not its address loaded anew. */
    private static void go(Page page, int pages) {
        page.waitForConsoleMessage(
                new Page.WaitForConsoleMessageOptions()
                        .setPredicate(message -> message.text().equals("kept: true")),
                () -> page.evaluate("pages => { setTimeout(() => history.go(pages)) }", pages));
    }
}

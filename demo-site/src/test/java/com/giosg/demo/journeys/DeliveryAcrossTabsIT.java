package com.giosg.demo.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.giosg.demo.testing.browser.CountedGoals;
import com.giosg.demo.testing.browser.DeliveryJourney;
import com.giosg.demo.testing.faults.Fault;
import com.giosg.demo.testing.faults.FaultPlan;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several tabs of one visitor: what one leaves behind another delivers, and they send one after the other. */
class DeliveryAcrossTabsIT extends DeliveryJourney {
    private static final String HOLDS_COMMANDS = "Object.keys(localStorage).some(key => key.startsWith('giosg_out_'))";

    enum End {
        CLOSED {
            @Override
            void befall(Page page) {
                // As a person does: the page is told that it ends.
                page.waitForClose(() -> page.close(new Page.CloseOptions().setRunBeforeUnload(true)));
            }
        },
        CRASHED {
            @Override
            void befall(Page page) {
                assertThrows(PlaywrightException.class, () -> page.navigate("chrome://crash"));
                page.close();
            }
        };

        abstract void befall(Page page);
    }

    @ParameterizedTest
    @EnumSource
    void anOpenTabDeliversWhatAnotherLeftBehind(End end) {
        Page other = stage.newPage();
        other.clock().install();
        goals.open(other);
        Page page = goals.open();

        leaveBehind(page, other, end);

        // Not at once, as the tab could be about to send it.
        Stream.generate(() -> 1_000).limit(10).forEach(other.clock()::runFor);
        goals.verify(other);
    }

    @ParameterizedTest
    @EnumSource
    void aTabOpenedLaterDeliversWhatAnotherLeftBehind(End end) {
        Page observer = stage.newPage();
        observer.navigate(goals.otherAddress());
        leaveBehind(goals.open(), observer, end);

        Page later = stage.newPage();
        later.clock().install();
        later.clock().fastForward(60_000);
        goals.open(later);

        goals.verify(later);
    }

    private void leaveBehind(Page page, Page observer, End end) {
        goals.loseAll();
        goals.call(page, 3);
        goals.awaitSent(page, 3);
        // The browser, not only the page, has it now.
        observer.waitForFunction(HOLDS_COMMANDS);
        end.befall(page);
        CountedGoals.await(observer, goals.line::isIdle);
        assertEquals(List.of(), goals.matches());
        goals.heal();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tabsThatCallAtOnceDeliverEachCallOnce(boolean hasWebLocks) {
        Page first = stage.newPage();
        if (!hasWebLocks) {
            // As on a page over plain http.
            first.context().addInitScript("delete Navigator.prototype.locks");
        }
        goals.open(first);
        Page second = goals.open();
        assertEquals(hasWebLocks, first.evaluate("'locks' in navigator"));
        goals.line.plan(FaultPlan.always(Fault.delayAnswer(Duration.ofMillis(30))));

        first.evaluate(goals.stream(30, 10));
        second.evaluate(goals.stream(30, 10));
        Stream.of(first, second).forEach(page -> {
            page.waitForFunction("outcomes.length == 30");
            goals.verifyResolved(page);
        });

        List<Integer> matches = goals.matches();
        assertEquals(
                numbers(1, 30), matches.stream().filter(number -> number <= 30).toList());
        assertEquals(
                numbers(31, 60), matches.stream().filter(number -> number > 30).toList());
        if (hasWebLocks) {
            assertEquals(1, goals.line.mostUnderWay(), "requests at once");
        }
    }

    private static List<Integer> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }
}

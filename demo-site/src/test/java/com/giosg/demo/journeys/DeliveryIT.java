package com.giosg.demo.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.testing.browser.Backend;
import com.giosg.demo.testing.browser.CountedGoals;
import com.giosg.demo.testing.browser.DeliveryJourney;
import com.giosg.demo.testing.faults.Fault;
import com.giosg.demo.testing.faults.FaultPlan;
import com.giosg.demo.testing.faults.FaultPlan.Weighted;
import com.giosg.demo.testing.faults.FaultProxy;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens between a tab and the backend, each call takes effect once, in the order of the calls (contract
 * section 6).
 */
class DeliveryIT extends DeliveryJourney {
    static Stream<Fault> faults() {
        return Stream.of(
                Fault.LOSE_REQUEST,
                Fault.LOSE_ANSWER,
                Fault.status(500),
                Fault.status(503),
                Fault.status(408),
                Fault.appliedThenStatus(503),
                Fault.late(Duration.ofMillis(700)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aRequestThatFailsIsSentAgain(Fault fault) {
        Page page = goals.open();
        goals.line.next(fault, fault);

        goals.call(page, 2);
        goals.awaitSent(page, 2);
        goals.call(page, 3);

        goals.verifyResolved(page);
        goals.verify(page);
        assertTrue(goals.sent().size() > 2, goals.sent()::toString);
    }

    @Test
    void whatIsSlowIsWaitedForAndNotOvertaken() {
        Page page = goals.open();
        goals.line.next(Fault.delay(Duration.ofMillis(400)), Fault.delayAnswer(Duration.ofMillis(400)));

        for (int sent = 1; sent <= 3; sent++) {
            goals.call(page, 1);
            goals.awaitSent(page, sent);
        }

        goals.verifyResolved(page);
        goals.verify(page);
        assertEquals(List.of(List.of(1), List.of(2), List.of(3)), goals.sent());
        assertEquals(1, goals.line.mostUnderWay());
    }

    static Stream<Fault> waits() {
        return Stream.of(
                Fault.status(429, Duration.ofSeconds(2)),
                Fault.statusWithDate(429, Duration.ofSeconds(2)),
                Fault.status(503, Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @MethodSource("waits")
    void nothingIsSentBeforeTheBackendWantsIt(Fault fault) {
        Page page = goals.open();
        goals.line.next(fault);
        int before = goals.line.arrivals().size();

        goals.call(page, 1);
        goals.awaitSent(page, 1);
        // Each of these is a reason to send at once.
        goals.call(page, 1);
        page.evaluate("dispatchEvent(new Event('online'))");

        goals.verifyResolved(page);
        goals.verify(page);
        List<FaultProxy.Arrival> arrivals = goals.line.arrivals();
        long waited = arrivals.get(before + 1).time() - arrivals.get(before).time();
        assertTrue(waited >= Duration.ofSeconds(2).toNanos(), () -> "came again after " + waited + " ns");
    }

    @Test
    void aReloadInTheMidstOfAnOutageLosesNothing() {
        Page page = goals.open();
        goals.loseAll();
        goals.call(page, 2);
        goals.awaitSent(page, 2);
        goals.call(page, 1);

        goals.address(goals.script(2));
        page.reload();
        goals.ready(page);
        goals.call(page, 1);
        goals.heal();

        goals.verifyResolved(page);
        goals.verify(page);
    }

    @Test
    void aCallRightBeforeAPageIsLeftArrives() {
        Page page = goals.open();

        CountedGoals.leave(page, goals.script(2) + "location.href = '" + goals.otherAddress() + "'");

        CountedGoals.await(page, () -> goals.matches().size() == 2);
        assertEquals(List.of(1, 2), goals.matches());
        // Its answer came to nobody: the tab's next page sends it again, without a second effect.
        goals.open(page);
        goals.verify(page);
    }

    @Test
    void aKeepaliveRequestCarriesWhatHangsToo() {
        Page page = goals.open();
        goals.line.next(Fault.HANG);
        goals.call(page, 1);
        goals.awaitSent(page, 1);

        CountedGoals.leave(page, goals.script(2) + "location.href = '" + goals.otherAddress() + "'");

        CountedGoals.await(page, () -> goals.matches().size() == 3);
        assertEquals(List.of(1, 2, 3), goals.matches());
        assertEquals(
                List.of(List.of(1, 2, 3)),
                goals.line.arrivals().stream()
                        .filter(FaultProxy.Arrival::isKeepalive)
                        .map(CountedGoals::values)
                        .toList());
    }

    @Test
    void aBackendThatIsKilledAndStartedAgainMissesAndRepeatsNothing(@TempDir Path data) throws IOException {
        List<Backend> backends = new ArrayList<>(List.of(new Backend(data)));
        try (CountedGoals streamed = new CountedGoals(
                stage,
                backends.get(0).origin(),
                () -> backends.get(backends.size() - 1).staff())) {
            Page page = streamed.open();
            streamed.line.plan(FaultPlan.always(Fault.delayAnswer(Duration.ofMillis(20))));
            page.evaluate(streamed.stream(120, 10));
            CountedGoals.await(page, () -> streamed.line.delivered().size() > 4 && !streamed.line.isIdle());

            backends.get(0).kill();
            backends.add(new Backend(data));
            streamed.line.connect(backends.get(1).origin());

            page.waitForFunction("outcomes.length == 120");
            streamed.verifyResolved(page);
            streamed.verify(page);
        } finally {
            backends.forEach(Backend::close);
        }
    }

    @Test
    void aRandomJourneyIsNoDifferent() {
        long seed = Long.getLong("journey.seed", System.nanoTime());
        try {
            travel(
                    new Random(seed),
                    FaultPlan.random(
                            seed,
                            List.of(
                                    new Weighted(40, Fault.PASS),
                                    new Weighted(10, Fault.LOSE_REQUEST),
                                    new Weighted(10, Fault.LOSE_ANSWER),
                                    new Weighted(10, Fault.late(Duration.ofMillis(300))),
                                    new Weighted(8, Fault.appliedThenStatus(503)),
                                    new Weighted(8, Fault.delay(Duration.ofMillis(200))),
                                    new Weighted(8, Fault.delayAnswer(Duration.ofMillis(200))),
                                    new Weighted(4, Fault.status(500)),
                                    new Weighted(2, Fault.status(429, Duration.ofSeconds(1))))));
        } catch (AssertionError e) {
            throw new AssertionError("with -Djourney.seed=" + seed + ": " + e.getMessage(), e);
        }
    }

    private void travel(Random random, FaultPlan faults) {
        Page page = goals.open();
        goals.line.plan(faults);
        for (int load = 0; load < 4; load++) {
            for (int burst = 0; burst < 5; burst++) {
                goals.call(page, 1 + random.nextInt(5));
                page.waitForTimeout(random.nextInt(200));
            }
            String leaving = goals.script(2) + (random.nextBoolean() ? "location.reload()" : "location.href += '?'");
            goals.address(goals.script(1));
            CountedGoals.leave(page, leaving);
            goals.ready(page);
        }
        goals.heal();
        goals.verifyResolved(page);
        goals.verify(page);
    }

    @Test
    void aCallForThisPageAloneIsGivenUpAfterHalfAMinuteAndNotSentLater() {
        Page page = stage.newPage();
        page.clock().install();
        goals.open(page);
        goals.loseAll();
        page.evaluate("""
                void giosg.api.room.getJoinedRooms().then(
                    () => { window.outcome = 'resolved'; }, e => { window.outcome = [e.code, e.status]; });
                """);
        CountedGoals.await(page, () -> asksForRooms() > 0);

        page.clock().runFor(15_000);
        assertEquals(false, page.evaluate("'outcome' in window"));
        page.clock().runFor(15_000);
        page.waitForFunction("'outcome' in window");

        assertEquals(List.of("unavailable", 0), page.evaluate("outcome"));
        CountedGoals.await(page, goals.line::isIdle);
        long asked = asksForRooms();
        goals.heal();
        goals.call(page, 1);
        CountedGoals.runUntil(page, () -> goals.matches().size() == 1);
        goals.verify(page);
        assertEquals(asked, asksForRooms());
    }

    @Test
    void anOutageOfDaysDelaysCallsAndDropsNone() {
        Page page = stage.newPage();
        page.clock().install();
        goals.open(page);
        goals.line.plan(FaultPlan.always(Fault.status(503)));
        goals.call(page, 2);
        goals.awaitSent(page, 2);
        for (int day = 1; day <= 6; day++) {
            page.clock().fastForward("23:00:00");
            int sent = goals.sent().size();
            CountedGoals.runUntil(page, () -> goals.sent().size() > sent + 1);
            assertTrue(goals.sent().size() > sent + 1, "sent again on day " + day);
        }
        goals.call(page, 1);
        goals.heal();

        CountedGoals.runUntil(page, () -> goals.matches().size() == 3);
        goals.verifyResolved(page);
        goals.verify(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "document.open(); document.write('<h1>New</h1>'); document.close()"})
    void aPageThatIsOnlineAgainWaitsNoLonger(String script) {
        Page page = stage.newPage();
        // The longest waits of those that are drawn.
        page.context().addInitScript("Math.random = () => 0.99");
        page.clock().install();
        goals.open(page);
        page.evaluate(script);
        page.context().setOffline(true);
        goals.call(page, 2);
        CountedGoals.runUntilItWaitsLongest(page);
        goals.call(page, 1);
        assertEquals(List.of(), goals.matches());

        page.context().setOffline(false);

        goals.verifyResolved(page);
        goals.verify(page);
    }

    private long asksForRooms() {
        return goals.line.posts().stream()
                .filter(body -> body.contains("getJoinedRooms"))
                .count();
    }
}

package com.giosg.demo.testing.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.giosg.demo.testing.Patience;
import com.giosg.demo.testing.faults.Fault;
import com.giosg.demo.testing.faults.FaultPlan;
import com.giosg.demo.testing.faults.FaultProxy;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.TimeoutError;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * A visitor whose pages speak to the backend over a line with faults, and match a goal with the values 1, 2, 3 and so
 * on: whatever happens on the way, staff are to see just these, each once, in that order.
 */
public final class CountedGoals implements AutoCloseable {
    private static final String GOAL = "2870f654-c6a7-11e6-8a67-60f81db030fe";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stage stage;
    private final Supplier<StaffApi> staff;
    public final FaultProxy line;
    private final String path = "/counted-" + System.nanoTime();
    private String visitor;
    private int called;

    public CountedGoals(Stage stage) {
        this(stage, stage.backend().origin(), stage::staff);
    }

    public CountedGoals(Stage stage, String backend, Supplier<StaffApi> staff) {
        this.stage = stage;
        this.staff = staff;
        this.line = new FaultProxy(backend);
    }

    /** The address of a page that has the tag and then this script. */
    public String address(String script) {
        return stage.site()
                .serve(
                        path,
                        """
                <script>
                %s
                var outcomes = [];
                function match(value) {
                  var number = outcomes.push('waits') - 1;
                  giosg.api.goal.matches('%s', {value: value}).then(function () {
                    outcomes[number] = 'done';
                  }, function (e) {
                    outcomes[number] = e.code;
                  });
                }
                </script>
                """.formatted(FaultProxy.MARK_KEEPALIVE, GOAL)
                                + stage.snippet().replace(stage.backend().origin(), line.origin())
                                + "<script>" + script + "</script>",
                        Map.of());
    }

    /** The address of a page of the same site that has no tag. */
    public String otherAddress() {
        return stage.site().serve("/no-tag", "", Map.of());
    }

    /** A new tab, whose page the backend knows of. */
    public Page open() {
        return open(stage.newPage());
    }

    public Page open(Page page) {
        page.navigate(address(""));
        ready(page);
        page.waitForFunction("giosg.sessionUuid");
        return page;
    }

    /** Waits until a page has the tag. */
    public void ready(Page page) {
        visitor = Stage.visitor(page);
    }

    /** Matches so many goals more, in one task. */
    public void call(Page page, int count) {
        page.evaluate(script(count));
    }

    /** The script that matches so many goals more, once the tag is there. */
    public String script(int count) {
        return "_giosg(function () { " + numbers(count) + ".forEach(match); });";
    }

    /** The script that matches so many goals more, each in a task of its own, so many milliseconds apart. */
    public String stream(int count, int pause) {
        return "(function next(numbers) { if (numbers.length) { match(numbers[0]); setTimeout(next, " + pause
                + ", numbers.slice(1)); } })(" + numbers(count) + ")";
    }

    /** Runs a script that leaves the page, in one task; waits until the other page is there. */
    public static void leave(Page page, String script) {
        // Not by asking the page: a script that runs in one that the browser keeps for going back to would end that.
        AtomicBoolean isLeft = new AtomicBoolean();
        AtomicBoolean isLoaded = new AtomicBoolean();
        Consumer<Frame> left = frame -> isLeft.set(true);
        Consumer<Page> loaded = other -> isLoaded.set(isLeft.get());
        page.onFrameNavigated(left);
        page.onLoad(loaded);
        page.evaluate("setTimeout(() => { " + script + " })");
        page.waitForCondition(isLoaded::get);
        page.offFrameNavigated(left);
        page.offLoad(loaded);
    }

    private List<Integer> numbers(int count) {
        called += count;
        return IntStream.rangeClosed(called - count + 1, called).boxed().toList();
    }

    /** No POST arrives at the backend from now on, while pages and scripts can be loaded. */
    public void loseAll() {
        line.plan(FaultPlan.always(Fault.LOSE_REQUEST));
    }

    /** All that is sent from now on arrives. */
    public void heal() {
        line.plan(FaultPlan.always(Fault.PASS));
    }

    /** Waits until that many goals have arrived at the line at least once, or more. */
    public void awaitSent(Page page, int count) {
        await(page, () -> distinctSent() >= count);
        assertEquals(count, distinctSent(), "goals that were sent");
    }

    private long distinctSent() {
        return sent().stream().flatMap(List::stream).distinct().count();
    }

    /** All calls of the page that stands there now have resolved. */
    public void verifyResolved(Page page) {
        await(page, () -> (Boolean) page.evaluate("outcomes.every(outcome => outcome != 'waits')"));
        assertEquals(List.of(), page.evaluate("outcomes.filter(outcome => outcome != 'done')"), "calls not resolved");
    }

    /** Staff see every goal once, in order, also when the tag has nothing more to send. */
    public void verify(Page page) {
        verify(page, IntStream.rangeClosed(1, called).boxed().toList());
    }

    public void verify(Page page, List<Integer> expected) {
        await(page, () -> matches().size() >= expected.size());
        BooleanSupplier isQuiet = () -> line.isIdle() && (Boolean) page.evaluate("""
                () => {
                  try {
                    return !Object.keys(localStorage).some(key => key.startsWith('giosg_out_'));
                  } catch (e) {
                    return true;
                  }
                }""");
        await(page, isQuiet);
        assertTrue(isQuiet.getAsBoolean(), "the tag has nothing more to send");
        assertEquals(expected, matches());
    }

    public List<Integer> matches() {
        return staff.get().matches(visitor, GOAL).stream().map(Double::intValue).toList();
    }

    /** The values of the goals in a request. */
    public static List<Integer> values(FaultProxy.Arrival arrival) {
        try {
            JsonNode commands = JSON.readTree(arrival.body()).get("commands");
            return StreamSupport.stream(commands.spliterator(), false)
                    .map(command -> command.at("/arguments/1/value").asInt())
                    .toList();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values of the goals in each request that holds any. */
    public List<List<Integer>> sent() {
        List<List<Integer>> sent = new ArrayList<>();
        for (FaultProxy.Arrival arrival : line.arrivals()) {
            List<Integer> values = values(arrival);
            if (!values.isEmpty()) {
                sent.add(values);
            }
        }
        return sent;
    }

    /** Waits for something; when it does not come, what the caller asserts next tells better what is wrong. */
    public static void await(Page page, BooleanSupplier condition) {
        try {
            page.waitForCondition(condition, new Page.WaitForConditionOptions().setTimeout(Patience.MILLISECONDS));
        } catch (TimeoutError e) {
            // See above.
        }
    }

    /** Moves a page's clock, which is Playwright's, on until something has come about. */
    public static void runUntil(Page page, BooleanSupplier condition) {
        await(page, () -> {
            page.clock().runFor(1_000);
            return condition.getAsBoolean();
        });
    }

    /** Moves on until a page has failed so often in a row that it waits as long as any does. */
    public static void runUntilItWaitsLongest(Page page) {
        AtomicInteger failures = new AtomicInteger();
        Consumer<Request> count = request -> {
            if (request.url().endsWith("/commands")) {
                failures.incrementAndGet();
            }
        };
        page.onRequestFailed(count);
        runUntil(page, () -> failures.get() >= 8);
        page.offRequestFailed(count);
    }

    @Override
    public void close() {
        line.close();
    }
}

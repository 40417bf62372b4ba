package com.giosg.demo.commands;

import static com.giosg.demo.testing.TestVisitor.after;
import static com.giosg.demo.testing.TestVisitor.command;
import static com.giosg.demo.testing.TestVisitor.hex;
import static com.giosg.demo.testing.TestVisitor.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.TestSite;
import com.giosg.demo.testing.TestVisitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands neither overtake each other nor run after their calls were rejected, whatever the way does to requests. */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class CommandOrderTest {
    @Parameter
    private DatabaseKind kind;

    private TestSite site() {
        return TestSite.shared(kind);
    }

    private static String match(String id, int value) {
        return command(id, "goal", "matches", "[\"" + TestSite.GOAL + "\",{\"value\":" + value + "}]");
    }

    /** The values of a visitor's matches, in the order they were applied. */
    private List<Integer> values(TestVisitor visitor) {
        return site().list("/visitors/" + visitor.id + "/goal_matches").stream()
                .map(match -> match.get("goal_value").intValue())
                .toList();
    }

    private static List<Integer> statuses(JsonNode reply) {
        List<Integer> statuses = new ArrayList<>();
        reply.get("answers").forEach(answer -> statuses.add(answer.get("status").intValue()));
        return statuses;
    }

    private static void assertNotRun(int status, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        JsonNode answer = TestSite.json(response.body()).at("/answers/0");
        assertEquals(status, answer.get("status").intValue());
        assertEquals("unavailable", answer.at("/body/code").textValue());
        assertTrue(answer.at("/body/message").isTextual());
    }

    @Test
    void aCommandThatOvertookAnotherWaitsForIt() {
        for (boolean isKnown : new boolean[] {false, true}) {
            TestVisitor visitor = site().visitor();
            if (isKnown) {
                visitor.reply();
            }
            String first = hex();
            String second = after(first, match(hex(), 2));
            assertNotRun(425, visitor.send(second));
            assertEquals(List.of(), values(visitor));
            assertEquals(List.of(200), statuses(visitor.reply(match(first, 1))));
            for (int i = 0; i < 2; i++) {
                assertEquals(List.of(200), statuses(visitor.reply(second)));
            }
            assertEquals(List.of(1, 2), values(visitor));
        }
    }

    @Test
    void aCommandMayComeAfterOneOfItsRequest() {
        TestVisitor visitor = site().visitor();
        String first = hex();
        String second = hex();
        assertEquals(
                List.of(200, 200, 200),
                statuses(visitor.reply(
                        match(first, 1), after(first, match(second, 2)), after(second, match(hex(), 3)))));
        assertEquals(List.of(1, 2, 3), values(visitor));
    }

    @Test
    void aCommandThatIsBehindInItsRequestHasNotArrivedYet() {
        TestVisitor visitor = site().visitor();
        String first = hex();
        assertEquals(List.of(425, 425), statuses(visitor.reply(after(first, match(hex(), 2)), match(first, 1))));
        assertEquals(List.of(), values(visitor));
    }

    @Test
    void aRefusedCommandWasAnswered() {
        TestVisitor visitor = site().visitor();
        String refused = hex();
        assertEquals(List.of(404), statuses(visitor.reply(command(refused, "goal", "matches", "[\"none\"]"))));
        assertEquals(List.of(200), statuses(visitor.reply(after(refused, match(hex(), 1)))));
        assertEquals(List.of(1), values(visitor));
    }

    @Test
    void anotherVisitorsCommandIsNotTheOneBefore() {
        String first = hex();
        site().visitor().reply(match(first, 1));
        TestVisitor visitor = site().visitor();
        visitor.reply();
        assertNotRun(425, visitor.send(after(first, match(hex(), 2))));
    }

    @Test
    void eachCommandOfAFullRequestMayComeAfterAnotherOne() {
        TestVisitor visitor = site().visitor();
        List<String> ids = Stream.generate(TestVisitor::hex).limit(100).toList();
        visitor.reply(ids.stream()
                .map(id -> command(id, "room", "getJoinedRooms", "[]"))
                .toArray(String[]::new));
        assertEquals(
                Collections.nCopies(100, 200),
                statuses(visitor.reply(ids.stream()
                        .map(id -> after(id, command("room", "getJoinedRooms", "[]")))
                        .toArray(String[]::new))));
    }

    @Test
    void aCommandIsNotRunFromItsDeadlineOnAndMayBeSentAgainWithALaterOne() {
        TestVisitor visitor = site().visitor();
        String command = match(hex(), 1);
        long now = site().clock.millis();
        assertNotRun(408, visitor.send(until(now - 1, command)));
        HttpResponse<String> late = visitor.send(until(now, command));
        assertNotRun(408, late);
        assertTrue(TestSite.json(late.body()).get("time").longValue() >= now);
        assertEquals(List.of(), values(visitor));

        JsonNode answers = visitor.reply(until(now + 1, command)).get("answers");
        assertEquals(200, answers.at("/0/status").intValue());
        assertEquals(List.of(1), values(visitor));

        site().clock.advance(Duration.ofSeconds(1));
        assertEquals(answers, visitor.reply(until(now + 1, command)).get("answers"));
        assertEquals(List.of(1), values(visitor));
    }

    @Test
    void aDeadlineMayPassWhileTheRequestWaitsForTheVisitor() throws Exception {
        TestVisitor visitor = site().visitor();
        visitor.reply();
        CompletableFuture<HttpResponse<String>> late = site().database.write(transaction -> {
            transaction
                    .sql()
                    .createUpdate("UPDATE visitors SET id = id WHERE id = :id")
                    .bind("id", visitor.id)
                    .execute();
            String command = until(site().clock.millis() + 1000, match(hex(), 1));
            CompletableFuture<HttpResponse<String>> request =
                    CompletableFuture.supplyAsync(() -> visitor.send(command));
            sleep(500);
            site().clock.advance(Duration.ofSeconds(1));
            return request;
        });
        assertNotRun(408, late.join());
        assertEquals(List.of(), values(visitor));
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nothingOvertakesACommandThatIsHeldUpButWhatWasAnsweredIsAnswered() {
        TestVisitor visitor = site().visitor();
        String before = match(hex(), 1);
        String refused = command(hex(), "goal", "matches", "[\"none\"]");
        visitor.reply(before, refused);
        String missing = hex();
        String held = match(hex(), 3);
        String behind = match(hex(), 4);
        long now = site().clock.millis();

        assertEquals(
                List.of(200, 408, 425, 404, 425),
                statuses(visitor.reply(before, until(now, held), behind, refused, until(now, match(hex(), 9)))));
        assertEquals(
                List.of(425, 200, 425, 404), statuses(visitor.reply(after(missing, held), before, behind, refused)));
        assertEquals(List.of(1), values(visitor));

        assertEquals(
                List.of(200, 200, 200, 200),
                statuses(visitor.reply(match(missing, 2), after(missing, held), behind, before)));
        assertEquals(List.of(1, 2, 3, 4), values(visitor));
    }

    @Test
    void theReplysTimeIsNeverAheadOfTheClock() throws Exception {
        try (TestSite site = new TestSite(kind.open())) {
            TestVisitor visitor = site.visitor();
            assertEquals(site.clock.millis(), visitor.reply().get("time").longValue());
            // As where another instance, or this one before its clock was put back, has seen the visitor.
            site.clock.advance(Duration.ofMinutes(-5));
            long now = site.clock.millis();
            JsonNode reply = visitor.reply(until(now + 1, command("room", "getJoinedRooms", "[]")));
            assertEquals(List.of(200), statuses(reply));
            assertEquals(now, reply.get("time").longValue());
        }
    }

    /**
     * A tab's commands leave in parts, as when pages follow each other. All parts arrive at the same time and in any
     * order, some twice; those that are told to come again do, until none is left.
     */
    @Test
    void partsThatArriveInAnyOrderAreAppliedOnceAndInTheTabsOrder() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 15; round++) {
            TestVisitor visitor = site().visitor();
            List<String[]> parts = parts(random, 8);
            List<String[]> waiting = new ArrayList<>(parts);
            waiting.addAll(parts.subList(0, random.nextInt(parts.size() + 1)));
            int waves = 0;
            while (!waiting.isEmpty()) {
                assertTrue(waves++ < parts.size(), kind + ", seed " + seed);
                Collections.shuffle(waiting, random);
                waiting = heldUpOf(visitor, waiting);
            }
            assertEquals(IntStream.range(0, 8).boxed().toList(), values(visitor), kind + ", seed " + seed);
            assertEquals(7, visitor.variable("last").intValue(), kind + ", seed " + seed);
        }
    }

    /** Sends parts at the same time; returns those that are to be sent again. */
    private static List<String[]> heldUpOf(TestVisitor visitor, List<String[]> parts) {
        List<CompletableFuture<JsonNode>> replies = parts.stream()
                .map(part -> CompletableFuture.supplyAsync(() -> visitor.reply(part)))
                .toList();
        return IntStream.range(0, parts.size())
                .filter(i -> statuses(replies.get(i).join()).contains(425))
                .mapToObj(parts::get)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<String[]> parts(Random random, int calls) {
        List<String[]> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        String before = null;
        for (int i = 0; i < calls; i++) {
            String id = hex();
            // The first of a part names the last of the part before, as only there the order is in question.
            part.add(before == null || !part.isEmpty() ? match(id, i) : after(before, match(id, i)));
            before = hex();
            part.add(command(before, "visitor", "submit", "[{\"last\":" + i + "}]"));
            if (random.nextInt(3) > 0 || i == calls - 1) {
                parts.add(part.toArray(String[]::new));
                part.clear();
            }
        }
        return parts;
    }

    @Test
    void aHeldUpCommandLeavesNoTrace() {
        TestVisitor visitor = site().visitor();
        visitor.reply(
                after(hex(), command("visitor", "submit", "[{\"a\":1}]")), command("visitor", "submit", "[{\"b\":1}]"));
        assertNull(visitor.variable("a"));
        assertNull(visitor.variable("b"));
        int remembered = site().database
                .read(sql -> sql.createQuery("""
                        SELECT COUNT(*) FROM applied_commands a JOIN visitors v ON v.position = a.visitor
                        WHERE v.id = :id""")
                        .bind("id", visitor.id)
                        .mapTo(Integer.class)
                        .one());
        assertEquals(0, remembered);
    }
}

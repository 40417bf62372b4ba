package com.giosg.demo.phone;

import static com.giosg.demo.testing.TestVisitor.command;
import static com.giosg.demo.testing.TestVisitor.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.TestCall;
import com.giosg.demo.testing.TestLine;
import com.giosg.demo.testing.TestSite;
import com.giosg.demo.testing.TestStream;
import com.giosg.demo.testing.TestVisitor;
import com.giosg.tag.rules.Limits;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a call: {@code call.start}, the staff API, and how it is said in its task. */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class CallLifeTest {
    private static final String REQUESTED = "call_request visitor call_requested: Call requested.";
    private static final String ACCEPTED = "join user call_accepted: Call accepted.";

    @Parameter
    private DatabaseKind kind;

    private TestSite site() {
        return TestSite.shared(kind);
    }

    private static void assertRefused(int status, String code, JsonNode answer) {
        assertEquals(status, answer.get("status").intValue(), answer.toString());
        assertEquals(code, answer.at("/body/code").textValue(), answer.toString());
    }

    private static void assertRefused(int status, String message, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(message, TestSite.json(response.body()).get("message").textValue());
    }

    private static String ended(String words) {
        return "call_ended rule call_ended: " + words;
    }

    /** Answers of a few who do something at the same time. */
    private static List<HttpResponse<String>> atOnce(int count, IntFunction<HttpResponse<String>> work) {
        ExecutorService pool = Executors.newFixedThreadPool(count);
        try {
            List<CompletableFuture<HttpResponse<String>>> all = IntStream.range(0, count)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> work.apply(i), pool))
                    .toList();
            return all.stream().map(CompletableFuture::join).toList();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void startingMakesATaskThatWaits() {
        TestVisitor visitor = site().visitor();
        visitor.call("visitor", "submit", "[{\"username\":\"Bob\",\"avatar\":\"https://x/bob.png\"}]");
        JsonNode answer = visitor.call(
                "call", "start", "[\"Ann\",\"https://x/ann.png\",\"video\",\"" + site().room("Sales") + "\"]");
        assertEquals(200, answer.get("status").intValue(), answer.toString());
        assertEquals(1, answer.get("body").size());
        String id = answer.at("/body/id").textValue();
        JsonNode call = site().get("/calls/" + id);
        Set<String> names = new TreeSet<>();
        call.fieldNames().forEachRemaining(names::add);
        assertEquals(
                new TreeSet<>(List.of(("id chat_id room_id room_name visitor_id visitor_username visitor_avatar kind"
                                + " state end_reason ended_by operator_name operator_avatar requested_at rings_until accepted_at"
                                + " connected_at ended_at duration")
                        .split(" "))),
                names);
        assertEquals(id, call.get("chat_id").textValue());
        assertEquals("Sales", call.get("room_name").textValue());
        assertEquals(site().room("Sales"), call.get("room_id").textValue());
        assertEquals(visitor.id, call.get("visitor_id").textValue());
        assertEquals(
                "Bob https://x/bob.png",
                call.get("visitor_username").textValue() + " "
                        + call.get("visitor_avatar").textValue());
        assertEquals(
                "video requested Ann https://x/ann.png",
                call.get("kind").textValue() + " "
                        + call.get("state").textValue() + " "
                        + call.get("operator_name").textValue() + " "
                        + call.get("operator_avatar").textValue());
        assertEquals(
                site().clock.instant().plusSeconds(60),
                Instant.parse(call.get("rings_until").textValue()));
        assertEquals(
                site().clock.instant(), Instant.parse(call.get("requested_at").textValue()));
        for (String none : List.of("end_reason", "ended_by", "accepted_at", "connected_at", "ended_at", "duration")) {
            assertTrue(call.get(none).isNull(), none);
        }
        JsonNode task = site().get("/chats/" + id);
        assertEquals(
                "task true 0",
                task.get("chat_type").textValue() + " " + task.get("is_waiting") + " " + task.get("message_count"));
        JsonNode message = site().list("/chats/" + id + "/messages").get(0);
        assertEquals(
                "call_request visitor call_requested Video call requested. Bob",
                message.get("type").textValue()
                        + " " + message.get("sender_type").textValue() + " "
                        + message.get("notice").textValue() + " "
                        + message.get("message").textValue() + " "
                        + message.get("sender_name").textValue());
    }

    @Test
    void soundIsWhatACallHasUnlessToldOtherwise() {
        TestCall call = TestCall.start(site());
        assertEquals("audio", call.seen().get("kind").textValue());
        assertEquals("localhost", call.seen().get("room_name").textValue());
        assertEquals(List.of(REQUESTED), call.said());
        TestCall both = TestCall.start(site(), site().visitor(), "[\"Ann\",\"javascript:alert(1)\",\"audio+video\"]");
        assertEquals(
                "audio+video null",
                both.seen().get("kind").textValue() + " " + both.seen().get("operator_avatar"));
        assertEquals(List.of("call_request visitor call_requested: Video call requested."), both.said());
    }

    @Test
    void theReplyBringsThePhoneTheCallUntilItEnds() {
        TestVisitor visitor = site().visitor();
        String start = command("call", "start", "[\"Ann\",\"https://x/ann.png\"]");
        assertFalse(visitor.reply().get("visitor").has("call"));
        JsonNode reply = visitor.reply(start, command("room", "getJoinedRooms", "[]"));
        String id = reply.at("/answers/0/body/id").textValue();
        String expected = "{\"id\":\"" + id + "\",\"room\":\"" + site().room("localhost")
                + "\",\"kind\":\"audio\",\"name\":\"Ann\",\"avatar\":\"https://x/ann.png\",\"rings_until\":"
                + (site().clock.millis() + 60_000) + "}";
        assertEquals(expected, reply.at("/visitor/call").toString());
        assertTrue(reply.at("/visitor/has_chat").booleanValue());
        // An answer that was lost, and is remembered.
        assertEquals(expected, visitor.reply(start).at("/visitor/call").toString());
        assertFalse(visitor.reply(command("room", "getJoinedRooms", "[]"))
                .get("visitor")
                .has("call"));
        JsonNode refused = visitor.reply(command("call", "start", "[\"Ann\"]"));
        assertEquals(400, refused.at("/answers/0/status").intValue());
        assertFalse(refused.get("visitor").has("call"));
        site().staff("POST", "/calls/" + id + "/decline", null);
        JsonNode late = visitor.reply(start);
        assertEquals(id, late.at("/answers/0/body/id").textValue());
        assertFalse(late.get("visitor").has("call"));
        String rooms = hex();
        visitor.reply(command(rooms, "room", "getJoinedRooms", "[]"));
        assertFalse(visitor.reply(command(rooms, "call", "start", "[\"Ann\"]"))
                .get("visitor")
                .has("call"));
    }

    @Test
    void aCallThatCannotBeIsRefused() {
        TestVisitor visitor = site().visitor();
        assertRefused(404, "not_found", visitor.call("call", "start", "[\"Ann\",null,null,\"no-room\"]"));
        assertRefused(400, "invalid_argument", visitor.call("call", "start", "[]"));
        assertRefused(400, "invalid_argument", visitor.call("call", "start", "[\"Ann\",null,\"fax\"]"));
        assertRefused(400, "invalid_argument", visitor.call("call", "start", "[\"" + "n".repeat(256) + "\"]"));
        assertTrue(site().list("/calls").stream()
                .noneMatch(call -> visitor.id.equals(call.get("visitor_id").textValue())));
    }

    @Test
    void anotherCallWaitsUntilTheFirstHasEnded() {
        TestCall first = TestCall.start(site());
        JsonNode second = first.visitor.call("call", "start", "[\"Ann\"]");
        assertRefused(400, "invalid_argument", second);
        assertEquals(
                "a call is on already: it must end before another starts",
                second.at("/body/message").textValue());
        first.accept().connect();
        for (int i = 0; i < Limits.MESSAGES_PER_MINUTE; i++) {
            assertRefused(400, "invalid_argument", first.visitor.call("call", "start", "[\"Ann\"]"));
        }
        TestCall.expect(204, first.phone("/end", ",\"reason\":\"hung_up\""));
        // Who tried in vain may still speak.
        assertNotEquals(first.id, TestCall.start(site(), first.visitor, "[\"Ann\"]").id);
    }

    @Test
    void ofCallsThatStartAtOnceThereIsOne() {
        TestVisitor visitor = site().visitor();
        visitor.reply();
        List<HttpResponse<String>> answers = atOnce(4, i -> visitor.send(command("call", "start", "[\"Ann\"]")));
        assertEquals(
                1, answers.stream().filter(answer -> answer.statusCode() == 200).count());
        assertEquals(
                3, answers.stream().filter(answer -> answer.statusCode() == 400).count());
    }

    @Test
    void callsAreLimitedAsTasksAre() {
        TestVisitor visitor = site().visitor();
        for (int i = 0; i < Limits.MESSAGES_PER_MINUTE; i++) {
            TestCall.start(site(), visitor, "[\"Ann\"]").phone("/end", ",\"reason\":\"hung_up\"");
        }
        assertRefused(403, "not_allowed", visitor.call("call", "start", "[\"Ann\"]"));
        site().clock.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 20; i++) {
            TestCall.start(site(), visitor, "[\"Ann\"]").phone("/end", ",\"reason\":\"hung_up\"");
        }
        // As many tasks are open as a visitor may have.
        assertRefused(403, "not_allowed", visitor.call("call", "start", "[\"Ann\"]"));
    }

    @Test
    void aFewMayRingAtOnce() {
        try (TestSite own = new TestSite(kind.open())) {
            TestCall first = TestCall.start(own);
            TestCall second = TestCall.start(own);
            for (int i = 2; i < 50; i++) {
                TestCall.start(own);
            }
            TestVisitor visitor = own.visitor();
            for (int i = 0; i <= Limits.MESSAGES_PER_MINUTE; i++) {
                JsonNode refused = visitor.call("call", "start", "[\"Ann\"]");
                assertRefused(403, "not_allowed", refused);
                assertEquals(
                        "too many calls are ringing: 50 are the most",
                        refused.at("/body/message").textValue());
            }
            assertTrue(own.list("/chats").stream()
                    .noneMatch(chat -> visitor.id.equals(chat.get("visitor_id").textValue())));
            // One that is answered rings no more, nor does one that has ended.
            first.accept();
            TestCall.start(own, visitor, "[\"Ann\"]");
            assertRefused(403, "not_allowed", own.visitor().call("call", "start", "[\"Ann\"]"));
            second.console("/decline", null);
            TestCall.start(own);
        }
    }

    @Test
    void anOrganisationWithoutCallsHasNone() {
        try (TestSite own = new TestSite(kind.open());
                TestStream events = new TestStream(own, null)) {
            assertEquals("{\"webrtc_calls\":true}", own.get("/features").toString());
            TestCall before = TestCall.start(own);
            HttpResponse<String> off = own.staff("PATCH", "/features", "{\"webrtc_calls\":false}");
            assertEquals("200 {\"webrtc_calls\":false}", off.statusCode() + " " + off.body());
            assertEquals(
                    "{\"webrtc_calls\":false}",
                    events.find(TestSite.STAFF + "/features", "changed", TestSite.ORGANIZATION)
                            .toString());
            assertEquals("{\"webrtc_calls\":false}", own.get("/features").toString());
            own.staff("PATCH", "/features", "{\"webrtc_calls\":false}");
            JsonNode refused = own.visitor().call("call", "start", "[\"Ann\"]");
            assertRefused(403, "not_allowed", refused);
            assertEquals(
                    "the organisation has no webrtc_calls",
                    refused.at("/body/message").textValue());
            // What rings goes on.
            before.accept();
            own.staff("PATCH", "/features", "{\"webrtc_calls\":true}");
            TestCall.start(own);
            assertEquals(
                    "{\"webrtc_calls\":true}",
                    events.find(TestSite.STAFF + "/features", "changed", TestSite.ORGANIZATION)
                            .toString());
            own.newRoom("after all");
            events.find(TestSite.STAFF + "/rooms", "added", null);
            assertTrue(events.unclaimed().stream()
                    .noneMatch(event -> event.toString().contains("/features")));
            for (String bad : List.of("{}", "{\"webrtc_calls\":1}", "{\"webrtc_calls\":null}", "[]")) {
                assertEquals(400, own.staff("PATCH", "/features", bad).statusCode(), bad);
            }
        }
    }

    @Test
    void whoAcceptsFirstHasIt() {
        TestCall call = TestCall.start(site());
        assertTrue(site().get("/chats/" + call.id).get("is_waiting").booleanValue());
        site().clock.advance(Duration.ofSeconds(2));
        HttpResponse<String> accepted = call.console("/accept", call.seated(""));
        assertEquals(200, accepted.statusCode(), accepted.body());
        assertEquals(call.seen(), TestSite.json(accepted.body()));
        assertEquals("accepted", call.seen().get("state").textValue());
        assertFalse(accepted.body().contains(call.seat));
        JsonNode task = site().get("/chats/" + call.id);
        assertEquals(
                "false false 0", task.get("is_waiting") + " " + task.get("is_ended") + " " + task.get("message_count"));
        assertEquals(accepted.body(), call.console("/accept", call.seated("")).body());
        assertRefused(
                400,
                "the call was accepted already",
                call.console("/accept", call.atAnotherSeat().seated("")));
        assertRefused(400, "the call was accepted already", call.console("/decline", null));
        assertEquals(List.of(REQUESTED, ACCEPTED), call.said());
        assertEquals(
                "Customer service",
                site().list("/chats/" + call.id + "/messages")
                        .get(1)
                        .get("sender_public_name")
                        .textValue());
        call.connect();
        assertEquals(200, call.console("/accept", call.seated("")).statusCode());
        call.console("/end", "{}");
        assertRefused(400, "the call has ended", call.console("/accept", call.seated("")));
        assertRefused(400, "the call has ended", call.console("/decline", null));
    }

    @Test
    void ofManyWhoAcceptAtOnceOneWins() {
        TestCall call = TestCall.start(site());
        List<String> seats = IntStream.range(0, 6).mapToObj(i -> hex()).toList();
        List<HttpResponse<String>> answers =
                atOnce(6, i -> call.console("/accept", "{\"seat\":\"" + seats.get(i) + "\"}"));
        List<Integer> winners = IntStream.range(0, 6)
                .filter(i -> answers.get(i).statusCode() == 200)
                .boxed()
                .toList();
        assertEquals(1, winners.size());
        assertEquals(
                5, answers.stream().filter(answer -> answer.statusCode() == 400).count());
        assertEquals(List.of(REQUESTED, ACCEPTED), call.said());
        for (int i = 0; i < 6; i++) {
            assertEquals(
                    winners.contains(i) ? 204 : 403,
                    call.console("/signals", "{\"seat\":\"" + seats.get(i) + "\",\"from\":1,\"signals\":[]}")
                            .statusCode());
        }
    }

    @Test
    void aSeatIsLongAndPlain() {
        TestCall call = TestCall.start(site());
        for (String bad : List.of(
                "{}",
                "{\"seat\":7}",
                "{\"seat\":\"" + "x".repeat(15) + "\"}",
                "{\"seat\":\"" + "x".repeat(129) + "\"}",
                "{\"seat\":\"" + "x".repeat(16) + "=\"}",
                "[]")) {
            assertEquals(400, call.console("/accept", bad).statusCode(), bad);
        }
        assertEquals(
                200,
                call.console("/accept", "{\"seat\":\"" + "aZ09_-".repeat(21) + "\"}")
                        .statusCode());
    }

    @Test
    void aDeclinedCallIsOver() {
        TestCall call = TestCall.start(site());
        HttpResponse<String> declined = call.console("/decline", null);
        assertEquals(200, declined.statusCode(), declined.body());
        assertEquals(call.seen(), TestSite.json(declined.body()));
        assertEquals("ended declined operator", call.state());
        JsonNode task = site().get("/chats/" + call.id);
        assertEquals("false false", task.get("is_waiting") + " " + task.get("is_ended"));
        assertEquals(List.of(REQUESTED, ended("The call was declined.")), call.said());
    }

    @Test
    void howLongItWasIsSaid() {
        TestCall call = TestCall.start(site()).accept();
        // While both are on the line nobody counts as gone, however far the clock jumps.
        try (TestLine phone = call.phoneLine(0);
                TestLine console = call.consoleLine(0)) {
            phone.next();
            console.next();
            site().clock.advance(Duration.ofSeconds(3));
            call.connect();
            assertEquals("connected", call.seen().get("state").textValue());
            String since = call.seen().get("connected_at").textValue();
            site().clock.advance(Duration.ofMillis(133_900));
            call.connect();
            assertEquals(since, call.seen().get("connected_at").textValue());
            TestCall.expect(204, call.phone("/end", ",\"reason\":\"hung_up\""));
        }
        assertEquals("ended hung_up visitor", call.state());
        assertEquals(133, call.seen().get("duration").intValue());
        assertEquals(List.of(REQUESTED, ACCEPTED, ended("The visitor hung up after 2 min 13 s.")), call.said());
        // Once: whatever else comes changes nothing.
        JsonNode after = call.seen();
        site().clock.advance(Duration.ofSeconds(1));
        TestCall.expect(204, call.phone("/end", ",\"reason\":\"failed\""));
        TestCall.expect(204, call.phone("/connected", ""));
        HttpResponse<String> again = call.console("/end", null);
        assertEquals(after, TestSite.json(again.body()));
        assertEquals(after, call.seen());
        assertEquals(3, call.said().size());
        assertFalse(site().get("/chats/" + call.id).get("is_ended").booleanValue());
    }

    private boolean hasEnded(TestCall call) {
        return site().get("/chats/" + call.id).get("is_ended").booleanValue();
    }

    @Test
    void theTaskEndsSoonAfterTheCallUnlessSomebodyWritesInIt() {
        TestCall missed = TestCall.start(site());
        TestCall.expect(204, missed.phone("/end", ",\"reason\":\"hung_up\""));
        TestCall written = TestCall.start(site());
        TestCall.expect(200, written.console("/decline", null));
        site().staff("POST", "/chats/" + written.id + "/messages", "{\"message\":\"I will write instead.\"}");
        TestCall ringing = TestCall.start(site());
        site().clock.advance(Duration.ofSeconds(119));
        site().server.housekeeping().sweep();
        assertFalse(hasEnded(missed));

        site().clock.advance(Duration.ofSeconds(1));
        site().server.housekeeping().sweep();

        assertTrue(hasEnded(missed));
        assertFalse(hasEnded(written));
        assertFalse(hasEnded(ringing));
        TestCall.expect(204, ringing.phone("/end", ",\"reason\":\"hung_up\""));
    }

    @Test
    void theTaskTellsOfItsCall() {
        TestCall call = TestCall.start(site());
        JsonNode ringing = site().get("/chats/" + call.id);
        assertEquals(
                "{\"kind\":\"audio\",\"state\":\"requested\",\"is_missed\":false}",
                ringing.get("call").toString());
        assertEquals("Call requested.", ringing.at("/last_message/message").textValue());
        TestCall.expect(204, call.phone("/end", ",\"reason\":\"hung_up\""));
        JsonNode missed = site().get("/chats/" + call.id);
        assertTrue(missed.at("/call/is_missed").booleanValue());
        assertEquals(
                "call_ended The visitor hung up before the call was answered.",
                missed.at("/last_message/type").textValue() + " "
                        + missed.at("/last_message/message").textValue());
        TestCall declined = TestCall.start(site());
        TestCall.expect(200, declined.console("/decline", null));
        assertFalse(site().get("/chats/" + declined.id).at("/call/is_missed").booleanValue());
        TestCall accepted = TestCall.start(site()).accept();
        TestCall.expect(204, accepted.phone("/end", ",\"reason\":\"hung_up\""));
        assertFalse(site().get("/chats/" + accepted.id).at("/call/is_missed").booleanValue());
        assertTrue(site().get("/chats/"
                        + call.visitor
                                .call("chat", "startTask", "[\"Hello\"]")
                                .at("/body/id")
                                .textValue())
                .get("call")
                .isNull());
    }

    @Test
    void endsOnceHoweverManyEndIt() {
        TestCall call = TestCall.start(site()).accept().connect();
        List<HttpResponse<String>> answers =
                atOnce(6, i -> i % 2 == 0 ? call.phone("/end", ",\"reason\":\"hung_up\"") : call.console("/end", null));
        answers.forEach(answer -> assertTrue(answer.statusCode() < 300, answer.body()));
        assertEquals(3, call.said().size());
    }

    @Test
    void whyItEndedIsSaid() {
        String[][] ends = {
            {"visitor", "hung_up", "The visitor hung up before the call was answered."},
            {"visitor", "permission_denied", "The visitor did not allow the microphone."},
            {"visitor", "no_microphone", "The visitor has no microphone."},
            {"visitor", "unsupported", "The visitor's browser cannot make calls."},
            {"visitor", "failed", "The call could not be connected."},
            {"visitor", "lost", "The connection was lost."},
            {"visitor", "left", "The visitor left the page."},
            {"operator", "left", "The operator left."},
            {"operator", "hung_up", "The operator hung up before the call was answered."}
        };
        TestVisitor visitor = site().visitor();
        for (String[] end : ends) {
            TestCall call = TestCall.start(site(), visitor, "[\"Ann\"]");
            if (end[0].equals("visitor")) {
                TestCall.expect(204, call.phone("/end", ",\"reason\":\"" + end[1] + "\""));
            } else {
                TestCall.expect(200, call.console("/end", "{\"reason\":\"" + end[1] + "\"}"));
            }
            assertEquals("ended " + end[1] + " " + end[0], call.state());
            assertEquals(List.of(REQUESTED, ended(end[2])), call.said());
            assertTrue(site().get("/chats/" + call.id).get("is_waiting").booleanValue());
        }
        TestCall unanswered = TestCall.start(site());
        for (String bad : List.of(
                "",
                ",\"reason\":null",
                ",\"reason\":\"declined\"",
                ",\"reason\":\"no_answer\"",
                ",\"reason\":\"chat_ended\"",
                ",\"reason\":7")) {
            assertEquals(400, unanswered.phone("/end", bad).statusCode(), bad);
        }
        assertEquals(
                400, unanswered.console("/end", "{\"reason\":\"declined\"}").statusCode());
        assertEquals("requested null null", unanswered.state());
    }

    @Test
    void endsWithItsTask() {
        TestCall byStaff = TestCall.start(site()).accept().connect();
        assertEquals(
                200, site().staff("POST", "/chats/" + byStaff.id + "/end", null).statusCode());
        assertEquals("ended chat_ended system", byStaff.state());
        assertEquals(
                List.of(REQUESTED, ACCEPTED, ended("The chat was ended."), "system rule ended: The chat has ended."),
                byStaff.said());
        TestCall byPage = TestCall.start(site());
        assertEquals(
                200,
                byPage.visitor
                        .call("chat", "close", "[{\"all\":true}]")
                        .get("status")
                        .intValue());
        assertEquals("ended chat_ended system", byPage.state());
        assertEquals(ended("The chat was ended."), byPage.said().get(1));
        // Another chat's end is none of it.
        TestCall other = TestCall.start(site());
        String task = other.visitor
                .call("chat", "startTask", "[\"task\"]")
                .at("/body/id")
                .textValue();
        site().staff("POST", "/chats/" + task + "/end", null);
        assertEquals("requested null null", other.state());
        // Nor is the call's own end the task's.
        other.console("/end", null);
        assertEquals(
                200, site().staff("POST", "/chats/" + other.id + "/end", null).statusCode());
        assertEquals(
                List.of(
                        REQUESTED,
                        ended("The operator hung up before the call was answered."),
                        "system rule ended: The chat has ended."),
                other.said());
    }

    @Test
    void ringsForAsLongAsItMay() {
        TestCall call = TestCall.start(site());
        try (TestLine line = call.phoneLine(0)) {
            line.next();
            site().clock.advance(Duration.ofMillis(59_999));
            site().server.callWatch().look();
            assertEquals("requested null null", call.state());
            site().clock.advance(Duration.ofMillis(1));
            site().server.callWatch().look();
            assertEquals("ended no_answer system", call.state());
            assertEquals(List.of(REQUESTED, ended("The call was not answered.")), call.said());
            assertEquals("no_answer", line.next().get("reason").textValue());
            line.awaitEnd();
        }
        assertTrue(site().get("/chats/" + call.id).get("is_waiting").booleanValue());
    }

    @Test
    void whatIsAcceptedConnectsWithinAMinute() {
        TestCall call = TestCall.start(site());
        TestCall talking = TestCall.start(site());
        try (TestLine line = call.phoneLine(0);
                TestLine other = talking.phoneLine(0)) {
            line.next();
            other.next();
            site().clock.advance(Duration.ofSeconds(50));
            call.accept();
            talking.accept().connect();
            site().clock.advance(Duration.ofMillis(59_999));
            site().server.callWatch().look();
            assertEquals("accepted null null", call.state());
            site().clock.advance(Duration.ofMillis(1));
            site().server.callWatch().look();
            assertEquals("ended failed system", call.state());
            assertEquals(ended("The call could not be connected."), call.said().get(2));
            site().clock.advance(Duration.ofHours(2));
            site().server.callWatch().look();
            assertEquals("connected null null", talking.state());
            talking.console("/end", null);
            assertEquals(
                    ended("The operator hung up after 2 h 1 min."),
                    talking.said().get(2));
        }
    }

    @Test
    void callsAreListedInTheirOrder() {
        TestCall first = TestCall.start(site());
        TestCall second = TestCall.start(site());
        first.console("/decline", null);
        List<String> all = site().list("/calls").stream()
                .map(call -> call.get("id").textValue())
                .toList();
        assertEquals(List.of(first.id, second.id), all.subList(all.size() - 2, all.size()));
        assertTrue(site().list("/calls?is_ended=true").contains(first.seen()));
        assertFalse(site().list("/calls?is_ended=true").contains(second.seen()));
        assertTrue(site().list("/calls?is_ended=false").contains(second.seen()));
        assertFalse(site().list("/calls?is_ended=false").contains(first.seen()));
        assertEquals(400, site().staff("GET", "/calls?is_ended=x", null).statusCode());
    }

    @Test
    void isForStaffOnly() {
        TestCall call = TestCall.start(site());
        String path = TestSite.STAFF + "/calls";
        for (String read : List.of("", "/" + call.id)) {
            assertEquals(401, site().send("GET", path + read, null).statusCode());
        }
        for (String write : List.of("/accept", "/decline", "/end", "/line", "/signals")) {
            assertEquals(
                    401,
                    site().send("POST", path + "/" + call.id + write, call.seated(""))
                            .statusCode());
            assertRefused(
                    404,
                    "there is no such call",
                    site().staff("POST", "/calls/none" + write, call.seated(",\"from\":1,\"signals\":[],\"after\":0")));
        }
        String task = call.visitor
                .call("chat", "startTask", "[\"task\"]")
                .at("/body/id")
                .textValue();
        assertRefused(404, "there is no such call", site().staff("GET", "/calls/" + task, null));
        assertEquals("requested null null", call.state());
    }

    @Test
    void whatHappensIsAnEvent() {
        try (TestStream events = new TestStream(site(), null)) {
            String channel = TestSite.STAFF + "/calls";
            TestCall call = TestCall.start(site());
            JsonNode requested = call.seen();
            assertEquals(requested, events.find(channel, "added", call.id));
            String chats = TestSite.STAFF + "/rooms/" + requested.get("room_id").textValue() + "/chats";
            assertEquals(call.id, events.find(chats, "added", call.id).get("id").textValue());
            call.accept();
            assertEquals(call.seen(), events.find(channel, "changed", call.id));
            assertFalse(events.find(chats, "changed", call.id).get("is_waiting").booleanValue());
            call.connect();
            assertEquals(call.seen(), events.find(channel, "changed", call.id));
            call.console("/end", null);
            assertEquals(call.seen(), events.find(channel, "changed", call.id));
            site().newRoom("after all");
            events.find(TestSite.STAFF + "/rooms", "added", null);
            assertTrue(events.unclaimed().stream()
                    .noneMatch(event -> event.get("channel").textValue().equals(channel)
                            || event.toString().contains(call.seat)));
        }
    }
}

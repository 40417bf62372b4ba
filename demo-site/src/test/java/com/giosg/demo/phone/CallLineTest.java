package com.giosg.demo.phone;

import static com.giosg.demo.testing.TestVisitor.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.TestCall;
import com.giosg.demo.testing.TestLine;
import com.giosg.demo.testing.TestSite;
import com.giosg.demo.testing.TestStream;
import com.giosg.demo.testing.TestVisitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The lines of a call, and the signals that reach its two parties alone. */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class CallLineTest {
    private static final String START = "\"reason\":null,\"ended_by\":null,\"duration\":null,\"newest\":";

    @Parameter
    private DatabaseKind kind;

    private TestSite site() {
        return TestSite.shared(kind);
    }

    private static void assertRefused(int status, String code, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(code, TestSite.json(response.body()).get("code").textValue());
    }

    private long storedSignals(TestCall call) {
        return site().database
                .read(sql -> sql.createQuery("""
                        SELECT COUNT(*) FROM phone_signals s JOIN phone_calls p ON p.position = s.call
                        JOIN chats c ON c.position = p.chat WHERE c.id = :id""")
                        .bind("id", call.id)
                        .mapTo(Long.class)
                        .one());
    }

    @Test
    void bothHearAtOnceHowTheCallStands() {
        TestCall call = TestCall.start(site());
        try (TestLine phone = call.phoneLine(0)) {
            assertEquals(
                    "{\"state\":\"requested\"," + START + "0,\"signals\":[]}",
                    phone.next().toString());
            call.accept();
            assertEquals(
                    "{\"state\":\"accepted\"," + START + "0,\"signals\":[],\"ice_servers\":[]}",
                    phone.next().toString());
            try (TestLine console = call.consoleLine(0)) {
                assertEquals(
                        "{\"state\":\"accepted\"," + START + "0,\"signals\":[],\"ice_servers\":[]}",
                        console.next().toString());
                call.connect();
                assertEquals("connected", phone.next().get("state").textValue());
                assertEquals("connected", console.next().get("state").textValue());
                site().clock.advance(Duration.ofSeconds(5));
                call.console("/end", null);
                String end = "{\"state\":\"ended\",\"reason\":\"hung_up\",\"ended_by\":\"operator\",\"duration\":5,"
                        + "\"newest\":0,\"signals\":[]}";
                assertEquals(end, phone.next().toString());
                assertEquals(end, console.next().toString());
                phone.awaitEnd();
                console.awaitEnd();
            }
        }
        try (TestLine late = call.phoneLine(0);
                TestLine other = call.consoleLine(0)) {
            JsonNode last = late.next();
            assertEquals("hung_up", last.get("reason").textValue());
            assertFalse(last.has("ice_servers"));
            assertEquals("operator", other.next().get("ended_by").textValue());
            late.awaitEnd();
            other.awaitEnd();
        }
    }

    @Test
    void signalsReachTheOtherInTheirOrder() {
        TestCall call = TestCall.start(site());
        // Whoever is ready first does not wait for the other.
        call.signalFromPhone(1, "{\"sdp\":\"offer \\u0000\"}", "{\"candidate\":{\"a\":1.50}}");
        call.accept();
        try (TestLine console = call.consoleLine(0);
                TestLine phone = call.phoneLine(0)) {
            JsonNode first = console.next();
            assertEquals(
                    "2 [{\"sdp\":\"offer \\u0000\"},{\"candidate\":{\"a\":1.5}}]",
                    first.get("newest") + " " + first.get("signals"));
            assertEquals("[]", phone.next().get("signals").toString());
            call.signalFromConsole(1, "{\"sdp\":\"answer\"}");
            assertEquals(
                    "{\"state\":\"accepted\"," + START + "1,\"signals\":[{\"sdp\":\"answer\"}]}",
                    phone.next().toString());
            call.signalFromPhone(3, "{\n\"n\":\r\n3 }");
            assertEquals("3 [{\"n\":3}]", numbered(console.next()));
        }
        call.signalFromPhone(4, "{\"n\":4}");
        try (TestLine console = call.consoleLine(2);
                TestLine knowsAll = call.consoleLine(4)) {
            assertEquals("4 [{\"n\":3},{\"n\":4}]", numbered(console.next()));
            assertEquals("4 []", numbered(knowsAll.next()));
        }
    }

    private static String numbered(JsonNode line) {
        return line.get("newest") + " " + line.get("signals");
    }

    @Test
    void whatIsSentAgainIsTakenOnceAndNothingIsLeftOut() {
        TestCall call = TestCall.start(site()).accept();
        call.signalFromPhone(1, "{\"n\":1}", "{\"n\":2}");
        call.signalFromPhone(1, "{\"n\":1}", "{\"n\":2}");
        call.signalFromPhone(2, "{\"n\":2}", "{\"n\":3}");
        call.signalFromPhone(1);
        HttpResponse<String> gap = call.phone("/signals", TestCall.signals(5, "{\"n\":5}"));
        assertRefused(400, "invalid_argument", gap);
        assertEquals(
                "from must be 4 at most: signals before it are missing",
                TestSite.json(gap.body()).get("message").textValue());
        assertRefused(400, "invalid_argument", call.console("/signals", call.seated(TestCall.signals(2, "{\"n\":2}"))));
        call.signalFromConsole(1, "{\"mine\":1}");
        try (TestLine console = call.consoleLine(0);
                TestLine phone = call.phoneLine(0)) {
            assertEquals("3 [{\"n\":1},{\"n\":2},{\"n\":3}]", numbered(console.next()));
            assertEquals("1 [{\"mine\":1}]", numbered(phone.next()));
        }
    }

    @Test
    void signalsHaveLimits() {
        TestCall call = TestCall.start(site()).accept();
        String around = "{\"s\":\"\"}";
        String longest = "{\"s\":\"" + "x".repeat(32 * 1024 - around.length()) + "\"}";
        call.signalFromPhone(1, longest);
        for (String bad : List.of(
                TestCall.signals(2, longest.replaceFirst("x", "xx")),
                TestCall.signals(2, "7"),
                TestCall.signals(2, "[]"),
                TestCall.signals(2, "null"),
                TestCall.signals(0, "{}"),
                TestCall.signals(2, Collections.nCopies(101, "{}").toArray(String[]::new)),
                "",
                ",\"from\":2",
                ",\"from\":2,\"signals\":{}",
                ",\"from\":\"2\",\"signals\":[]",
                ",\"from\":1.5,\"signals\":[]",
                ",\"signals\":[{}]")) {
            assertRefused(400, "invalid_argument", call.phone("/signals", bad));
            assertRefused(400, "invalid_argument", call.console("/signals", call.seated(bad)));
        }
        String[] hundred = Collections.nCopies(100, "{}").toArray(String[]::new);
        for (int i = 0; i < 9; i++) {
            call.signalFromPhone(2 + 100L * i, hundred);
        }
        call.signalFromPhone(902, Collections.nCopies(99, "{}").toArray(String[]::new));
        assertRefused(400, "invalid_argument", call.phone("/signals", TestCall.signals(1001, "{}")));
        call.signalFromPhone(1000, "{}");
        // The other party has a thousand of its own.
        call.signalFromConsole(1, "{}");
        assertEquals(1001, storedSignals(call));
    }

    @Test
    void ofARefusedRequestNothingIsTaken() {
        TestCall call = TestCall.start(site()).accept();
        String good = "{\"n\":1}";
        String half = "{\"s\":\"" + "x".repeat(31 * 1024) + "\"}";
        String big = "{\"s\":\"" + "x".repeat(33 * 1024) + "\"}";
        try (TestLine console = call.consoleLine(0);
                TestLine phone = call.phoneLine(0)) {
            console.next();
            phone.next();
            String tooLong = TestCall.signals(1, good, half, half, half);
            assertRefused(413, "invalid_argument", call.phone("/signals", tooLong));
            assertRefused(413, "invalid_argument", call.console("/signals", call.seated(tooLong)));
            for (String bad : List.of(
                    TestCall.signals(1, Collections.nCopies(101, good).toArray(String[]::new)),
                    TestCall.signals(1, good, big),
                    TestCall.signals(1, good, "7"))) {
                assertRefused(400, "invalid_argument", call.phone("/signals", bad));
                assertRefused(400, "invalid_argument", call.console("/signals", call.seated(bad)));
            }
            assertEquals(0, storedSignals(call));
            call.signalFromPhone(1, "{\"n\":2}");
            call.signalFromConsole(1, "{\"n\":3}");
            assertEquals("1 [{\"n\":2}]", numbered(console.next()));
            assertEquals("1 [{\"n\":3}]", numbered(phone.next()));
        }
    }

    @Test
    void whoMissedMuchIsToldItPieceByPiece() {
        TestCall call = TestCall.start(site()).accept();
        for (int i = 1; i <= 9; i++) {
            call.signalFromPhone(i, "{\"n\":" + i + ",\"s\":\"" + "\u20ac".repeat(10_000) + "\"}");
        }
        for (int i = 10; i <= 19; i++) {
            call.signalFromPhone(i, "{\"n\":" + i + ",\"s\":\"" + "x".repeat(32_000) + "\"}");
        }
        List<Integer> heard = new ArrayList<>();
        while (heard.size() < 19) {
            try (TestLine console = call.consoleLine(heard.size())) {
                JsonNode line = console.next();
                line.get("signals").forEach(signal -> heard.add(signal.get("n").intValue()));
                assertEquals(heard.size(), line.get("newest").intValue());
                if (heard.size() < 19) {
                    console.awaitEnd();
                }
            }
        }
        assertEquals(IntStream.rangeClosed(1, 19).boxed().toList(), heard);
    }

    @Test
    void signalsAreForNobodyElse() {
        TestCall call = TestCall.start(site());
        TestVisitor stranger = site().visitor();
        TestCall strangers = TestCall.start(site(), stranger, "[\"Ann\"]").accept();
        String mark = hex();
        String signals = TestCall.signals(1, "{\"mark\":\"" + mark + "\"}");
        try (TestStream events = new TestStream(site(), null);
                TestLine chat = new TestLine(site(), call.visitor, 0);
                TestLine phone = call.phoneLine(0);
                TestLine strangersPhone = strangers.phoneLine(0);
                TestLine strangersConsole = strangers.consoleLine(0)) {
            JsonNode request = chat.next().at("/messages/0");
            assertEquals(
                    "call_request call_requested",
                    request.get("type").textValue() + " "
                            + request.get("notice").textValue());
            phone.next();
            strangersPhone.next();
            strangersConsole.next();
            for (String path : List.of("", "/signals", "/connected", "/end")) {
                assertRefused(
                        404,
                        "not_found",
                        site().send(
                                        "POST",
                                        TestCall.PATH + path,
                                        call.body(stranger, signals + ",\"after\":0,\"reason\":\"left\""),
                                        "Origin",
                                        "http://localhost"));
            }
            // Nobody has the seat before the call is accepted, and then one.
            assertRefused(403, "not_allowed", call.console("/signals", call.seated(signals)));
            assertRefused(403, "not_allowed", call.console("/line", call.seated(",\"after\":0")));
            call.accept();
            TestCall elsewhere = call.atAnotherSeat();
            assertRefused(403, "not_allowed", elsewhere.console("/signals", elsewhere.seated(signals)));
            assertRefused(403, "not_allowed", elsewhere.console("/line", elsewhere.seated(",\"after\":0")));
            assertRefused(400, "invalid_argument", call.console("/line", "{\"after\":0}"));

            call.signalFromPhone(1, "{\"mark\":\"" + mark + "\"}");
            call.signalFromConsole(1, "{\"mark\":\"" + mark + "\"}");
            // The state may come with the signal, or before it.
            JsonNode heard = phone.next();
            while (heard.get("signals").isEmpty()) {
                heard = phone.next();
            }
            assertEquals(
                    "accepted " + mark,
                    heard.get("state").textValue() + " "
                            + heard.at("/signals/0/mark").textValue());
            strangers.connect();
            assertEquals("connected", strangersPhone.next().get("state").textValue());
            assertEquals("connected", strangersConsole.next().get("state").textValue());
            site().newRoom("after all");
            events.find(TestSite.STAFF + "/rooms", "added", null);
            assertTrue(events.unclaimed().stream()
                    .noneMatch(event -> event.toString().contains(mark)));
            JsonNode joined = chat.next();
            assertEquals("join", joined.at("/messages/0/type").textValue());
            assertFalse(joined.toString().contains(mark));
            assertEquals(2, storedSignals(call));
            // With the call they are gone.
            call.console("/end", null);
            assertEquals(0, storedSignals(call));
            call.signalFromPhone(2, "{\"late\":1}");
            call.signalFromConsole(7, "{\"late\":1}");
            assertEquals(0, storedSignals(call));
        }
    }

    @Test
    void isForTheVisitorOnTheOrganisationsPagesOnly() {
        TestCall call = TestCall.start(site());
        String members = TestCall.signals(1) + ",\"after\":0,\"reason\":\"left\"";
        String body = call.body(members);
        for (String path : List.of("", "/signals", "/connected", "/end")) {
            String whole = TestCall.PATH + path;
            String[] origin = {"Origin", "http://localhost:3000"};
            assertRefused(
                    401, "not_allowed", site().send("POST", whole, body.replace(call.visitor.secret, hex()), origin));
            assertRefused(
                    404,
                    "not_found",
                    site().send(
                                    "POST",
                                    whole,
                                    body.replace(
                                            call.visitor.id, UUID.randomUUID().toString()),
                                    origin));
            assertRefused(404, "not_found", site().send("POST", whole, body.replace(call.id, "none"), origin));
            assertRefused(403, "not_allowed", site().send("POST", whole, body, "Origin", "https://elsewhere.example"));
            assertRefused(403, "not_allowed", site().send("POST", whole, body));
            assertRefused(
                    404,
                    "not_found",
                    site().send("POST", "/live2/00000000-0000-0000-0000-000000000000/call" + path, body, origin));
            assertRefused(
                    400,
                    "invalid_argument",
                    site().send("POST", whole, body.replace("\"" + call.id + "\"", "7"), origin));
            assertRefused(400, "invalid_argument", site().send("POST", whole, "{}", origin));
            HttpResponse<String> answer = site().send("POST", whole, "", origin);
            assertEquals(
                    "*",
                    answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        }
        for (String bad : List.of("", ",\"after\":-1", ",\"after\":1.5", ",\"after\":\"0\"")) {
            assertRefused(400, "invalid_argument", call.phone("", bad));
        }
        assertEquals("requested null null", call.state());
    }

    @Test
    void soundFlowsOnlyInACallThatWasAccepted() {
        TestCall call = TestCall.start(site());
        TestCall.expect(204, call.phone("/connected", ""));
        assertEquals("requested null null", call.state());
        call.accept().connect();
        assertEquals("connected null null", call.state());
    }
}

package com.giosg.demo.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.TestSite;
import com.giosg.demo.testing.TestStream;
import com.giosg.demo.testing.TestVisitor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The live events of the staff API. */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class EventsTest {
    @Parameter
    private DatabaseKind kind;

    private TestSite site() {
        return TestSite.shared(kind);
    }

    @Test
    void tellsWhatACallChanged() {
        TestVisitor visitor = site().visitor();
        String visitors = TestSite.STAFF + "/visitors";
        String domain = TestSite.STAFF + "/rooms/" + site().room("localhost") + "/visitors";
        try (TestStream stream = new TestStream(site(), null)) {
            visitor.call("visitor", "submit", "[{\"username\":\"Ann\"}]");
            JsonNode variable = stream.find(domain + "/" + visitor.id + "/variables", "added", "username");
            assertEquals("Ann", variable.get("value").textValue());
            JsonNode inRoom = stream.find(domain, "added", visitor.id);
            assertEquals("Ann", inRoom.get("username").textValue());
            assertTrue(inRoom.get("is_present").booleanValue());
            stream.find(visitors, "added", visitor.id);

            visitor.call("visitor", "submit", "[{\"username\":\"Bob\"}]");
            stream.find(domain + "/" + visitor.id + "/variables", "changed", "username");
            assertEquals(
                    "Bob",
                    stream.find(domain, "changed", visitor.id).get("username").textValue());
            assertEquals(
                    "Bob",
                    stream.find(visitors, "changed", visitor.id).get("username").textValue());
            visitor.call("visitor", "removeAll", "[]");
            stream.find(domain + "/" + visitor.id + "/variables", "removed", "username");
            assertTrue(
                    stream.find(visitors, "changed", visitor.id).get("username").isNull());

            String sales = TestSite.STAFF + "/rooms/" + site().room("Sales") + "/visitors";
            visitor.call("room", "join", "[{\"name\":\"Sales\"}]");
            stream.find(sales, "added", visitor.id);
            assertEquals(
                    2, stream.find(visitors, "changed", visitor.id).get("rooms").size());
            visitor.call("room", "leave", "[{\"name\":\"Sales\"}]");
            stream.find(sales, "removed", visitor.id);
            assertEquals(
                    1, stream.find(visitors, "changed", visitor.id).get("rooms").size());

            visitor.call("visitor", "setIdentifier", "[\"live " + visitor.id + "\"]");
            assertEquals(
                    1,
                    stream.find(visitors, "changed", visitor.id)
                            .get("identifiers")
                            .size());
            visitor.call("goal", "matches", "[\"" + TestSite.GOAL + "\"]");
            assertNotNull(stream.find(TestSite.STAFF + "/goals/" + TestSite.GOAL + "/matches", "added", null));
        }
    }

    @Test
    void tellsWhatStaffChanged() {
        try (TestStream stream = new TestStream(site(), null)) {
            String room = site().newRoom("announced");
            stream.find(TestSite.STAFF + "/rooms", "added", room);
            site().staff("PATCH", "/rooms/" + room, "{\"is_signature_required\":true}");
            assertTrue(stream.find(TestSite.STAFF + "/rooms", "changed", room)
                    .get("is_signature_required")
                    .booleanValue());
            site().staff("POST", "/goals", "{\"name\":\"announced\"}");
            stream.find(TestSite.STAFF + "/goals", "added", null);
            TestVisitor visitor = site().visitor();
            visitor.reply();
            String variables = "/rooms/" + site().room("localhost") + "/visitors/" + visitor.id + "/variables";
            site().staff("POST", variables, "{\"key\":\"username\",\"value\":\"Given\"}");
            stream.find(TestSite.STAFF + variables, "added", "username");
            site().staff("DELETE", variables + "/username", null);
            stream.find(TestSite.STAFF + variables, "removed", "username");
        }
    }

    @Test
    void tellsWhenAVisitorsPresenceLapsesAndReturns() {
        TestVisitor visitor = site().visitor();
        visitor.reply();
        String domain = TestSite.STAFF + "/rooms/" + site().room("localhost") + "/visitors";
        try (TestStream stream = new TestStream(site(), null)) {
            site().clock.advance(Duration.ofSeconds(151));
            site().server.housekeeping().sweep();
            assertEquals(
                    false,
                    stream.find(domain, "changed", visitor.id).get("is_present").booleanValue());
            visitor.reply();
            assertEquals(
                    true,
                    stream.find(domain, "changed", visitor.id).get("is_present").booleanValue());
        }
    }

    @Test
    void tellsNowAndThenThatAVisitorIsStillThere() {
        TestVisitor visitor = site().visitor();
        visitor.reply();
        String domain = TestSite.STAFF + "/rooms/" + site().room("localhost") + "/visitors";
        try (TestStream stream = new TestStream(site(), null)) {
            site().clock.advance(Duration.ofSeconds(60));
            visitor.reply();
            assertEquals(
                    60,
                    stream.find(domain, "changed", visitor.id)
                            .get("session_duration")
                            .intValue());
        }
    }

    @Test
    void saysNothingOfARefusedCommandAndOfAnImmediateSignOfLife() {
        TestVisitor visitor = site().visitor();
        String domain = TestSite.STAFF + "/rooms/" + site().room("localhost") + "/visitors";
        try (TestStream stream = new TestStream(site(), null)) {
            visitor.reply();
            stream.find(TestSite.STAFF + "/visitors", "added", visitor.id);
            stream.find(domain, "added", visitor.id);
            visitor.call("visitor", "submit", "[{\"a\":1},null,null,[{\"name\":\"Sales\"},{\"name\":\"none\"}]]");
            visitor.reply();
            String marker = site().newRoom("marker");
            stream.find(TestSite.STAFF + "/rooms", "added", marker);
            assertEquals(
                    List.of(),
                    stream.unclaimed().stream()
                            .filter(event -> event.toString().contains(visitor.id))
                            .toList());
        }
    }

    @Test
    void goesOnAfterTheLastEventThatTheClientSaw() {
        String last;
        try (TestStream stream = new TestStream(site(), null)) {
            stream.find(TestSite.STAFF + "/rooms", "added", site().newRoom("seen"));
            last = stream.lastId();
        }
        String missed = site().newRoom("missed");
        try (TestStream stream = new TestStream(site(), last)) {
            JsonNode room = stream.find(TestSite.STAFF + "/rooms", "added", null);
            assertEquals(missed, room.get("id").textValue());
        }
    }

    @Test
    void asksForAFreshStartWhenTheClientsPositionIsUnknown() {
        String last;
        try (TestStream stream = new TestStream(site(), null)) {
            stream.find(TestSite.STAFF + "/rooms", "added", site().newRoom("old"));
            last = stream.lastId();
            site().newRoom("purged");
        }
        site().clock.advance(Duration.ofHours(2));
        site().newRoom("kept");
        site().server.housekeeping().purge();
        try (TestStream stream = new TestStream(site(), last)) {
            stream.awaitReset();
        }
        try (TestStream stream = new TestStream(site(), "999999999")) {
            stream.awaitReset();
            stream.find(TestSite.STAFF + "/rooms", "added", site().newRoom("after the reset"));
        }
        assertEquals(
                400,
                site().send(
                                "GET",
                                TestSite.STAFF + "/events",
                                null,
                                "Authorization",
                                "Token " + TestSite.STAFF_TOKEN,
                                "Last-Event-ID",
                                "x")
                        .statusCode());
    }

    @Test
    void endsTheStreamsWhenTheServerStops() {
        try (TestSite own = new TestSite(kind.open());
                TestStream stream = new TestStream(own, null)) {
            own.server.close();
            stream.awaitEnd();
        }
    }
}

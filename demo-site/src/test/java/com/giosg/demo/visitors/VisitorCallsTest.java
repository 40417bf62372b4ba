package com.giosg.demo.visitors;

import static com.giosg.demo.testing.TestVisitor.command;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.TestSite;
import com.giosg.demo.testing.TestVisitor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code visitor.*}, {@code room.*} and {@code goal.*} do, seen through the staff API. */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class VisitorCallsTest {
    @Parameter
    private DatabaseKind kind;

    private TestSite site() {
        return TestSite.shared(kind);
    }

    private static void assertDone(JsonNode answer) {
        assertEquals(200, answer.get("status").intValue(), answer.toString());
        assertEquals("null", answer.get("body").toString());
    }

    private static void assertRefused(String code, JsonNode answer) {
        assertEquals(code, answer.at("/body/code").textValue(), answer.toString());
    }

    @Test
    void submitExtendsWhatIsThereAndReplacesItWhenAsked() {
        TestVisitor visitor = site().visitor();
        assertDone(visitor.call("visitor", "submit", "[{\"a\":1,\"b\":2}]"));
        assertDone(visitor.call("visitor", "submit", "[{\"b\":3,\"__hidden\":true},null,false]"));
        assertEquals(1, visitor.variable("a").intValue());
        assertEquals(3, visitor.variable("b").intValue());
        assertEquals(true, visitor.variable("__hidden").booleanValue());
        assertDone(visitor.call("visitor", "submit", "[{\"b\":4,\"c\":5},\"plain\",true]"));
        assertNull(visitor.variable("a"));
        assertEquals(4, visitor.variable("b").intValue());
        assertEquals(5, visitor.variable("c").intValue());
        assertDone(visitor.call("visitor", "submit", "[{},\"plain\",true]"));
        assertEquals(List.of(), site().list("/visitors/" + visitor.id + "/variables"));
    }

    @Test
    void submitReachesTheRoomsItNamesWithoutJoiningThem() {
        TestVisitor visitor = site().visitor();
        assertDone(
                visitor.call(
                        "visitor",
                        "submit",
                        "[{\"a\":1},\"plain\",true,"
                                + "[{\"id\":\"kbio5de27gjo767wcqaafh7g6mpluvar4ofiausuac7acbam\"},{\"name\":\"Another room\"}]]"));
        assertEquals(
                1,
                visitor.variable("kbio5de27gjo767wcqaafh7g6mpluvar4ofiausuac7acbam", "a")
                        .intValue());
        assertEquals(1, visitor.variable(site().room("Another room"), "a").intValue());
        assertNull(visitor.variable("a"));
        assertEquals(1, visitor.seen().get("rooms").size());
    }

    @Test
    void roomInformationPrefersIdToNameAndFindsTheOldestOfAName() {
        TestVisitor visitor = site().visitor();
        String name = "twice " + visitor.id;
        String oldest = site().newRoom(name);
        String newest = site().newRoom(name);
        visitor.call("visitor", "submit", "[{\"a\":1},null,null,{\"name\":\"" + name + "\"}]");
        visitor.call("visitor", "submit", "[{\"b\":1},null,null,{\"id\":\"" + newest + "\",\"name\":\"Sales\"}]");
        assertEquals(1, visitor.variable(oldest, "a").intValue());
        assertEquals(1, visitor.variable(newest, "b").intValue());
        assertNull(visitor.variable(site().room("Sales"), "b"));
    }

    @Test
    void removeAndRemoveAllActOnTheDomainRoomUnlessToldOtherwise() {
        TestVisitor visitor = site().visitor();
        String sales = site().room("Sales");
        String both = "[{\"name\":\"localhost\"},{\"name\":\"Sales\"}]";
        visitor.call("visitor", "submit", "[{\"a\":1,\"b\":2,\"c\":3},\"plain\",false," + both + "]");
        assertDone(visitor.call("visitor", "remove", "[\"a\"]"));
        assertDone(visitor.call("visitor", "remove", "[\"absent\"]"));
        assertNull(visitor.variable("a"));
        assertEquals(1, visitor.variable(sales, "a").intValue());
        assertDone(visitor.call("visitor", "remove", "[\"b\",[{\"id\":\"" + sales + "\"}]]"));
        assertEquals(2, visitor.variable("b").intValue());
        assertNull(visitor.variable(sales, "b"));
        assertDone(visitor.call("visitor", "removeAll", "[]"));
        assertNull(visitor.variable("c"));
        assertEquals(3, visitor.variable(sales, "c").intValue());
        assertDone(visitor.call("visitor", "removeAll", "[" + both + "]"));
        assertNull(visitor.variable(sales, "c"));
        assertRefused("not_found", visitor.call("visitor", "removeAll", "[{\"name\":\"none\"}]"));
    }

    @Test
    void usernameAndAvatarAreShownWithTheVisitor() {
        TestVisitor visitor = site().visitor();
        visitor.call(
                "visitor", "submit", "[{\"username\":\"J\\u00f6hn \\ud83d\\ude00\",\"avatar\":\"https://x/a.png\"}]");
        visitor.call("visitor", "submit", "[{\"username\":\"Sales name\"},\"plain\",false,{\"name\":\"Sales\"}]");
        assertEquals("J\u00f6hn \ud83d\ude00", visitor.seen().get("username").textValue());
        assertEquals("https://x/a.png", visitor.seen().get("avatar").textValue());
        visitor.call("visitor", "submit", "[{\"username\":{\"not\":\"text\"}}]");
        assertEquals("null", visitor.seen().get("username").toString());
    }

    @Test
    void identifiersAreManyToOneVisitorAndMoveWhenUsedAgain() {
        TestVisitor first = site().visitor();
        TestVisitor second = site().visitor();
        String one = "customer-" + first.id;
        String two = "other-" + first.id;
        assertDone(first.call("visitor", "setIdentifier", "[\"" + one + "\"]"));
        assertDone(first.call("visitor", "setIdentifier", "[\"" + two + "\"]"));
        assertDone(first.call("visitor", "setIdentifier", "[\"" + one + "\"]"));
        assertEquals(
                "[\"" + one + "\",\"" + two + "\"]",
                first.seen().get("identifiers").toString());
        assertDone(second.call("visitor", "setIdentifier", "[\"" + one + "\"]"));
        assertEquals("[\"" + two + "\"]", first.seen().get("identifiers").toString());
        assertEquals("[\"" + one + "\"]", second.seen().get("identifiers").toString());
        assertRefused("invalid_argument", first.call("visitor", "setIdentifier", "[\"" + "x".repeat(256) + "\"]"));
    }

    @Test
    void roomsAreJoinedAndLeftInOrderAndTheDomainRoomNever() {
        TestVisitor visitor = site().visitor();
        String sales = site().room("Sales");
        String special = "6d8b3520-9384-11ed-a80e-0242ac1100271";
        assertDone(visitor.call("room", "join", "[[{\"name\":\"Sales\"},{\"id\":\"" + special + "\"}]]"));
        assertDone(visitor.call("room", "join", "[{\"name\":\"localhost\"}]"));
        String domain = site().room("localhost");
        assertEquals(
                TestSite.json("[\"" + domain + "\",\"" + sales + "\",\"" + special + "\"]"),
                visitor.call("room", "getJoinedRooms", "[]").get("body"));
        assertDone(visitor.call("room", "leave", "[[{\"name\":\"Sales\"},{\"name\":\"localhost\"}]]"));
        assertDone(visitor.call("room", "join", "[{\"name\":\"Sales\"}]"));
        assertEquals(
                TestSite.json("[\"" + domain + "\",\"" + special + "\",\"" + sales + "\"]"),
                visitor.call("room", "getJoinedRooms", "[]").get("body"));
        JsonNode reply = visitor.reply(command("room", "leave", "[]"));
        assertEquals("[\"" + domain + "\"]", reply.at("/visitor/rooms").toString());
        assertRefused("not_found", visitor.call("room", "join", "[[{\"name\":\"Sales\"},{\"id\":\"none\"}]]"));
        assertRefused("not_found", visitor.call("room", "leave", "[{\"name\":\"none\"}]"));
        assertEquals(1, visitor.seen().get("rooms").size());
    }

    @Test
    void aRoomShowsTheVisitorsWhoAreInIt() {
        TestVisitor visitor = site().visitor();
        String room = site().newRoom("of " + visitor.id);
        visitor.call("visitor", "submit", "[{\"username\":\"In\"},\"plain\",false,{\"id\":\"" + room + "\"}]");
        assertEquals(0, site().list("/rooms/" + room + "/visitors").size());
        visitor.call("room", "join", "[{\"id\":\"" + room + "\"}]");
        JsonNode shown = site().list("/rooms/" + room + "/visitors").get(0);
        assertEquals(visitor.id, shown.get("id").textValue());
        assertEquals("In", shown.get("username").textValue());
        assertEquals(1, shown.get("visit_count").intValue());
        visitor.call("room", "leave", "[{\"id\":\"" + room + "\"}]");
        assertEquals(0, site().list("/rooms/" + room + "/visitors").size());
    }

    @Test
    void aRoomCountsTheSessionsInWhichTheVisitorWasInIt() {
        TestVisitor visitor = site().visitor();
        String room = site().newRoom("counted by " + visitor.id);
        String join = "[{\"id\":\"" + room + "\"}]";
        visitor.call("room", "join", join);
        visitor.call("room", "leave", join);
        visitor.call("room", "join", join);
        assertEquals(1, visits(room));
        site().clock.advance(Duration.ofHours(1));
        visitor.reply();
        assertEquals(2, visits(room));
        visitor.call("room", "leave", join);
        site().clock.advance(Duration.ofHours(1));
        visitor.call("room", "join", join);
        assertEquals(3, visits(room));
    }

    private int visits(String room) {
        return site().list("/rooms/" + room + "/visitors")
                .get(0)
                .get("visit_count")
                .intValue();
    }

    @Test
    void goalsMatchWithTheirDefaultOrTheGivenValue() {
        TestVisitor visitor = site().visitor();
        String goal = TestSite.json(site().staff("POST", "/goals", "{\"name\":\"No default\"}")
                        .body())
                .get("id")
                .textValue();
        visitor.call("room", "join", "[{\"name\":\"Sales\"}]");
        assertDone(visitor.call("goal", "matches", "[\"" + TestSite.GOAL + "\"]"));
        assertDone(visitor.call("goal", "matches", "[\"" + TestSite.GOAL + "\",{\"value\":1000.1}]"));
        assertDone(visitor.call("goal", "matches", "[\"" + TestSite.GOAL + "\",{\"value\":0}]"));
        assertDone(visitor.call("goal", "matches", "[\"" + goal + "\",{}]"));
        List<JsonNode> matches = site().list("/visitors/" + visitor.id + "/goal_matches");
        assertEquals(
                "[10, 1000.1, 0, 0]",
                matches.stream()
                        .map(m -> m.get("goal_value").toString())
                        .toList()
                        .toString());
        assertEquals(visitor.seen().get("rooms"), matches.get(0).get("rooms"));
        assertEquals("null", matches.get(0).get("custom_visitor_identity").toString());
        assertEquals(1, site().list("/goals/" + goal + "/matches").size());
        assertRefused("not_found", visitor.call("goal", "matches", "[\"00000000\"]"));
        assertRefused(
                "invalid_argument", visitor.call("goal", "matches", "[\"" + TestSite.GOAL + "\",{\"value\":1e999}]"));
        assertRefused(
                "invalid_argument", visitor.call("goal", "matches", "[\"" + TestSite.GOAL + "\",{\"value\":\"1\"}]"));
    }

    @Test
    void thePrototypeIsAKeyLikeAnyOther() {
        TestVisitor visitor = site().visitor();
        visitor.call("visitor", "submit", "[{\"__proto__\":{\"x\":1},\"constructor\":\"c\",\"toString\":null,\"\":0}]");
        assertEquals("{\"x\":1}", visitor.variable("__proto__").toString());
        assertEquals("\"c\"", visitor.variable("constructor").toString());
        assertEquals("null", visitor.variable("toString").toString());
        assertEquals("0", visitor.variable("").toString());
        assertFalse(site().list("/visitors/" + visitor.id + "/variables").isEmpty());
    }

    @Test
    void aCallMayHold32KilobytesOfJson() {
        TestVisitor visitor = site().visitor();
        String frame = "[{\"a\":\"\"}]";
        int room = 32 * 1024 - frame.length();
        assertDone(visitor.call("visitor", "submit", frame.replace("\"\"", "\"" + "x".repeat(room) + "\"")));
        assertRefused(
                "invalid_argument",
                visitor.call("visitor", "submit", frame.replace("\"\"", "\"" + "x".repeat(room + 1) + "\"")));
        assertRefused(
                "invalid_argument",
                visitor.call("visitor", "submit", frame.replace("\"\"", "\"" + "\u00e4".repeat(room / 2 + 1) + "\"")));
    }
}

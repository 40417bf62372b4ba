package com.giosg.demo.chat;

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
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Chats in the staff API (contract section 7). */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class ChatStaffApiTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    @Parameter
    private DatabaseKind kind;

    private TestSite site() {
        return TestSite.shared(kind);
    }

    private static void assertFields(String expected, JsonNode json) {
        Set<String> names = new TreeSet<>();
        json.fieldNames().forEachRemaining(names::add);
        assertEquals(new TreeSet<>(List.of(expected.split(" "))), names);
    }

    private static void assertRefused(int status, String code, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(code, TestSite.json(response.body()).get("code").textValue());
    }

    /** Starts a task in a room and returns its path. */
    private static String task(TestVisitor visitor, String room) {
        return "/chats/"
                + visitor.call("chat", "startTask", "[\"Help\",\"" + room + "\"]")
                        .at("/body/id")
                        .textValue();
    }

    private HttpResponse<String> say(String chat, String text) {
        return site().staff("POST", chat + "/messages", "{\"message\":\"" + text + "\"}");
    }

    private List<String> ids(String path) {
        return site().list(path).stream()
                .map(chat -> chat.get("id").textValue())
                .toList();
    }

    @Test
    void chatsAreListedByRoomAndInAllInTheirOrder() {
        TestVisitor visitor = site().visitor();
        String room = site().newRoom("Room " + hex());
        String other = site().newRoom("Other " + hex());
        String first = task(visitor, room);
        String second = task(visitor, other);
        String third = task(visitor, room);
        assertEquals(200, site().staff("POST", first + "/end", null).statusCode());
        String a = first.substring(7);
        String b = second.substring(7);
        String c = third.substring(7);
        String list = "/rooms/" + room + "/chats";
        assertEquals(List.of(a, c), ids(list));
        assertEquals(List.of(a), ids(list + "?is_ended=true"));
        assertEquals(List.of(c), ids(list + "?is_ended=false"));
        List<String> all = ids("/chats");
        assertEquals(List.of(a, b, c), all.subList(all.size() - 3, all.size()));
        assertTrue(ids("/chats?is_ended=true").contains(a));
        assertFalse(ids("/chats?is_ended=true").contains(b));
        List<String> open = ids("/chats?is_ended=false");
        assertEquals(List.of(b, c), open.subList(open.size() - 2, open.size()));
        assertRefused(400, "invalid_argument", site().staff("GET", list + "?is_ended=x", null));
        assertRefused(400, "invalid_argument", site().staff("GET", "/chats?cursor=x", null));
        assertRefused(404, "not_found", site().staff("GET", "/rooms/none/chats", null));
    }

    @Test
    void longListsComeInPages() {
        String room = site().newRoom("Room " + hex());
        for (int i = 0; i < 5; i++) {
            TestVisitor visitor = site().visitor();
            for (int j = 0; j < 21; j++) {
                task(visitor, room);
            }
        }
        String list = "/rooms/" + room + "/chats?is_ended=false";
        assertEquals(100, site().get(list).get("results").size());
        assertEquals(105, Set.copyOf(ids(list)).size());
    }

    /** By when they ended, whenever they began; many at the same time are neither left out nor shown twice. */
    @Test
    void chatsThatHaveEndedComeFromTheNewestEndOn() {
        String room = site().newRoom("Room " + hex());
        List<String> tasks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            TestVisitor visitor = site().visitor();
            for (int j = 0; j < 20; j++) {
                tasks.add(task(visitor, room));
            }
        }
        site().clock.advance(Duration.ofSeconds(1));
        tasks.subList(1, 120).forEach(task -> site().staff("POST", task + "/end", "{}"));
        site().clock.advance(Duration.ofSeconds(1));
        site().staff("POST", tasks.get(0) + "/end", "{}");

        List<String> ended = ids("/chats?is_ended=true").subList(0, 120);
        assertEquals(tasks.get(0).substring(7), ended.get(0));
        List<String> expected = new ArrayList<>(
                tasks.subList(1, 120).stream().map(task -> task.substring(7)).toList());
        Collections.reverse(expected);
        assertEquals(expected, ended.subList(1, 120));
        JsonNode second =
                site().get(site().get("/chats?is_ended=true").get("next").textValue());
        JsonNode first = site().get(second.get("previous").textValue());
        assertEquals(ended.subList(0, 100), first.get("results").findValuesAsText("id"));
        assertTrue(first.get("previous").isNull());
    }

    @Test
    void aNameThatIsNoTextIsShownAsOne() {
        for (String[] name : new String[][] {
            {"40817", "40817"}, {"1.50", "1.50"}, {"true", "true"}, {"null", null}, {"[1]", null}, {"{\"a\":1}", null}
        }) {
            TestVisitor visitor = site().visitor();
            visitor.call("visitor", "submit", "[{\"username\":" + name[0] + ",\"avatar\":7}]");
            String chat = task(visitor, site().newRoom("Room " + hex()));
            assertEquals(name[1], site().get(chat).get("visitor_username").textValue());
            assertEquals(
                    name[1],
                    site().get("/visitors/" + visitor.id).get("username").textValue());
            assertTrue(site().get("/visitors/" + visitor.id).get("avatar").isNull());
            assertEquals(
                    name[1] == null ? "" : name[1],
                    site().list(chat + "/messages")
                            .get(0)
                            .get("sender_public_name")
                            .textValue());
            assertEquals(
                    name[1],
                    TestCall.start(site(), visitor, "[\"Ann\"]")
                            .seen()
                            .get("visitor_username")
                            .textValue());
        }
    }

    @Test
    void aChatHasAllFieldsOfThePlatformsTypeAndOurs() {
        TestVisitor visitor = site().visitor();
        String room = site().newRoom("Sales desk");
        String path = task(visitor, room);
        site().clock.advance(Duration.ofSeconds(2));
        say(path, "How can I help?");
        JsonNode chat = site().get(path);
        assertFields(
                "id chat_type created_at updated_at ended_at waiting_started_at room_id room_organization_id"
                        + " room_name tag_count message_count user_message_count visitor_message_count has_messages"
                        + " has_user_messages has_visitor_messages present_participant_count present_user_participant_count"
                        + " present_visitor_participant_count member_count user_member_count visitor_member_count is_private"
                        + " is_real_conversation is_autosuggested is_waiting is_pending is_ended is_encrypted"
                        + " encrypted_symmetric_key autosuggest_url autosuggest_url_title first_visitor_message_url"
                        + " first_visitor_message_url_title token legacy_conversation_state legacy_room_id visitor_wait_time"
                        + " duration active_duration visitor_id visitor_username visitor_avatar visitor_variables last_message call",
                chat);
        assertEquals("Sales desk", chat.get("room_name").textValue());
        assertEquals(TestSite.ORGANIZATION, chat.get("room_organization_id").textValue());
        for (String time : List.of("created_at", "updated_at", "waiting_started_at")) {
            assertTrue(chat.get(time).textValue().matches(TIME), time);
        }
        assertFalse(chat.get("updated_at").equals(chat.get("created_at")));
        assertEquals(
                "2 1 1",
                chat.get("message_count") + " " + chat.get("user_message_count") + " "
                        + chat.get("visitor_message_count"));
        assertTrue(chat.get("is_real_conversation").booleanValue());
        assertEquals("{}", chat.get("visitor_variables").toString());
        assertTrue(chat.get("visitor_username").isNull());
        assertFields("message type sender_type created_at", chat.get("last_message"));
        assertEquals("How can I help?", chat.at("/last_message/message").textValue());
        assertEquals("user", chat.at("/last_message/sender_type").textValue());
        visitor.call("visitor", "submit", "[{\"username\":\"Ann\",\"avatar\":\"https://x/a.png\"}]");
        assertEquals("Ann", site().get(path).get("visitor_username").textValue());
        assertEquals("https://x/a.png", site().get(path).get("visitor_avatar").textValue());
    }

    @Test
    void aVisitorsNameAndPictureAreFitToBeShown() {
        TestVisitor visitor = site().visitor();
        String path = task(visitor, site().room("Sales"));
        visitor.call("visitor", "submit", "[{\"username\":\"" + "y".repeat(300) + "\",\"avatar\":\"javascript:x\"}]");
        assertEquals("y".repeat(255), site().get(path).get("visitor_username").textValue());
        assertTrue(site().get(path).get("visitor_avatar").isNull());
        visitor.call("visitor", "submit", "[{\"username\":\"a\\u0000b\",\"avatar\":7}]");
        assertTrue(site().get(path).get("visitor_username").isNull());
        assertTrue(site().get(path).get("visitor_avatar").isNull());
        String own = "/chats/"
                + visitor.call(
                                "chat",
                                "startTask",
                                "[\"Help\",null,true,{\"username\":\"" + "z".repeat(300) + "\",\"avatar\":\"data:,\"}]")
                        .at("/body/id")
                        .textValue();
        assertEquals("z".repeat(255), site().get(own).get("visitor_username").textValue());
        assertTrue(site().get(own).get("visitor_avatar").isNull());
        assertEquals("data:,", site().get(own).at("/visitor_variables/avatar").textValue());
    }

    @Test
    void aMessageHasAllFieldsOfThePlatformsTypeAndOurs() {
        TestVisitor visitor = site().visitor();
        String path = task(visitor, site().room("Sales"));
        HttpResponse<String> response = say(path, "H\\u00e9llo \\ud83d\\ude00");
        assertEquals(201, response.statusCode());
        JsonNode message = TestSite.json(response.body());
        assertFields(
                "id type chat_id room_id created_at sender_public_name sender_name sender_avatar message"
                        + " is_encrypted sensitive_data_purged_at selected_reply_suggestion_id"
                        + " selected_reply_suggestion attachments attachment_template response_to_message_id"
                        + " response_to_attachment_id response_to_attachment response_to_action_id response_to_action"
                        + " response_text response_value sender_type sender_id notice",
                message);
        List<JsonNode> messages = site().list(path + "/messages");
        assertEquals(message, messages.get(1));
        assertEquals("H\u00e9llo \ud83d\ude00", message.get("message").textValue());
        assertEquals("msg", message.get("type").textValue());
        assertEquals("user", message.get("sender_type").textValue());
        assertEquals("Customer service", message.get("sender_public_name").textValue());
        assertTrue(message.get("sender_avatar").isNull());
        assertEquals("visitor", messages.get(0).get("sender_type").textValue());
        assertEquals(visitor.id, messages.get(0).get("sender_id").textValue());
        assertEquals(
                "\"\" \"\"",
                messages.get(0).get("sender_public_name") + " "
                        + messages.get(0).get("sender_name"));
        assertTrue(message.get("created_at").textValue().matches(TIME));
        assertEquals(path.substring(7), message.get("chat_id").textValue());
        assertEquals(site().room("Sales"), message.get("room_id").textValue());
    }

    @Test
    void theFirstAnswerEndsTheWaiting() {
        String path = task(site().visitor(), site().room("Sales"));
        assertTrue(site().get(path).get("is_waiting").booleanValue());
        assertTrue(site().get(path).get("is_pending").booleanValue());
        say(path, "Yes?");
        assertFalse(site().get(path).get("is_waiting").booleanValue());
        assertFalse(site().get(path).get("is_pending").booleanValue());
    }

    @Test
    void anEndedChatStaysAsItIs() {
        String path = task(site().visitor(), site().room("Sales"));
        site().clock.advance(Duration.ofMillis(2_500));
        HttpResponse<String> response = site().staff("POST", path + "/end", null);
        assertEquals(200, response.statusCode());
        JsonNode ended = TestSite.json(response.body());
        assertTrue(ended.get("is_ended").booleanValue());
        assertFalse(ended.get("is_waiting").booleanValue());
        assertTrue(ended.get("ended_at").textValue().matches(TIME));
        assertEquals("2.5", ended.get("duration").toString());
        assertEquals(1, ended.get("message_count").intValue());
        assertEquals("Help", ended.at("/last_message/message").textValue());
        site().clock.advance(Duration.ofSeconds(1));
        assertEquals(
                ended, TestSite.json(site().staff("POST", path + "/end", null).body()));
        HttpResponse<String> late = say(path, "Too late");
        assertRefused(400, "invalid_argument", late);
        assertEquals(
                "the chat has ended", TestSite.json(late.body()).get("message").textValue());
        List<JsonNode> messages = site().list(path + "/messages");
        assertEquals(2, messages.size());
        JsonNode notice = messages.get(1);
        assertEquals(
                "system rule ended",
                notice.get("type").textValue() + " " + notice.get("sender_type").textValue() + " "
                        + notice.get("notice").textValue());
        assertEquals("The chat has ended.", notice.get("message").textValue());
    }

    @Test
    void timesFollowTheOrderThoughTheClockIsPutBack() {
        Duration back = Duration.ofSeconds(90);
        TestVisitor visitor = site().visitor();
        String path = task(visitor, site().room("Sales"));
        String anonymous = "/chats/"
                + visitor.call("chat", "startTask", "[\"Psst\",null,true]")
                        .at("/body/id")
                        .textValue();
        String begun = site().get(path).get("created_at").textValue();
        site().clock.advance(back.negated());
        try {
            say(path, "Yes?");
            visitor.call("window", "send", "[\"Hello\"]");
            String other = task(visitor, site().room("Sales"));
            assertEquals(begun, site().get(other).get("created_at").textValue());
            visitor.call("chat", "close", "[{\"name\":\"Sales\",\"message\":\"Bye\"}]");
            for (String chat : List.of(path, other)) {
                assertEquals(begun, site().get(chat).get("ended_at").textValue());
                assertEquals(begun, site().get(chat).get("updated_at").textValue());
                site().list(chat + "/messages")
                        .forEach(message ->
                                assertEquals(begun, message.get("created_at").textValue(), message.toString()));
            }
            JsonNode ended =
                    TestSite.json(site().staff("POST", anonymous + "/end", null).body());
            assertEquals(ended.get("created_at"), ended.get("ended_at"));
            assertEquals("0", ended.get("duration").toString());
        } finally {
            site().clock.advance(back);
        }
        site().clock.advance(Duration.ofSeconds(1));
        assertEquals(
                200, visitor.call("window", "send", "[\"Later\"]").get("status").intValue());
        long last = TestLine.read(site(), visitor, 0).get("messages").findValues("time").stream()
                .mapToLong(JsonNode::longValue)
                .max()
                .orElseThrow();
        assertEquals(site().clock.millis(), last);
    }

    @Test
    void badInputIsRefused() {
        String path = task(site().visitor(), site().room("Sales"));
        for (String body : List.of(
                "{}",
                "{\"message\":7}",
                "{\"message\":\"\"}",
                "{\"message\":\"a\\u0000\"}",
                "{\"message\":\"a\\ud800\"}",
                "{\"message\":\"" + "x".repeat(2_001) + "\"}",
                "[]",
                "{")) {
            assertRefused(400, "invalid_argument", site().staff("POST", path + "/messages", body));
        }
        assertEquals(201, say(path, "x".repeat(2_000)).statusCode());
        for (String unknown : List.of("/chats/none", "/chats/none/messages")) {
            assertRefused(404, "not_found", site().staff("GET", unknown, null));
        }
        for (String unknown : List.of("/messages", "/typing", "/end")) {
            assertRefused(404, "not_found", site().staff("POST", "/chats/none" + unknown, "{\"message\":\"x\"}"));
        }
        assertRefused(401, "not_allowed", site().send("GET", TestSite.STAFF + path, null));
        assertRefused(401, "not_allowed", site().send("POST", TestSite.STAFF + path + "/end", null));
        assertRefused(401, "not_allowed", site().send("PATCH", TestSite.STAFF + "/chat_settings", "{}"));
    }

    @Test
    void whatHappensIsAnEvent() {
        TestVisitor visitor = site().visitor();
        String room = site().newRoom("Room " + hex());
        String chats = TestSite.STAFF + "/rooms/" + room + "/chats";
        try (TestStream events = new TestStream(site(), null)) {
            String path = task(visitor, room);
            String id = path.substring(7);
            String messages = TestSite.STAFF + path + "/messages";
            JsonNode added = events.find(chats, "added", id);
            assertEquals("Help", added.at("/last_message/message").textValue());
            assertEquals(
                    "Help", events.find(messages, "added", null).get("message").textValue());
            JsonNode answer = TestSite.json(say(path, "Yes?").body());
            assertEquals(answer, events.find(messages, "added", answer.get("id").textValue()));
            JsonNode changed = events.find(chats, "changed", id);
            assertEquals(site().get(path), changed);
            JsonNode ended =
                    TestSite.json(site().staff("POST", path + "/end", null).body());
            assertEquals(ended, events.find(chats, "changed", id));
            assertEquals(
                    "ended", events.find(messages, "added", null).get("notice").textValue());
            assertEquals(204, site().staff("POST", path + "/typing", null).statusCode());
            site().staff("POST", path + "/end", null);
            site().newRoom("after all");
            events.find(TestSite.STAFF + "/rooms", "added", null);
            assertTrue(events.unclaimed().stream()
                    .noneMatch(event -> event.toString().contains(id)));
        }
    }

    @Test
    void settingsSayWhatStaffAreCalledFromThenOn() {
        try (TestSite own = new TestSite(kind.open());
                TestStream events = new TestStream(own, null)) {
            assertEquals(
                    "{\"color\":\"#1f4fa3\",\"color_scheme\":\"auto\",\"operator_name\":null,"
                            + "\"operator_avatar\":null,\"updated_at\":null}",
                    own.get("/chat_settings").toString());
            TestVisitor visitor = own.visitor();
            String path = task(visitor, own.room("Sales"));
            own.staff("POST", path + "/messages", "{\"message\":\"one\"}");
            HttpResponse<String> changed = own.staff(
                    "PATCH",
                    "/chat_settings",
                    "{\"operator_name\":\"J\\u00f6hn\",\"operator_avatar\":\"https://x/j.png\"}");
            assertEquals(200, changed.statusCode());
            JsonNode settings = TestSite.json(changed.body());
            assertEquals(settings, own.get("/chat_settings"));
            assertEquals(settings, events.find(TestSite.STAFF + "/chat_settings", "changed", TestSite.ORGANIZATION));
            assertEquals("#1f4fa3", settings.get("color").textValue());
            assertTrue(settings.get("updated_at").textValue().matches(TIME));
            own.staff("POST", path + "/messages", "{\"message\":\"two\"}");
            own.staff("PATCH", "/chat_settings", "{\"color\":\"#ABCDEF\"}");
            assertEquals(
                    "https://x/j.png",
                    own.get("/chat_settings").get("operator_avatar").textValue());
            own.staff("PATCH", "/chat_settings", "{\"operator_avatar\":null,\"color_scheme\":\"dark\"}");
            assertEquals("dark", own.get("/chat_settings").get("color_scheme").textValue());
            assertEquals(
                    "#ABCDEF J\u00f6hn null",
                    own.get("/chat_settings").get("color").textValue() + " "
                            + own.get("/chat_settings").get("operator_name").textValue() + " "
                            + own.get("/chat_settings").get("operator_avatar"));
            List<JsonNode> messages = own.list(path + "/messages");
            assertEquals(
                    "Customer service",
                    messages.get(1).get("sender_public_name").textValue());
            assertEquals("J\u00f6hn", messages.get(2).get("sender_public_name").textValue());
            assertEquals(
                    "https://x/j.png", messages.get(2).at("/sender_avatar/url").textValue());
            JsonNode shown = TestLine.read(own, visitor, 0).get("messages");
            assertEquals("https://x/j.png", shown.at("/2/avatar").textValue());
            own.staff("PATCH", "/chat_settings", "{\"operator_name\":null}");
            assertTrue(own.get("/chat_settings").get("operator_name").isNull());
        }
    }

    @Test
    void settingsThatChangeNothingAreNoNews() {
        try (TestSite own = new TestSite(kind.open());
                TestStream events = new TestStream(own, null)) {
            String before = own.get("/chat_settings").toString();
            assertEquals(before, own.staff("PATCH", "/chat_settings", "{}").body());
            assertEquals(
                    before,
                    own.staff("PATCH", "/chat_settings", "{\"color\":\"#1f4fa3\",\"operator_avatar\":null}")
                            .body());
            assertEquals(before, own.get("/chat_settings").toString());
            own.staff("PATCH", "/chat_settings", "{\"color\":\"#00ff7a\"}");
            String changed = own.get("/chat_settings").toString();
            own.clock.advance(Duration.ofSeconds(1));
            assertEquals(
                    changed,
                    own.staff("PATCH", "/chat_settings", "{\"color\":\"#00ff7a\"}")
                            .body());
            assertEquals(changed, own.get("/chat_settings").toString());
            own.newRoom("after all");
            events.find(TestSite.STAFF + "/chat_settings", "changed", TestSite.ORGANIZATION);
            events.find(TestSite.STAFF + "/rooms", "added", null);
            assertTrue(events.unclaimed().stream()
                    .noneMatch(event -> event.toString().contains("/chat_settings")));
        }
    }

    @Test
    void badSettingsAreRefused() {
        for (String bad : List.of(
                "{\"color\":\"red\"}",
                "{\"color\":\"#12345g\"}",
                "{\"color\":\"#1234567\"}",
                "{\"color\":7}",
                "{\"operator_name\":\"\"}",
                "{\"operator_name\":\"" + "x".repeat(256) + "\"}",
                "{\"operator_name\":\"a\\u0000\"}",
                "{\"operator_avatar\":\"javascript:alert(1)\"}",
                "{\"operator_avatar\":\"https://x/" + "y".repeat(2_000) + "\"}",
                "{\"operator_avatar\":\"\"}",
                "{\"operator_avatar\":7}",
                "{\"color_scheme\":\"Dark\"}",
                "{\"color_scheme\":true}",
                "[]")) {
            assertRefused(400, "invalid_argument", site().staff("PATCH", "/chat_settings", bad));
        }
        assertTrue(site().get("/chat_settings").get("operator_name").isNull());
    }
}

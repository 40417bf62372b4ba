package com.giosg.demo.chat;

import static com.giosg.demo.testing.TestVisitor.command;
import static com.giosg.demo.testing.TestVisitor.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.TestLine;
import com.giosg.demo.testing.TestSite;
import com.giosg.demo.testing.TestStream;
import com.giosg.demo.testing.TestVisitor;
import com.giosg.tag.rules.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code chat.*} and the chat window's own calls do, seen through the staff API and by the window. */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class ChatCallsTest {
    @Parameter
    private DatabaseKind kind;

    private TestSite site() {
        return TestSite.shared(kind);
    }

    private static void assertDone(JsonNode answer) {
        assertEquals(200, answer.get("status").intValue(), answer.toString());
        assertEquals("null", answer.get("body").toString());
    }

    private static void assertRefused(int status, String code, JsonNode answer) {
        assertEquals(status, answer.get("status").intValue(), answer.toString());
        assertEquals(code, answer.at("/body/code").textValue(), answer.toString());
    }

    private static void send(TestVisitor visitor, String text) {
        assertDone(visitor.call("window", "send", "[\"" + text + "\"]"));
    }

    /** Starts a task and returns its id. */
    private static String startTask(TestVisitor visitor, String arguments) {
        JsonNode answer = visitor.call("chat", "startTask", arguments);
        assertEquals(200, answer.get("status").intValue(), answer.toString());
        assertEquals(1, answer.get("body").size());
        return answer.at("/body/id").textValue();
    }

    /** All chats of a visitor, as staff see them. */
    private List<JsonNode> chats(TestVisitor visitor) {
        return site().list("/chats").stream()
                .filter(chat -> visitor.id.equals(chat.get("visitor_id").textValue()))
                .toList();
    }

    private String onlyChat(TestVisitor visitor) {
        List<JsonNode> chats = chats(visitor);
        assertEquals(1, chats.size(), chats.toString());
        return chats.get(0).get("id").textValue();
    }

    private boolean isEnded(String chat) {
        return site().get("/chats/" + chat).get("is_ended").booleanValue();
    }

    private List<String> texts(String chat) {
        return site().list("/chats/" + chat + "/messages").stream()
                .map(message -> message.get("message").textValue())
                .toList();
    }

    private void answer(String chat, String text) {
        assertEquals(
                201,
                site().staff("POST", "/chats/" + chat + "/messages", "{\"message\":\"" + text + "\"}")
                        .statusCode());
    }

    /** What the visitor's window would show. */
    private JsonNode window(TestVisitor visitor) {
        return TestLine.read(site(), visitor, 0);
    }

    private static List<String> shown(JsonNode window) {
        List<String> texts = new ArrayList<>();
        window.get("messages").forEach(message -> texts.add(message.get("text").textValue()));
        return texts;
    }

    @Test
    void whatIsTypedBeginsAChatInTheDomainRoomAndGoesOnInIt() {
        TestVisitor visitor = site().visitor();
        assertFalse(visitor.reply().at("/visitor/has_chat").booleanValue());
        assertDone(visitor.call("window", "send", "[\"Hello\",\"mark\"]"));
        assertTrue(visitor.reply().at("/visitor/has_chat").booleanValue());
        send(visitor, "Anyone?");
        JsonNode chat = site().get("/chats/" + onlyChat(visitor));
        assertEquals("visitor", chat.get("chat_type").textValue());
        assertEquals(site().room("localhost"), chat.get("room_id").textValue());
        assertTrue(chat.get("is_waiting").booleanValue());
        assertEquals(List.of("Hello", "Anyone?"), texts(chat.get("id").textValue()));
        JsonNode first = window(visitor).at("/messages/0");
        assertEquals("mark", first.get("key").textValue());
        assertEquals("visitor", first.get("sender").textValue());
    }

    @Test
    void whatAWindowSendsAgainUnderItsKeyIsSaidOnce() {
        TestVisitor visitor = site().visitor();
        TestVisitor other = site().visitor();
        assertDone(visitor.call("window", "send", "[\"Hello\",\"again\"]"));
        assertDone(visitor.call("window", "send", "[\"Hello\",\"again\"]"));
        assertDone(visitor.reply(
                        command("window", "send", "[\"One\",\"k1\"]"),
                        command("window", "send", "[\"One\",\"k1\"]"),
                        command("window", "send", "[\"Two\",\"k2\"]"))
                .get("answers")
                .get(1));
        assertDone(other.call("window", "send", "[\"Mine\",\"again\"]"));

        assertEquals(List.of("Hello", "One", "Two"), shown(window(visitor)));
        assertEquals(List.of("Mine"), shown(window(other)));
    }

    @Test
    void anEndedChatIsFollowedByAnother() {
        TestVisitor visitor = site().visitor();
        send(visitor, "One");
        String first = onlyChat(visitor);
        site().staff("POST", "/chats/" + first + "/end", null);
        assertFalse(visitor.reply().at("/visitor/has_chat").booleanValue());
        send(visitor, "Two");
        assertEquals(2, chats(visitor).size());
        assertEquals(List.of("One", "The chat has ended."), texts(first));
        assertEquals(List.of("One", "The chat has ended.", "Two"), shown(window(visitor)));
    }

    @Test
    void whatIsTypedGoesWhereStaffSpokeLastElseToTheChatElseToTheNewestTask() {
        TestVisitor visitor = site().visitor();
        String older = startTask(visitor, "[\"older\"]");
        String newer = startTask(visitor, "[\"newer\"]");
        send(visitor, "to the newest task");
        assertEquals(List.of("newer", "to the newest task"), texts(newer));
        answer(older, "here");
        send(visitor, "to the older");
        answer(newer, "and here");
        send(visitor, "to the newer");
        assertEquals(List.of("older", "here", "to the older"), texts(older));
        assertEquals(List.of("newer", "to the newest task", "and here", "to the newer"), texts(newer));
        site().staff("POST", "/chats/" + older + "/end", null);
        site().staff("POST", "/chats/" + newer + "/end", null);
        send(visitor, "a chat");
        String chat = chats(visitor).get(2).get("id").textValue();
        startTask(visitor, "[\"task\"]");
        send(visitor, "to the chat, though the task is newer");
        assertEquals(List.of("a chat", "to the chat, though the task is newer"), texts(chat));
        assertEquals(4, chats(visitor).size());
    }

    @Test
    void whatIsTypedIsWellFormedAndShortEnough() {
        TestVisitor visitor = site().visitor();
        for (String bad : List.of("", "a\\u0000", "\\ud800", "x".repeat(Limits.MESSAGE_CHARACTERS + 1))) {
            assertRefused(400, "invalid_argument", visitor.call("window", "send", "[\"" + bad + "\"]"));
        }
        assertEquals(List.of(), chats(visitor));
        String most = "\u00e4".repeat(Limits.MESSAGE_CHARACTERS);
        send(visitor, most);
        assertEquals(List.of(most), texts(onlyChat(visitor)));
    }

    @Test
    void aTaskIsAChatOfItsOwnInTheRoomThatItNames() {
        TestVisitor visitor = site().visitor();
        String room = "6d8b3520-9384-11ed-a80e-0242ac1100271";
        String task = startTask(
                visitor,
                "[{\"message\":\"Call me\"},\"" + room + "\",false,"
                        + "{\"username\":\"Ann\",\"avatar\":\"https://x/a.png\",\"order\":{\"n\":1.0}}]");
        JsonNode chat = site().get("/chats/" + task);
        assertEquals("task", chat.get("chat_type").textValue());
        assertEquals(room, chat.get("room_id").textValue());
        assertTrue(chat.get("is_waiting").booleanValue());
        assertEquals(visitor.id, chat.get("visitor_id").textValue());
        assertEquals("Ann", chat.get("visitor_username").textValue());
        assertEquals("https://x/a.png", chat.get("visitor_avatar").textValue());
        assertEquals("1.0", chat.at("/visitor_variables/order/n").toString());
        JsonNode message = site().list("/chats/" + task + "/messages").get(0);
        assertEquals("Ann", message.get("sender_public_name").textValue());
        assertEquals("https://x/a.png", message.at("/sender_avatar/url").textValue());
        assertNotEquals(task, startTask(visitor, "[\"Call me\"]"));
        assertEquals(2, chats(visitor).size());
        assertEquals(1, visitor.seen().get("rooms").size());
        assertRefused(404, "not_found", visitor.call("chat", "startTask", "[\"x\",\"no room\"]"));
        assertEquals(2, chats(visitor).size());
    }

    @Test
    void aVisitorIsCalledAsInTheDomainRoomWhenTheMessageIsSent() {
        TestVisitor visitor = site().visitor();
        send(visitor, "nameless");
        visitor.call("visitor", "submit", "[{\"username\":\"Ann\",\"avatar\":\"javascript:alert(1)\"}]");
        send(visitor, "named");
        visitor.call("visitor", "submit", "[{\"username\":\"a\\u0000b\",\"avatar\":\"HTTPS://x/b.png\"}]");
        send(visitor, "ill-formed");
        visitor.call("visitor", "submit", "[{\"username\":\"" + "y".repeat(300) + "\",\"avatar\":7}]");
        send(visitor, "long");
        JsonNode messages = window(visitor).get("messages");
        assertTrue(messages.at("/0/name").isNull());
        assertEquals("Ann", messages.at("/1/name").textValue());
        assertTrue(messages.at("/1/avatar").isNull());
        assertTrue(messages.at("/2/name").isNull());
        assertEquals("HTTPS://x/b.png", messages.at("/2/avatar").textValue());
        assertEquals("y".repeat(255), messages.at("/3/name").textValue());
        assertTrue(messages.at("/3/avatar").isNull());
    }

    @Test
    void nothingLeadsFromAnAnonymousTaskToTheVisitor() {
        TestVisitor visitor = site().visitor();
        try (TestStream events = new TestStream(site(), null)) {
            String page = "https://localhost/page-of-" + hex();
            String name = "Name " + hex();
            site().post(visitor.request(
                    "{\"url\":\"" + page + "\"}",
                    command(
                            "visitor",
                            "submit",
                            "[{\"username\":\"" + name + "\",\"avatar\":\"https://x/" + visitor.secret + "\"}]")));
            String session = site().list("/rooms/" + site().room("localhost") + "/visitors").stream()
                    .filter(seen -> seen.get("id").textValue().equals(visitor.id))
                    .map(seen -> seen.get("session_id").textValue())
                    .findFirst()
                    .orElseThrow();
            String task = startTask(visitor, "[\"Psst\",null,true,{\"topic\":\"help\"}]");
            String other = startTask(visitor, "[\"Psst\",null,true,{\"username\":\"Masked\"}]");
            answer(task, "Yes?");
            site().staff("POST", "/chats/" + task + "/end", null);

            StringBuilder all = new StringBuilder();
            for (String id : List.of(task, other)) {
                all.append(site().get("/chats/" + id)).append(site().list("/chats/" + id + "/messages"));
            }
            String room = "/rooms/" + site().room("localhost") + "/chats";
            site().list(room).stream()
                    .filter(chat -> List.of(task, other).contains(chat.get("id").textValue()))
                    .forEach(all::append);
            events.find(TestSite.STAFF + room, "added", task);
            site().newRoom("after all");
            events.find(TestSite.STAFF + "/rooms", "added", null);
            for (JsonNode event : events.unclaimed()) {
                String text = event.toString();
                if (text.contains(task) || text.contains(other)) {
                    all.append(text);
                }
            }
            for (String secret : List.of(visitor.id, visitor.secret, session, page, name)) {
                assertFalse(all.toString().contains(secret), secret);
            }
            JsonNode chat = site().get("/chats/" + task);
            assertTrue(chat.get("visitor_id").isNull());
            assertTrue(chat.get("visitor_username").isNull());
            assertEquals(
                    "Masked",
                    site().get("/chats/" + other).get("visitor_username").textValue());
            String sender = site().list("/chats/" + task + "/messages")
                    .get(0)
                    .get("sender_id")
                    .textValue();
            assertNotEquals(
                    sender,
                    site().list("/chats/" + other + "/messages")
                            .get(0)
                            .get("sender_id")
                            .textValue());
        }
        assertEquals(
                "{\"newest\":0,\"cleared\":0,\"is_open\":false,\"messages\":[]}",
                window(visitor).toString());
        assertFalse(visitor.reply().at("/visitor/has_chat").booleanValue());
        String open = startTask(visitor, "[\"Psst\",null,true]");
        assertDone(visitor.call("chat", "close", "[{\"all\":true}]"));
        assertFalse(isEnded(open));
        send(visitor, "not in the task");
        assertEquals(List.of("Psst"), texts(open));
    }

    @Test
    void anAnonymousTaskSaysTheMinuteOnly() {
        site().clock.advance(Duration.ofMillis(41_234));
        TestVisitor visitor = site().visitor();
        String task = startTask(visitor, "[\"Psst\",null,true]");
        String minute = visitor.seen().get("updated_at").textValue().substring(0, 17) + "00.000Z";
        assertNotEquals(minute, visitor.seen().get("updated_at").textValue());
        JsonNode chat = site().get("/chats/" + task);
        for (String time : List.of("created_at", "updated_at", "waiting_started_at")) {
            assertEquals(minute, chat.get(time).textValue(), time);
        }
        assertEquals(minute, chat.at("/last_message/created_at").textValue());
        assertEquals(
                minute,
                site().list("/chats/" + task + "/messages")
                        .get(0)
                        .get("created_at")
                        .textValue());
    }

    @Test
    void aRoomOfSignedVariablesTakesNoneFromATask() {
        TestVisitor visitor = site().visitor();
        String room = site().newRoom("signed");
        site().staff("PATCH", "/rooms/" + room, "{\"is_signature_required\":true}");
        assertRefused(
                400,
                "invalid_signature",
                visitor.call("chat", "startTask", "[\"x\",\"" + room + "\",false,{\"a\":1}]"));
        assertRefused(400, "invalid_signature", visitor.call("chat", "startTask", "[\"x\",\"" + room + "\",true,{}]"));
        assertEquals(List.of(), chats(visitor));
        assertEquals(
                room,
                site().get("/chats/" + startTask(visitor, "[\"x\",\"" + room + "\"]"))
                        .get("room_id")
                        .textValue());
    }

    @Test
    void aCallSentAgainTakesEffectOnce() {
        TestVisitor visitor = site().visitor();
        String task = command("chat", "startTask", "[\"Task\"]");
        String message = command("window", "send", "[\"Message\"]");
        JsonNode first = visitor.reply(task, message).get("answers");
        assertEquals(first, visitor.reply(task, message).get("answers"));
        assertEquals(List.of("Task", "Message"), texts(onlyChat(visitor)));
    }

    @Test
    void closeEndsTheChatsInTheRoomsThatTheVisitorIsIn() {
        TestVisitor visitor = site().visitor();
        String sales = site().room("Sales");
        String special = site().room("Special room");
        send(visitor, "in the domain room");
        String chat = onlyChat(visitor);
        String joined = startTask(visitor, "[\"x\",\"" + sales + "\"]");
        String other = startTask(visitor, "[\"x\",\"" + special + "\"]");
        visitor.call("room", "join", "[{\"name\":\"Sales\"}]");
        assertDone(visitor.call("chat", "close", "[]"));
        assertTrue(isEnded(chat));
        assertTrue(isEnded(joined));
        assertFalse(isEnded(other));
        assertEquals(List.of("in the domain room", "The chat has ended."), texts(chat));
        assertTrue(visitor.reply().at("/visitor/has_chat").booleanValue());
        // Nothing is open there now, which is no error.
        assertDone(visitor.call("chat", "close", "[{\"all\":true,\"message\":\"lost\"}]"));
        assertEquals(List.of("in the domain room", "The chat has ended."), texts(chat));
    }

    @Test
    void closeOfOneRoomEndsTheChatsThereJoinedOrNot() {
        TestVisitor visitor = site().visitor();
        TestVisitor somebodyElse = site().visitor();
        String sales = site().room("Sales");
        send(visitor, "in the domain room");
        String chat = onlyChat(visitor);
        String byId = startTask(visitor, "[\"x\",\"" + sales + "\"]");
        String byName = startTask(visitor, "[\"x\",\"" + site().room("Special room") + "\"]");
        String elsewhere = startTask(somebodyElse, "[\"x\",\"" + sales + "\"]");
        assertRefused(
                404,
                "not_found",
                visitor.call(
                        "chat", "close", "[{\"id\":\"none\",\"name\":\"Sales\",\"all\":true,\"clearHistory\":true}]"));
        assertRefused(404, "not_found", visitor.call("chat", "close", "[{\"name\":\"none\"}]"));
        assertFalse(isEnded(byId));
        assertEquals(0, window(visitor).get("cleared").intValue());
        assertDone(
                visitor.call("chat", "close", "[{\"id\":\"" + sales + "\",\"name\":\"Special room\",\"all\":true}]"));
        assertTrue(isEnded(byId));
        assertFalse(isEnded(byName));
        assertDone(visitor.call("chat", "close", "[{\"name\":\"Special room\"}]"));
        assertTrue(isEnded(byName));
        assertFalse(isEnded(chat));
        assertFalse(isEnded(elsewhere));
    }

    @Test
    void closeLeavesAMessageInTheNewestChatAndClearsWhatWasBefore() {
        TestVisitor visitor = site().visitor();
        send(visitor, "one");
        String chat = onlyChat(visitor);
        String task = startTask(visitor, "[\"two\"]");
        assertDone(visitor.call(
                "chat", "close", "[{\"clearHistory\":true,\"message\":\"Goodbye\",\"messageSender\":\"The shop\"}]"));
        assertEquals(List.of("one", "The chat has ended."), texts(chat));
        assertEquals(List.of("two", "The chat has ended.", "Goodbye"), texts(task));
        JsonNode window = window(visitor);
        assertEquals(List.of("Goodbye"), shown(window));
        assertEquals(5, window.get("newest").intValue());
        assertEquals(4, window.get("cleared").intValue());
        JsonNode goodbye = window.at("/messages/0");
        assertEquals("system", goodbye.get("type").textValue());
        assertEquals("rule", goodbye.get("sender").textValue());
        assertEquals("The shop", goodbye.get("name").textValue());
        assertTrue(goodbye.get("notice").isNull());
        // Where nothing is open, what is shown is cleared all the same.
        assertDone(visitor.call("chat", "close", "[{\"clearHistory\":true,\"message\":\"Goodbye\"}]"));
        assertEquals(List.of(), shown(window(visitor)));
        assertEquals(5, window(visitor).get("cleared").intValue());
        // Staff still see all.
        assertEquals(3, texts(task).size());
    }

    @Test
    void hideIsNoAffairOfTheBackend() {
        TestVisitor visitor = site().visitor();
        send(visitor, "still here");
        assertDone(visitor.call("chat", "hide", "[{\"preserveWindowState\":true}]"));
        assertFalse(isEnded(onlyChat(visitor)));
    }

    @Test
    void aClockThatIsPutBackLocksNobodyOut() {
        TestVisitor visitor = site().visitor();
        for (int i = 0; i < Limits.MESSAGES_PER_MINUTE; i++) {
            send(visitor, "message " + i);
        }
        assertRefused(403, "not_allowed", visitor.call("window", "send", "[\"more\"]"));
        site().clock.advance(Duration.ofDays(-1));
        try {
            for (int i = 0; i < Limits.MESSAGES_PER_MINUTE; i++) {
                send(visitor, "again " + i);
            }
            assertRefused(403, "not_allowed", visitor.call("window", "send", "[\"more\"]"));
            site().clock.advance(Duration.ofMinutes(1));
            send(visitor, "later");
        } finally {
            site().clock.advance(Duration.ofDays(1));
        }
    }

    @Test
    void tooManyOpenTasksAreRefusedForGood() {
        TestVisitor visitor = site().visitor();
        send(visitor, "a chat");
        for (int i = 1; i < 50; i++) {
            if (i % 25 == 0) {
                site().clock.advance(Duration.ofMinutes(1));
            }
            startTask(visitor, "[\"" + i + "\"]");
        }
        site().clock.advance(Duration.ofMinutes(1));
        String more = command("chat", "startTask", "[\"more\"]");
        JsonNode refused = visitor.reply(more).at("/answers/0");
        assertRefused(403, "not_allowed", refused);
        assertTrue(refused.at("/body/message").textValue().startsWith("too many open tasks: "), refused.toString());
        List<JsonNode> chats = chats(visitor);
        assertEquals(50, chats.size());
        send(visitor, "still heard");
        site().staff("POST", "/chats/" + chats.get(7).get("id").textValue() + "/end", null);
        startTask(visitor, "[\"one more\"]");
        assertRefused(403, "not_allowed", visitor.call("chat", "startTask", "[\"more\"]"));
        startTask(site().visitor(), "[\"somebody else\"]");
    }

    @Test
    void tooManyMessagesInAMinuteAreRefusedForGood() {
        TestVisitor visitor = site().visitor();
        String[] commands = new String[Limits.MESSAGES_PER_MINUTE];
        for (int i = 0; i < commands.length; i++) {
            commands[i] = i % 2 == 0
                    ? command("window", "send", "[\"" + i + "\"]")
                    : command("chat", "startTask", "[\"" + i + "\",null," + (i % 3 == 0) + "]");
        }
        visitor.reply(commands)
                .get("answers")
                .forEach(answer -> assertEquals(200, answer.get("status").intValue()));
        String more = command("window", "send", "[\"more\"]");
        assertRefused(403, "not_allowed", visitor.reply(more).at("/answers/0"));
        assertRefused(403, "not_allowed", visitor.call("chat", "startTask", "[\"more\",null,true]"));
        send(site().visitor(), "somebody else");
        site().clock.advance(Duration.ofMinutes(1));
        site().server.housekeeping().purge();
        assertRefused(403, "not_allowed", visitor.reply(more).at("/answers/0"));
        send(visitor, "later");
        assertNull(chats(visitor).stream()
                .map(chat -> chat.get("id").textValue())
                .flatMap(id -> texts(id).stream())
                .filter("more"::equals)
                .findFirst()
                .orElse(null));
    }
}

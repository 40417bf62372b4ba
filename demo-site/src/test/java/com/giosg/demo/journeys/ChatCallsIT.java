package com.giosg.demo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.testing.browser.ChatPage;
import com.giosg.demo.testing.browser.ConsolePage;
import com.giosg.demo.testing.browser.CountedGoals;
import com.giosg.demo.testing.browser.Stage;
import com.giosg.demo.testing.faults.Fault;
import com.giosg.demo.testing.faults.FaultProxy;
import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documented calls of the chat, with the documentation's examples as they are printed. */
class ChatCallsIT {
    private static final String ROOM = "12345689-1234-5678-9012-345678901234";
    private static final String ENDED = "The chat has ended.";

    @RegisterExtension
    final Stage stage = new Stage();

    @AfterEach
    void noPageWasHurt() {
        assertEquals(List.of(), stage.errors());
    }

    private Page page() {
        Page page = stage.open("");
        page.waitForFunction("window.giosg && giosg.sessionUuid");
        return page;
    }

    /** A page on which the visitor has said "Hello?" and staff "Good morning!". */
    private ChatPage chat() {
        ChatPage chat = ChatPage.opened(page());
        chat.write("Hello?");
        stage.staff().say(Stage.visitor(chat.page), "Good morning!");
        chat.assertSaid("Hello?", "Good morning!");
        return chat;
    }

    /** Runs an example; its calls, which go through {@code _giosg}, have all resolved with nothing then. */
    private static void run(Page page, String example) {
        assertEquals(true, page.evaluate("""
                example => {
                  const calls = [];
                  new Function('_giosg', example)((...call) => calls.push(window._giosg(...call)));
                  return Promise.all(calls).then(values => values.length > 0 && values.every(value => value === undefined));
                }""", example));
    }

    private static String startTask(Page page, String arguments) {
        return (String) page.evaluate("giosg.api.chat.startTask(" + arguments + ").then(task => task.id)");
    }

    private List<String> openRooms(Page page) {
        return stage.staff().roomsOfOpenChats(Stage.visitor(page));
    }

    @Test
    void closeEndsAllChatsInJoinedRooms() {
        try (ConsolePage console = new ConsolePage(stage)) {
            ChatPage chat = chat();
            chat.page.evaluate("giosg.api.visitor.submit({username: 'Leaving'})");
            console.choose("Leaving");
            chat.page.evaluate("giosg.api.room.join({name: 'Sales'})");
            startTask(chat.page, "'In a joined room', '" + stage.staff().room("Sales") + "'");
            startTask(chat.page, "'In a room that is not', '" + ROOM + "'");

            run(chat.page, """
                    // Close all open chats for this visitor from rooms where visitor has joined at the moment.
                    // Note that chats are closed only from rooms where visitor has joined at the moment and if you need to
                    // close chat even without visitor joining that room, you need to use "id" parameter.
                    _giosg("chat", "close", { all: true });
                    """);

            assertEquals(List.of(ROOM), openRooms(chat.page));
            assertThat(chat.log()).containsText(ENDED);
            assertThat(chat.window()).isVisible();
            assertThat(console.chosen()).containsText("This chat has ended");
            assertThat(console.log()).containsText(ENDED);
        }
    }

    @Test
    void closeWithoutOptionsEndsAllChatsInJoinedRoomsToo() {
        ChatPage chat = chat();
        startTask(chat.page, "'In a room that is not joined', '" + ROOM + "'");

        run(chat.page, """
                _giosg("chat", "close");
                """);

        assertEquals(List.of(ROOM), openRooms(chat.page));
        assertThat(chat.log()).containsText(ENDED);
    }

    @Test
    void closeHidesTheWindow() {
        ChatPage chat = chat();

        run(chat.page, """
                // Close all open chats for this visitor and hide the visitor's chat window
                _giosg("chat", "close", { hide: true });
                """);

        assertThat(chat.window()).isHidden();
        assertThat(chat.launcher(0)).isVisible();
        assertEquals(List.of(), openRooms(chat.page));
    }

    @Test
    void closeByTheRoomsIdThoughTheVisitorHasNotJoinedIt() {
        ChatPage chat = chat();
        startTask(chat.page, "'Over there', '" + ROOM + "'");

        run(chat.page, """
                // Close specific chat session with it's room ID.
                // This can be used to close chat even if the visitor is not joined to that room
                // at the moment.
                var opts = {
                  id: "12345689-1234-5678-9012-345678901234",
                };
                _giosg("chat", "close", opts);
                """);

        assertEquals(List.of(stage.staff().room("localhost")), openRooms(chat.page));
    }

    @Test
    void closeByTheRoomsNameThoughTheVisitorHasNotJoinedIt() {
        ChatPage chat = chat();
        startTask(chat.page, "'Over there', '" + stage.staff().room("Sales room") + "'");

        run(chat.page, """
                // Close chat from specific parent room with room name
                // This can be used to close chat even if the visitor is not joined to that room
                // at the moment.
                _giosg("chat", "close", { name: "Sales room" });
                """);

        assertEquals(List.of(stage.staff().room("localhost")), openRooms(chat.page));
    }

    @Test
    void closeWithAMessageClearsTheHistoryForTheVisitorAlone() {
        ChatPage chat = chat();

        run(chat.page, """
                // You can also show a message to user, specify "sender"
                // of this message and clear existing history.
                var roomData = {
                  message: "Chat conversations has ended!",
                  messageSender: "Chat service",
                  clearHistory: true,
                };
                _giosg("chat", "close", roomData);
                """);

        chat.assertSaid("Chat conversations has ended!");
        assertThat(chat.log()).containsText("Chat service");
        assertThat(chat.log()).not().containsText(ENDED);
        chat.page.reload();
        chat.assertSaid("Chat conversations has ended!");
        assertEquals(
                List.of("Hello?", "Good morning!", ENDED, "Chat conversations has ended!"),
                stage.staff().texts(Stage.visitor(chat.page)));

        chat.write("Hello again");
        chat.assertSaid("Chat conversations has ended!", "Hello again");
    }

    @Test
    void closeWithoutClearHistoryKeepsWhatWasSaid() {
        ChatPage chat = chat();

        run(chat.page, "_giosg('chat', 'close', {message: 'Bye!'})");

        chat.assertSaid("Hello?", "Good morning!", "Bye!");
        assertThat(chat.log()).containsText("The chat has ended. Write again to start a new one.");
    }

    @Test
    void theHistoryCanBeClearedWhereNothingIsOpen() {
        ChatPage chat = chat();
        stage.staff().end(Stage.visitor(chat.page));

        run(chat.page, "_giosg('chat', 'close', {clearHistory: true, message: 'Bye!'})");

        chat.assertSaid();
        assertThat(chat.log()).not().containsText("ended");
    }

    @Test
    void closeResolvesWhereNothingIsOpen() {
        run(page(), "_giosg('chat', 'close'); _giosg('chat', 'close', {all: true, hide: true, message: 'Bye!'})");
    }

    @Test
    void closeOfAnUnknownRoomChangesNothing() {
        ChatPage chat = chat();

        assertEquals(
                List.of("not_found", 404),
                chat.page.evaluate(
                        "giosg.api.chat.close({name: 'No such room', all: true})" + ".catch(e => [e.code, e.status])"));

        assertEquals(1, openRooms(chat.page).size());
    }

    /** Sites do so where a visitor logs out. */
    @Test
    void closeGoesAlongWhenThePageIsLeft() {
        ChatPage chat = chat();
        Page page = chat.page;
        String visitor = Stage.visitor(page);
        String address = page.url();

        CountedGoals.leave(
                page,
                "_giosg('chat', 'close', {hide: true}); location.href = '"
                        + stage.site().serve("/logged-out", "", Map.of()) + "'");

        page.waitForCondition(() -> stage.staff().roomsOfOpenChats(visitor).isEmpty());
        page.navigate(address);
        assertThat(chat.launcher()).isVisible();
        assertThat(chat.window()).isHidden();
    }

    @Test
    void hideIsForEveryTab() {
        ChatPage chat = chat();
        ChatPage other = otherTab(chat);

        run(chat.page, """
                // Close chat window
                _giosg("chat", "hide");
                """);

        assertThat(chat.window()).isHidden();
        assertThat(other.window()).isHidden();
        assertEquals(1, openRooms(chat.page).size());
        chat.page.reload();
        assertThat(chat.launcher(0)).isVisible();
        assertThat(chat.window()).isHidden();
    }

    @Test
    void hideLeavesOtherTabsAloneWhereToldTo() {
        ChatPage chat = chat();
        ChatPage other = otherTab(chat);

        run(chat.page, """
                // Close chat window without affection other tabs
                // where chat window might be open.
                _giosg("chat", "hide", { preserveWindowState: true });
                """);

        assertThat(chat.window()).isHidden();
        assertThat(other.window()).isVisible();
        chat.page.reload();
        assertThat(chat.launcher(0)).isVisible();
        assertThat(chat.window()).isHidden();
        other.page.reload();
        assertThat(other.window()).isVisible();

        chat.page.bringToFront();
        chat.open();
        chat.page.reload();
        assertThat(chat.window()).isVisible();
    }

    private ChatPage otherTab(ChatPage chat) {
        Page page = stage.newPage();
        page.navigate(chat.page.url());
        ChatPage other = new ChatPage(page);
        other.assertSaid("Hello?", "Good morning!");
        chat.page.bringToFront();
        return other;
    }

    /** Calls of before the window's script, or the tag itself, is there. */
    @Test
    void aWindowThatIsHiddenAtOnceIsNotShown() {
        ChatPage chat = chat();

        chat.page.navigate(stage.site()
                .serve("/hidden-at-once", stage.snippet() + "<script>_giosg('chat', 'hide');</script>", Map.of()));

        assertThat(chat.launcher(0)).isVisible();
        assertThat(chat.window()).isHidden();
    }

    @Test
    void aWrongArgumentIsNamed() {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("close({all: 1})", "options.all must");
        named.put("close({hide: 'yes'})", "options.hide must");
        named.put("close({id: 5})", "options.id must");
        named.put("close({name: {}})", "options.name must");
        named.put("close({clearHistory: 'no'})", "options.clearHistory must");
        named.put("close({message: 5})", "options.message must");
        named.put("close({message: 'x'.repeat(2001)})", "options.message must");
        named.put("close({message: 'x', messageSender: []})", "options.messageSender must");
        named.put("close('all')", "options must");
        named.put("hide({preserveWindowState: {}})", "options.preserveWindowState must");
        named.put("hide(true)", "options must");
        named.put("startTask()", "initialMessage is missing");
        named.put("startTask('')", "initialMessage must");
        named.put("startTask({})", "initialMessage.message must");
        named.put("startTask({message: 'x'.repeat(2001)})", "initialMessage.message must");
        named.put("startTask('x', 5)", "roomId must");
        named.put("startTask('x', null, 'yes')", "isAnonymous must");
        named.put("startTask('x', null, false, 'Aino')", "visitorVariables must");
        Page page = page();

        named.forEach((call, words) -> {
            String said = (String)
                    page.evaluate("giosg.api.chat." + call + ".then(() => 'resolved', e => e.code + ': ' + e.message)");
            assertTrue(said.startsWith("invalid_argument: ") && said.contains(words), call + ": " + said);
        });
    }

    @Test
    void startTask() {
        ChatPage chat = new ChatPage(page());
        chat.page.evaluate("giosg.api.visitor.submit({username: 'Aino'})");

        Object id = chat.page.evaluate("""
                // Start a new task
                giosg.api.chat.startTask({ message: "This is a task text" });
                """, null);
        assertEquals(List.of("id"), List.copyOf(((Map<?, ?>) id).keySet()));

        JsonNode task = stage.staff().get("/chats/" + ((Map<?, ?>) id).get("id"));
        assertEquals("task", task.get("chat_type").asText());
        assertEquals(Stage.visitor(chat.page), task.get("visitor_id").asText());
        assertEquals("Aino", task.get("visitor_username").asText());
        assertEquals(stage.staff().room("localhost"), task.get("room_id").asText());
        assertEquals(List.of("This is a task text"), stage.staff().texts(Stage.visitor(chat.page)));
        assertThat(chat.window()).isHidden();

        stage.staff().say(Stage.visitor(chat.page), "On it!");
        assertThat(chat.launcher(1)).isVisible();
        chat.open();
        chat.assertSaid("This is a task text", "On it!");
    }

    @Test
    void startTaskAnonymously() {
        try (ConsolePage console = new ConsolePage(stage)) {
            Page page = page();
            page.evaluate("giosg.api.visitor.submit({username: 'Aino', secret: 'hers alone'})");

            String id = (String) page.evaluate("""
                    // Start a new task from anonymous visitor
                    giosg.api.chat.startTask({ message: "This is a task text" }, undefined, true, {
                      username: "My name",
                      avatar: "https://....",
                    }).then(task => task.id);
                    """);

            JsonNode task = stage.staff().get("/chats/" + id);
            assertTrue(task.get("visitor_id").isNull(), task::toString);
            assertEquals("My name", task.get("visitor_username").asText());
            assertEquals(
                    "{\"username\":\"My name\",\"avatar\":\"https://....\"}",
                    task.get("visitor_variables").toString());
            String all = task + stage.staff().messages(id).toString();
            assertTrue(!all.contains(Stage.visitor(page)) && !all.contains("Aino"), all);

            console.chooseById(id);
            assertThat(console.chats("My name").first()).isVisible();
            assertThat(console.chosen()).containsText("My name");
            assertThat(console.log()).containsText("This is a task text");
            assertThat(console.aboutVisitor()).containsText("This visitor is anonymous");
            assertThat(console.chosen()).not().containsText("hers alone");
            console.reply("Nobody reads this");
            assertThat(new ChatPage(page).launcher(0)).isVisible();
            run(page, "_giosg('chat', 'close')");
            assertThat(console.endButton()).isEnabled();
        }
    }

    @Test
    void startTaskInARoomWithVariables() {
        Page page = page();

        String id = startTask(page, "'In text alone', '" + ROOM + "', false, {username: 'Aino', order: 4711}");

        JsonNode task = stage.staff().get("/chats/" + id);
        assertEquals(ROOM, task.get("room_id").asText());
        assertEquals("Aino", task.get("visitor_username").asText());
        assertEquals(
                "{\"username\":\"Aino\",\"order\":4711}",
                task.get("visitor_variables").toString());
        assertEquals("not_found", page.evaluate("giosg.api.chat.startTask('x', 'no such room').catch(e => e.code)"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTaskIsStartedOnceHoweverTheLineFails(boolean isLeft) {
        try (FaultProxy line = new FaultProxy(stage.backend().origin())) {
            String tag = stage.snippet().replace(stage.backend().origin(), line.origin());
            Page page = stage.open(tag, Map.of());
            page.waitForFunction("window.giosg && giosg.sessionUuid");
            line.next(Fault.LOSE_REQUEST, Fault.LOSE_ANSWER, Fault.LOSE_ANSWER);

            if (isLeft) {
                CountedGoals.leave(page, "giosg.api.chat.startTask('Once'); location.reload()");
                page.waitForFunction("window.giosg && giosg.sessionUuid");
                page.waitForCondition(
                        () -> stage.staff().texts(Stage.visitor(page)).size() > 0);
            } else {
                String id = startTask(page, "'Once'");
                assertEquals(stage.staff().openChat(Stage.visitor(page)), id);
            }
            page.evaluate("giosg.api.room.leave()");

            assertEquals(List.of("Once"), stage.staff().texts(Stage.visitor(page)));
        }
    }
}

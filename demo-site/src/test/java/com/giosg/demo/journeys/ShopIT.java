package com.giosg.demo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.testing.browser.ChatPage;
import com.giosg.demo.testing.browser.Stage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The public documentation's examples, as printed, run one by one on the demo shop's page as a site's developer would. */
class ShopIT {
    private static final String JOHN = "\"John Doe\"";

    @RegisterExtension
    final Stage stage = new Stage();

    private Page page;
    private String visitor;

    @BeforeEach
    void open() {
        page = stage.newPage();
        page.navigate(stage.backend().origin() + "/");
        visitor = Stage.visitor(page);
    }

    @Test
    void everyExampleIsTriedBelow() {
        assertEquals(
                List.of(
                        "Asynchronous call",
                        "Direct call",
                        "Submit variables",
                        "Submit to several rooms",
                        "Remove variables",
                        "Submit signed variables",
                        "Freshly signed",
                        "Changed by the visitor",
                        "Set identifiers",
                        "Join rooms",
                        "Leave rooms",
                        "Get joined rooms",
                        "End chats",
                        "End chats and hide the window",
                        "End the chats of one room",
                        "End chats with a last word",
                        "Hide the window",
                        "Start tasks",
                        "Ask to talk by video",
                        "Match a goal"),
                page.getByRole(AriaRole.ARTICLE).getByRole(AriaRole.HEADING).allInnerTexts());
    }

    @Test
    void asynchronousCall() {
        run("Asynchronous call", "visitor.submit");

        assertEquals(Map.of("username", JOHN), stage.staff().variables(visitor, "127.0.0.1"));
    }

    @Test
    void directCall() {
        Locator outcome = run("Direct call", "visitor.submit");

        assertThat(outcome).containsText("Success!");
        assertEquals(Map.of("username", JOHN), stage.staff().variables(visitor, "127.0.0.1"));
    }

    @Test
    void submitVariables() {
        run("Submit variables", "visitor.submit");

        assertEquals(
                Map.of("username", JOHN, "age", "29", "has_car", "true"),
                stage.staff().variables(visitor, "My room"));
    }

    @Test
    void submitToSeveralRooms() {
        run("Submit to several rooms", "visitor.submit");

        assertEquals(
                Map.of("username", JOHN, "age", "29", "has_car", "true"),
                stage.staff().variables(visitor, "Another room"));
        assertEquals(
                3,
                stage.staff()
                        .list("/rooms/kbio5de27gjo767wcqaafh7g6mpluvar4ofiausuac7acbam/visitors/" + visitor
                                + "/variables")
                        .size());
        assertEquals(Map.of(), stage.staff().variables(visitor, "127.0.0.1"));
    }

    /** Printed with another secret, and in the other case with a time of 2013. */
    @Test
    void submitSignedVariables() {
        Locator outcome = runRefused("Submit signed variables", 2);

        assertThat(outcome).containsText("signature does not match");
        assertThat(outcome).containsText("checksum does not match");
        assertEquals(Map.of(), stage.staff().variables(visitor, "127.0.0.1"));
    }

    @Test
    void freshlySigned() {
        run("Freshly signed", "visitor.submit", "visitor.submit");

        assertEquals(
                Map.of("username", "\"Aino Virtanen\"", "customer_number", "10482", "loyalty", "\"gold\""),
                stage.staff().variables(visitor, "127.0.0.1"));
        assertEquals(
                Set.of("customer_number", "loyalty", "username"), stage.staff().signedVariables(visitor, "127.0.0.1"));
    }

    @Test
    void changedByTheVisitor() {
        Locator outcome = runRefused("Changed by the visitor", 2);

        assertThat(outcome).containsText("signature does not match");
        assertThat(outcome).containsText("checksum does not match");
        assertEquals(Map.of(), stage.staff().variables(visitor, "127.0.0.1"));
    }

    @Test
    void removeVariables() {
        page.evaluate("giosg.api.visitor.submit({username: 'x', other: 1})");

        run("Remove variables", "visitor.remove", "visitor.removeAll");

        assertEquals(Map.of(), stage.staff().variables(visitor, "127.0.0.1"));
    }

    @Test
    void setIdentifiers() {
        run("Set identifiers", "visitor.setIdentifier", "visitor.setIdentifier");

        assertEquals(
                "[\"customer-0123456\",\"other-identifier-1234\"]",
                stage.staff().get("/visitors/" + visitor).get("identifiers").toString());
    }

    @Test
    void joinAndLeaveRooms() {
        String own = stage.staff().room("127.0.0.1");
        run("Join rooms", "room.join", "room.join", "room.join");
        assertEquals(
                Set.of(
                        own,
                        "6d8b3520-9384-11ed-a80e-0242ac1100271",
                        stage.staff().room("Special room"),
                        stage.staff().room("Sales")),
                Set.copyOf((List<?>) page.evaluate("giosg.rooms")));

        Locator joined = run("Get joined rooms", "room.getJoinedRooms");
        assertThat(joined).containsText(own);

        run("Leave rooms", "room.leave", "room.leave", "room.leave");
        assertEquals(List.of(own), page.evaluate("giosg.rooms"));
    }

    @Test
    void closeChats() {
        ChatPage chat = chat();

        run("End chats", "chat.close", "chat.close");

        assertThat(chat.log()).containsText("The chat has ended.");
        assertEquals(List.of(), stage.staff().roomsOfOpenChats(visitor));
    }

    @Test
    void closeChatsAndHideTheWindow() {
        ChatPage chat = chat();

        run("End chats and hide the window", "chat.close");

        assertThat(chat.window()).isHidden();
        assertEquals(List.of(), stage.staff().roomsOfOpenChats(visitor));
    }

    @Test
    void closeChatsOfOneRoom() {
        for (String room : new String[] {
            "12345689-1234-5678-9012-345678901234",
            stage.staff().room("Sales room"),
            stage.staff().room("Sales")
        }) {
            page.evaluate("room => giosg.api.chat.startTask('A task', room)", room);
        }

        run("End the chats of one room", "chat.close", "chat.close");

        assertEquals(List.of(stage.staff().room("Sales")), stage.staff().roomsOfOpenChats(visitor));
    }

    @Test
    void closeChatsWithAMessage() {
        ChatPage chat = chat();

        run("End chats with a last word", "chat.close");

        chat.assertSaid("Chat conversations has ended!");
        assertThat(chat.log()).containsText("Chat service");
    }

    @Test
    void hideTheChatWindow() {
        ChatPage chat = chat();

        run("Hide the window", "chat.hide", "chat.hide");

        assertThat(chat.window()).isHidden();
        assertEquals(1, stage.staff().roomsOfOpenChats(visitor).size());
    }

    @Test
    void startTasks() {
        Locator outcome = run("Start tasks", "chat.startTask", "chat.startTask");

        assertThat(outcome).containsText(stage.staff().openChat(visitor));
        assertEquals(List.of("This is a task text"), stage.staff().texts(visitor));
        assertTrue(stage.staff().list("/chats?is_ended=false").stream()
                .anyMatch(chat -> chat.get("visitor_id").isNull()
                        && chat.get("visitor_username").asText().equals("My name")));
    }

    @Test
    void askToTalkByVideo() {
        Locator outcome = run("Ask to talk by video", "call.start");

        assertThat(outcome).containsText(stage.staff().openChat(visitor));
    }

    @Test
    void matchAGoal() {
        run("Match a goal", "goal.matches", "goal.matches");

        assertEquals(List.of(10.0, 1000.1), stage.staff().matches(visitor, "2870f654-c6a7-11e6-8a67-60f81db030fe"));
    }

    @Test
    void anEditedExampleShowsWhatIsWrongWithIt() {
        Locator example = example("Set identifiers");
        example.getByRole(AriaRole.TEXTBOX).fill("_giosg('visitor', 'setIdentifier', 5);");
        example.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Run"))
                .click();
        assertThat(example.getByRole(AriaRole.LOG)).containsText("identifier must be a string");

        example.getByRole(AriaRole.TEXTBOX).fill("this is no JavaScript");
        example.getByRole(AriaRole.TEXTBOX).press("Control+Enter");
        assertThat(example.getByRole(AriaRole.LOG)).containsText("SyntaxError");

        example.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Reset"))
                .click();
        assertTrue(example.getByRole(AriaRole.TEXTBOX).inputValue().contains("customer-0123456"));
    }

    /** The chat in the corner of the page, in which the visitor has begun to talk. */
    private ChatPage chat() {
        // Else the page scrolls for long, and the window stands over what is to be pressed.
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        ChatPage chat = ChatPage.opened(page);
        chat.write("Hello?");
        return chat;
    }

    private Locator example(String title) {
        return page.getByRole(
                AriaRole.ARTICLE, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    /** Presses Run, and waits until so many calls have been refused for their signatures. */
    private Locator runRefused(String title, int calls) {
        Locator example = example(title);
        example.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Run"))
                .click();
        Locator outcome = example.getByRole(AriaRole.LOG);
        assertThat(outcome.locator(".call.rejected")
                        .filter(new Locator.FilterOptions().setHasText("invalid_signature")))
                .hasCount(calls);
        return outcome;
    }

    /** Presses Run, and waits until each of these calls has resolved. */
    private Locator run(String title, String... calls) {
        Locator example = example(title);
        example.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Run"))
                .click();
        Locator outcome = example.getByRole(AriaRole.LOG);
        assertThat(outcome.locator(".call.resolved")).hasCount(calls.length);
        assertThat(outcome.locator(".call b")).containsText(calls);
        return outcome;
    }
}

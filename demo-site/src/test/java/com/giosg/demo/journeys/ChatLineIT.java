package com.giosg.demo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.testing.TemporaryFolder;
import com.giosg.demo.testing.browser.Backend;
import com.giosg.demo.testing.browser.ChatPage;
import com.giosg.demo.testing.browser.CountedGoals;
import com.giosg.demo.testing.browser.Stage;
import com.giosg.demo.testing.browser.WholeBrowser;
import com.giosg.demo.testing.faults.FaultProxy;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chat window's line to the backend: one of a visitor's, there when needed, and taken up again without loss. */
class ChatLineIT {
    @RegisterExtension
    final Stage stage = new Stage();

    private FaultProxy line;
    private final Set<Request> live = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        line = new FaultProxy(stage.backend().origin());
    }

    @AfterEach
    void close() {
        line.close();
        assertEquals(List.of(), stage.errors());
    }

    /** A new tab of the visitor's, whose requests are followed. */
    private Page tab() {
        return tab(stage.newPage());
    }

    private Page tab(Page page) {
        page.onRequest(request -> {
            requests.add(request);
            if (isLive(request)) {
                live.add(request);
            }
        });
        page.onRequestFinished(live::remove);
        page.onRequestFailed(live::remove);
        page.onClose(closed -> live.removeIf(request -> request.frame().page() == closed));
        page.navigate(stage.site()
                .serve("/chat-line", stage.snippet().replace(stage.backend().origin(), line.origin()), Map.of()));
        page.waitForFunction("window.giosg && giosg.sessionUuid");
        return page;
    }

    private ChatPage openedTab() {
        return ChatPage.opened(tab());
    }

    private static boolean isLine(Request request) {
        return request.url().endsWith("/chat");
    }

    private static boolean isLive(Request request) {
        return isLine(request) && request.postData().contains("\"live\":true");
    }

    private Page leader() {
        assertEquals(1, live.size(), "live lines");
        return live.iterator().next().frame().page();
    }

    private static String[] numbered(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "Message " + number)
                .toArray(String[]::new);
    }

    @Test
    void noneBeforeTheVisitorHasAChatOrOpensTheWindow() {
        Page page = tab();
        ChatPage chat = new ChatPage(page);
        assertThat(chat.launcher()).isVisible();
        page.evaluate("giosg.api.visitor.submit({a: 1})");
        page.evaluate("giosg.api.chat.startTask('Of somebody', null, true)");
        page.evaluate("giosg.api.chat.hide()");
        assertEquals(
                List.of(),
                requests.stream().filter(ChatLineIT::isLine).map(Request::url).toList());

        page.evaluate("giosg.api.chat.startTask('Mine')");
        page.waitForCondition(() -> live.size() == 1);

        page.evaluate("giosg.api.chat.close()");
        page.waitForCondition(() -> live.isEmpty());
        chat.open();
        page.waitForCondition(() -> live.size() == 1);
    }

    @Test
    void oneForAllTabs() {
        ChatPage first = openedTab();
        first.write("Message 1");
        List<ChatPage> all = List.of(first, new ChatPage(tab()), new ChatPage(tab()));
        all.forEach(chat -> chat.assertSaid(numbered(1)));

        stage.staff().say(Stage.visitor(first.page), "Message 2");

        all.forEach(chat -> chat.assertSaid(numbered(2)));
        assertEquals(first.page, leader());
        assertEquals(1, requests.stream().filter(ChatLineIT::isLive).count());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherTabTakesOverFromOneThatIsClosed(boolean hasWebLocks) {
        Page page = stage.newPage();
        if (!hasWebLocks) {
            // As on a page over plain http.
            page.context().addInitScript("delete Navigator.prototype.locks");
        }
        ChatPage first = ChatPage.opened(tab(page));
        String visitor = Stage.visitor(page);
        first.write("Message 1");
        ChatPage second = new ChatPage(tab());
        ChatPage third = new ChatPage(tab());
        Stream.of(second, third).forEach(chat -> chat.assertSaid(numbered(1)));
        // Where a busy machine lets a tab say too late that it is alive, there are two for a while.
        page.waitForCondition(() -> live.size() == 1);
        Page leader = leader();
        List<ChatPage> others = Stream.of(first, second, third)
                .filter(chat -> chat.page != leader)
                .toList();

        stage.staff().say(visitor, "Message 2");
        leader.close();
        stage.staff().say(visitor, "Message 3");
        others.get(0).page.waitForCondition(() -> live.size() == 1);
        stage.staff().say(visitor, "Message 4");

        others.forEach(chat -> chat.assertSaid(numbered(4)));
        assertTrue(others.stream().anyMatch(chat -> chat.page == leader()));
    }

    @Test
    void aLineThatIsCutIsTakenUpWhereItEnded() {
        ChatPage chat = openedTab();
        String visitor = Stage.visitor(chat.page);
        chat.write("Message 1");
        stage.staff().say(visitor, "Message 2");
        chat.assertSaid(numbered(2));

        line.outage(true);
        line.cutLines();
        assertThat(chat.window().getByText("Connection lost. Reconnecting…")).isVisible();
        stage.staff().say(visitor, "Message 3");
        chat.type("Message 4");
        assertThat(chat.log().getByText("Sending…")).isVisible();
        line.outage(false);

        chat.assertSaid(numbered(4));
        chat.assertArrived();
        assertThat(chat.window().getByText("Connection lost. Reconnecting…")).isHidden();
        line.cutLines();
        stage.staff().say(visitor, "Message 5");
        chat.assertSaid(numbered(5));
        assertEquals(List.of(numbered(5)), stage.staff().texts(visitor));
    }

    @Test
    void theConversationGoesOnWhenTheBackendHasRestarted() throws IOException {
        Path data = TemporaryFolder.create("restarted");
        Backend backend = new Backend(data);
        line.connect(backend.origin());
        ChatPage chat = openedTab();
        ChatPage other = new ChatPage(tab());
        String visitor = Stage.visitor(chat.page);
        chat.page.bringToFront();
        chat.write("Message 1");
        backend.staff().say(visitor, "Message 2");
        Stream.of(chat, other).forEach(each -> each.assertSaid(numbered(2)));

        backend.kill();
        chat.type("Message 3");
        assertThat(chat.window().getByText("Connection lost. Reconnecting…")).isVisible();
        assertThat(chat.log().getByText("Sending…")).isVisible();
        chat.page.context().setOffline(true);
        try (Backend restarted = new Backend(data)) {
            line.connect(restarted.origin());
            chat.page.context().setOffline(false);
            Stream.of(chat, other).forEach(each -> each.assertSaid(numbered(3)));
            chat.assertArrived();
            restarted.staff().say(visitor, "Message 4");

            Stream.of(chat, other).forEach(each -> each.assertSaid(numbered(4)));
            assertEquals(List.of(numbered(4)), restarted.staff().texts(visitor));
        }
    }

    @Test
    void theSecretStandsInNoAddress() {
        ChatPage chat = openedTab();
        chat.write("Message 1");
        String secret = chat.page.context().cookies().stream()
                .filter(cookie -> cookie.name.startsWith("giosg_sgid_"))
                .findFirst()
                .orElseThrow()
                .value;

        assertTrue(requests.stream().anyMatch(ChatLineIT::isLive));
        for (Request request : requests) {
            assertFalse(request.url().contains(secret), request::url);
        }
    }

    /** The browser keeps the page, and gives it back as it was. */
    @Test
    @WholeBrowser
    void aPageThatIsGoneBackToHearsWhatItMissed() {
        ChatPage chat = openedTab();
        String visitor = Stage.visitor(chat.page);
        chat.write("Message 1");
        chat.page.evaluate("addEventListener('pageshow', event => console.log('kept: ' + event.persisted))");

        CountedGoals.leave(chat.page, "location.href = '" + stage.site().serve("/no-tag", "", Map.of()) + "'");
        stage.staff().say(visitor, "Message 2");
        chat.page.waitForConsoleMessage(
                new Page.WaitForConsoleMessageOptions()
                        .setPredicate(message -> message.text().equals("kept: true")),
                () -> chat.page.evaluate("setTimeout(() => history.back())"));

        chat.assertSaid(numbered(2));
        stage.staff().say(visitor, "Message 3");
        chat.assertSaid(numbered(3));
    }
}

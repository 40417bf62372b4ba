package com.giosg.demo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.giosg.demo.testing.browser.ChatPage;
import com.giosg.demo.testing.browser.PageLibraries;
import com.giosg.demo.testing.browser.Stage;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that replace what is in them, by hand or by a library, keep the chat as it was (contract section 3). */
class ReplacedDocumentIT {
    @RegisterExtension
    final Stage stage = new Stage();

    @AfterEach
    void noPageWasHurt() {
        assertEquals(List.of(), stage.errors());
    }

    /** A window that the visitor is writing in, after a word of theirs and one of staff. */
    private ChatPage chat(Page page) {
        ChatPage chat = ChatPage.opened(page);
        chat.write("Hello?");
        stage.staff().say(Stage.visitor(page), "Good morning!");
        assertThat(chat.log()).containsText("Good morning!");
        chat.box().fill("I have question");
        for (int i = 0; i < "question".length(); i++) {
            chat.box().press("ArrowLeft");
        }
        return chat;
    }

    /** The visitor goes on with what they were at, and all of the chat is at work. */
    private void goOn(ChatPage chat) {
        Page page = chat.page;
        assertThat(chat.box()).isFocused();
        // Not into the box, but to wherever the focus is.
        page.keyboard().type("a ");
        assertThat(chat.box()).hasValue("I have a question");
        page.keyboard().press("Enter");
        chat.assertSaid("Hello?", "Good morning!", "I have a question");
        chat.assertArrived();
        stage.staff().say(Stage.visitor(page), "Which one?");
        chat.assertSaid("Hello?", "Good morning!", "I have a question", "Which one?");
        chat.close();
        chat.open();
        chat.close();
        assertThat(page.locator("giosg-chat")).hasCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document.open(); document.write('<title>New</title><h1>New</h1>'); document.close()",
                // Never closed.
                "document.write('<title>New</title><h1>New</h1>')",
                "document.open(); setTimeout(() => { document.write('<h1>New</h1>'); document.close(); })",
                "document.open(); document.write('<html><head>'); setTimeout(() => document.write('</head><body><h1>New</h1>'))",
                "document.documentElement.innerHTML = '<head></head><body><h1>New</h1></body>'",
                "document.documentElement.replaceWith(document.documentElement.cloneNode(true))",
                "document.documentElement.remove(); setTimeout(() => document.append(document.createElement('html')))",
                "document.documentElement.replaceChildren(document.createElement('body'))",
                "document.documentElement.replaceChildren()",
                "document.body.replaceWith(document.createElement('body'))",
                "document.body.innerHTML = ''",
                // Its own content once more.
                "document.body.innerHTML += '<p>More</p>'",
                // Several times, the last while the first is still recent.
                "for (let i = 0; i < 4; i++) setTimeout(() => { document.body.innerHTML = i; })",
                // What a page names its elements.
                "document.body.innerHTML = '<form name=body></form><img name=activeElement>'",
            })
    void thePageReplacesItsDocument(String script) {
        ChatPage chat = chat(stage.open(""));

        chat.page.evaluate(script);

        goOn(chat);
    }

    @Test
    void aPageThatTakesTheChatAwayEachTimeIsNotHeldUp() {
        Page page = stage.open("");
        ChatPage chat = new ChatPage(page);
        assertThat(chat.launcher()).isVisible();
        page.evaluate("""
                var taken = 0, takes = new MutationObserver(() => {
                  const chat = document.querySelector('giosg-chat');
                  if (chat) {
                    taken++;
                    chat.remove();
                  }
                });
                takes.observe(document.body, {childList: true});
                document.querySelector('giosg-chat').remove();
                """);
        page.waitForFunction("taken > 1");

        page.evaluate("takes.disconnect()");

        assertThat(chat.launcher()).isVisible();
    }

    @Test
    void whatWasScrolledToIsStillShown() {
        Page page = stage.open("");
        ChatPage chat = ChatPage.opened(page);
        chat.write("Long\n".repeat(200));
        stage.staff().say(Stage.visitor(page), "Good morning!");
        assertThat(chat.log()).containsText("Good morning!");
        chat.log().evaluate("log => new Promise(done => { log.onscroll = done; log.scrollTop = 321; })");

        page.evaluate("document.body.innerHTML = ''");

        assertEquals(321, chat.log().evaluate("log => log.scrollTop"));
    }

    /** A written document may have the snippet, as the one before it had. */
    @Test
    void aDocumentThatIsWrittenWithTheSnippetWarnsOnce() {
        Page page = stage.open("");
        ChatPage chat = chat(page);
        String html = "<script>var loaded = 0; addEventListener('load', () => { loaded++; }, true)</script>"
                + stage.snippet();
        for (int i = 0; i < 2; i++) {
            page.evaluate("html => { document.open(); document.write(html); document.close(); }", html);
            page.waitForFunction("loaded > 0");
        }

        goOn(chat);
        assertWarnedOnce();
    }

    private void assertWarnedOnce() {
        assertEquals(
                List.of("warning giosg: the page loads the tag twice"),
                stage.console().stream().filter(line -> line.contains("giosg")).toList());
    }

    @Test
    void visitsOfTurboKeepTheChatAndWarnOnce() {
        String body = "</head><body>" + stage.snippet() + "<a href=\"/turbo-%s\">Next</a>";
        String head = "<script>" + PageLibraries.turbo() + """
                var loaded = 0, visits = 0;
                document.addEventListener('turbo:load', () => visits++);
                document.addEventListener('load', ({target}) => { if (target.src?.includes('/live2/')) loaded++; }, true);
                </script>""";
        stage.site().serve("/turbo-two", head + body.formatted("one"), Map.of());
        Page page = stage.newPage();
        page.navigate(stage.site().serve("/turbo-one", head + body.formatted("two"), Map.of()));
        ChatPage chat = chat(page);

        visit(page, "turbo-two", "document.querySelector('a').click()", 2);
        visit(page, "turbo-one", "document.querySelector('a').click()", 3);
        visit(page, "turbo-two", "history.back()", 4);

        goOn(chat);
        assertWarnedOnce();
    }

    /** Makes a visit to its end: Turbo rejects one that another one cuts short, and nobody catches that. */
    private static void visit(Page page, String path, String script, int count) {
        page.evaluate(script);
        page.waitForURL("**/" + path);
        page.waitForFunction("count => loaded >= count && visits >= count", count);
    }

    /** A page of React's, from head to foot, that the server has rendered; {@code hydrate} takes its heading. */
    private Page rendered(int react) {
        String snippet = stage.snippet().replaceAll("(?s).*<script>|</script>.*", "");
        Page page = stage.open("<script>" + snippet + "</script></head><body><input>", Map.of());
        page.addScriptTag(new Page.AddScriptTagOptions().setContent(PageLibraries.react(react)));
        page.evaluate("document.head.lastChild.remove()");
        page.evaluate("""
                window.hydrate = heading => new Promise(done => {
                  const e = React.createElement;
                  const Page = () => {
                    React.useEffect(done);
                    return e('html', {lang: 'en'},
                      e('head', null, e('meta', {charSet: 'utf-8'}), e('title', null, 'Customer'),
                        e('script', {dangerouslySetInnerHTML: {__html: ''}})),
                      e('body', null, e('input'), e('h1', null, heading)));
                  };
                  ReactDOM.hydrateRoot(document, e(Page), {onRecoverableError: error => recovered.push(error.message)});
                }).then(() => new Promise(done => setTimeout(done)));
                window.recovered = [];
                """);
        return page;
    }

    @ParameterizedTest
    @ValueSource(ints = {18, 19})
    void hydrationFindsThePageAsTheServerMadeIt(int react) {
        Page page = rendered(react);
        assertThat(new ChatPage(page).launcher()).isVisible();
        page.locator("input").fill("typed");

        page.evaluate("hydrate('Customer')");

        assertEquals(List.of(), page.evaluate("recovered"));
        assertThat(page.locator("input")).hasValue("typed");
        goOn(chat(page));
    }

    @ParameterizedTest
    @ValueSource(ints = {18, 19})
    void hydrationThatStartsAnewKeepsTheChat(int react) {
        Page page = rendered(react);
        ChatPage chat = chat(page);

        page.evaluate("hydrate('Another')");

        assertThat(page.locator("h1")).hasText("Another");
        assertFalse(((List<?>) page.evaluate("recovered")).isEmpty());
        goOn(chat);
    }
}

package com.giosg.tag.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.giosg.tag.messages.Reply;
import com.giosg.tag.testing.FakeBrowser;
import com.giosg.tag.testing.FakePage;
import com.giosg.tag.testing.FakePost;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A reply is believed when it is whole and names what was sent; anything else counts as no answer. */
class BelievedReplyTest {
    private static final String OTHER = "0123456789abcdef".repeat(2);

    private final FakeBrowser browser = new FakeBrowser();
    private final FakePage page = browser.openTab();

    @ParameterizedTest
    @ValueSource(ints = {200, 404, 503})
    void theReplyToAnotherRequestIsNone(int status) {
        page.call("a");
        page.turn();
        page.lastPost().answer(status, 0, FakePost.reply(0, List.of(Reply.answer(OTHER, status, "null"))));

        assertUnanswered();
    }

    @Test
    void norIsTheReplyToALongerOne() {
        String a = page.call("a");
        page.turn();
        page.lastPost()
                .answer(
                        200,
                        0,
                        FakePost.reply(0, List.of(Reply.answer(a, 200, "null"), Reply.answer(OTHER, 200, "null"))));

        assertUnanswered();
    }

    @Test
    void aReportIsNotAnsweredByTheReplyToACall() {
        page.courier.reportPage();
        page.turn();
        page.lastPost().answer(200, 0, FakePost.reply(0, List.of(Reply.answer(OTHER, 200, "null"))));
        browser.pass(500);

        assertNull(browser.visitor.told);
        assertEquals(List.of(List.of(), List.of()), page.sent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'time':1                                  | 'time':'x'",
                "'time':1                                  | 'time':null",
                "'time':1                                  | 'time':-1",
                "'time':1                                  | 'time':1e999",
                "'time':1                                  | 'time':-1e999",
                "'time':1                                  | 'times':1",
                "'id':'v'                                  | 'id':7",
                "'session_id':'s'                          | 'session':'s'",
                "'visit_count':1                           | 'visit_count':'1'",
                "'rooms':['r']                             | 'rooms':'r'",
                "{'id':'v','session_id':'s','visit_count':1,'rooms':['r']} | null",
                "{'id':'v','session_id':'s','visit_count':1,'rooms':['r']} | []",
                "'visitor':                                | 'visitors':",
                "'id':'ID'                                 | 'id':null",
                "'id':'ID'                                 | 'no':'ID'",
                "[{'id':'ID','status':200,'body':null}]    | [null]",
                "[{'id':'ID','status':200,'body':null}]    | [[]]",
                "[{'id':'ID','status':200,'body':null}]    | ['ID']",
                "[{'id':'ID','status':200,'body':null}]    | {}",
                "[{'id':'ID','status':200,'body':null}]    | 'answers'",
                "'status':200                              | 'status':'200'",
                "'status':200                              | 'status':null",
            })
    void aReplyThatIsNotWholeIsNone(String part, String broken) {
        page.ask("first");
        page.turn();
        page.lastPost().accept();
        browser.visitor.told = null;
        String id = page.lastPost().command(0).id;
        String whole = FakePost.reply(1, List.of(Reply.answer(id, 200, "null")));
        String reply = whole.replace(
                part.replace('\'', '"').replace("ID", id),
                broken.replace('\'', '"').replace("ID", id));
        assertFalse(reply.equals(whole), part);

        page.lastPost().answer(200, 0, reply);

        assertEquals(List.of(), page.outcomes);
        browser.pass(500);
        assertEquals(
                page.posts.get(1).command(0).deadline, page.lastPost().command(0).deadline, "the time is as it was");
        page.lastPost().accept();
        assertEquals(List.of("first ok"), page.outcomes);
    }

    @Test
    void answersWithoutMoreAreNoReply() {
        page.courier.registerPage();
        page.turn();
        page.lastPost().answer(200, 0, "{\"answers\":[]}");

        assertNull(browser.visitor.told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "\"no\"",
                "{\"code\":7,\"message\":\"why\"}",
                "{\"code\":\"not_found\"}",
                "{\"code\":\"not_found\",\"message\":{}}",
                "{\"code\":{},\"message\":[]}"
            })
    void aRefusalThatDoesNotSayWhyIsARefusalAllTheSame(String body) {
        page.call("a");
        page.ask("rooms");
        page.turn();
        page.lastPost().answer(403, 0, body);

        assertEquals(List.of("a unavailable 403"), page.outcomes);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void theRestOfARequestIsSentAgainInItsOrderWhenTheBackendWantsIt(int status) {
        page.call("a");
        page.call("b");
        page.call("c");
        page.turn();
        page.lastPost().reply(7_000, new int[] {200, status, status});
        page.call("d");
        page.courier.resume();
        assertEquals(List.of("a ok"), page.outcomes);

        browser.pass(6_999);
        assertEquals(1, page.posts.size());
        browser.pass(251);
        page.acceptAll();

        assertEquals(List.of(List.of("a", "b", "c"), List.of("b", "c", "d")), page.sent());
        assertEquals(List.of("a ok", "b ok", "c ok", "d ok"), page.outcomes);
    }

    private void assertUnanswered() {
        assertEquals(List.of(), page.outcomes);
        assertNull(browser.visitor.told);
        browser.pass(500);
        assertEquals(List.of(List.of("a"), List.of("a")), page.sent());
    }
}

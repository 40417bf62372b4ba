package com.giosg.tag.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.giosg.tag.testing.TestPage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a call returns (contract section 4): a standard promise with jQuery's methods, and an Error with four facts. */
class PromiseTest {
    private static final String NOT_FOUND = """
            {"time": 1795000000000, "visitor": {"id": "v", "session_id": "s", "visit_count": 1, "rooms": []}, "answers":
             [{"id": "FIRST_ID", "status": 404, "body": {"code": "not_found", "message": "there is no goal g"}}]}""";

    private final TestPage page = new TestPage();

    @BeforeEach
    void open() {
        page.openHead(TestPage.SNIPPET + "<script>"
                        + TestPage.resource("/META-INF/resources/webjars/jquery/3.7.1/jquery.min.js") + "</script>")
                .load();
        page.run("""
                window.log = [];
                window.note = function (word) { return function (value) { log.push(word + ' ' + value); return value; }; };
                """);
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void resolvesWithNothing() {
        assertEquals("undefined", page.run("giosg.api.room.leave().then(function (v) { result = typeof v; });"));
    }

    @Test
    void rejectsWithCodeMessageStatusAndTheBackendsBody() {
        page.answerWith(404, NOT_FOUND);

        assertEquals("[true,\"not_found\",\"there is no goal g\",404,\"not_found\"]", page.run("""
                giosg.api.goal.matches('g').then(null, function (e) {
                  result = [e instanceof Error, e.code, e.message, e.status, e.responseJSON.code];
                });"""));
    }

    @Test
    void aCallThatTheTagRefusesHasStatusZero() {
        assertEquals("[\"invalid_argument\",\"goal_id is missing\",0]", page.run("""
                giosg.api.goal.matches().catch(function (e) { result = [e.code, e.message, e.status]; });"""));
    }

    @Test
    void hasTheMethodsOfJQueryOnWhatThenReturnsToo() {
        page.answerWith(404, NOT_FOUND);
        page.run("""
                var failing = giosg.api.goal.matches('g');
                log.push(failing.state());
                failing.done(note('no')).fail(note('fail'), [note('fail too')]).always(note('always')).progress(note('no'));
                failing.then(note('no')).then(note('no')).fail(note('later'));
                failing.promise().catch(function () { return 1; }).done(note('done'));
                """);

        assertEquals(
                "[\"pending\",\"fail Error: there is no goal g\",\"fail too Error: there is no goal g\","
                        + "\"always Error: there is no goal g\",\"done 1\",\"later Error: there is no goal g\",\"rejected\"]",
                page.get("log.concat(failing.state())"));
    }

    @Test
    void aCallbackOfDoneThatThrowsIsReportedAndStopsNoOther() {
        page.run("""
                window.reportError = function (e) { log.push('reported ' + e.message); };
                giosg.api.room.leave().done(null, function () { throw new Error('theirs'); }, note('next'));
                """);

        assertEquals("[\"next undefined\",\"reported theirs\"]", page.get("log"));
    }

    @Test
    void worksInPromiseAll() {
        assertEquals("2", page.run("""
                Promise.all([giosg.api.room.leave(), giosg.api.room.leave()]).then(function (all) {
                  result = all.length;
                });"""));
    }

    @Test
    void worksInJQueryWhen() {
        page.answerWith(404, NOT_FOUND);
        page.run("jQuery.when(giosg.api.goal.matches('g')).fail(note('fail'));");
        page.run("jQuery.when(giosg.api.room.leave(), giosg.api.room.leave()).done(note('done'));");

        assertEquals("[\"fail Error: there is no goal g\",\"done undefined\"]", page.get("log"));
    }

    @Test
    void aFailureThatNobodyLooksAtIsAWarning() {
        page.run("_giosg('goal', 'matches', 5);");

        assertEquals(List.of("warn giosg: goal.matches: goal_id must be a string (invalid_argument)"), page.console);
    }

    @Test
    void aFailureThatThePageLooksAtIsNoWarning() {
        page.run("_giosg('goal', 'matches', 5).then(null, note('seen'));");

        assertEquals(List.of(), page.console);
        assertEquals("[\"seen Error: goal_id must be a string\"]", page.get("log"));
    }
}

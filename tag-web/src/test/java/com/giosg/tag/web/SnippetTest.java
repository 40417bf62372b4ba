package com.giosg.tag.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.tag.testing.TestPage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The snippet before, while and after the script loads (contract section 3). */
class SnippetTest {
    private final TestPage page = new TestPage();

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void callsKeepTheirOrderAndAreNeverRegrouped() {
        page.open("""
                _giosg('visitor', 'setIdentifier', 'a');
                _giosg('goal', 'matches', 'g1');
                _giosg('visitor', 'setIdentifier', 'b');
                _giosg('goal', 'matches', 'g2', {value: 1000.1});
                """).load();

        assertEquals(
                List.of(
                        "visitor.setIdentifier['a']",
                        "goal.matches['g1']",
                        "visitor.setIdentifier['b']",
                        "goal.matches['g2',{'value':1000.1}]"),
                page.commands());
    }

    @Test
    void callsMadeCloseTogetherShareTheFirstRequest() {
        page.open("_giosg('visitor', 'setIdentifier', 'a'); _giosg(function () { giosg.api.room.leave(); });")
                .load();

        assertEquals(1, page.requests.size());
        assertEquals(2, page.commands().size());
    }

    @Test
    void aCallMadeInsideACallbackTakesEffectBeforeTheNextQueuedCall() {
        page.open("""
                _giosg(function () {
                  _giosg('visitor', 'setIdentifier', 'inner');
                  _giosg(function () { giosg.api.visitor.setIdentifier('innermost'); });
                });
                _giosg('visitor', 'setIdentifier', 'outer');
                """).load();

        assertEquals(
                List.of(
                        "visitor.setIdentifier['inner']",
                        "visitor.setIdentifier['innermost']",
                        "visitor.setIdentifier['outer']"),
                page.commands());
    }

    @Test
    void aStubTakenBeforeTheTagLoadedKeepsWorking() {
        page.open("var g = window._giosg;").load();

        assertEquals(
                "called", page.run("g('visitor', 'setIdentifier', 'late'); g(function () { result = 'called'; });"));
        assertEquals(List.of("visitor.setIdentifier['late']"), page.commands());
    }

    @Test
    void afterLoadACallReturnsThePromiseOfTheDirectCall() {
        page.open("var early = _giosg('room', 'leave');").load();

        assertEquals("undefined", page.get("typeof early"));
        assertEquals("true", page.get("String(_giosg('room', 'leave') instanceof Promise)"));
        assertEquals("undefined", page.get("typeof _giosg(function () {})"));
    }

    @Test
    void argumentsAreFrozenWhenTheTagLoadsBeforeAnyCallbackRuns() {
        page.open("""
                var data = {step: 1};
                _giosg(function () { data.step = 2; });
                _giosg('visitor', 'submit', data);
                """).load();

        assertEquals(List.of("visitor.submit[{'step':1}]"), page.commands());
    }

    @Test
    void aLongQueueIsFrozenInOneTurnAndRunsInLaterOnes() {
        page.open("""
                var called = false, calledAtOnce, data = {
                  step: 1,
                  get frozen() {
                    Promise.resolve().then(function () { calledAtOnce = called; data.step = 2; });
                    return true;
                  }
                };
                _giosg(function () { called = true; data.step = 3; });
                for (var i = 0; i < 1000; i++) {
                  _giosg('room', 'leave');
                }
                _giosg('visitor', 'submit', data);
                """).load();

        assertEquals("false", page.get("String(calledAtOnce)"));
        assertEquals("true", page.get("String(called)"));
        assertEquals(1001, page.commands().size());
        assertEquals("visitor.submit[{'step':1,'frozen':true}]", page.commands().get(1000));
    }

    @Test
    void anArrayThatThePagePushedStaysAsItWas() {
        page.open("""
                var call = ['visitor', 'submit', {step: 1}];
                _giosg._e = [call, call];
                """).load();
        page.run("_giosg._e.push(call);");

        assertEquals(
                List.of("visitor.submit[{'step':1}]", "visitor.submit[{'step':1}]", "visitor.submit[{'step':1}]"),
                page.commands());
        assertEquals("1", page.get("String(call[2].step)"));
    }

    @Test
    void argumentsAreFrozenWhenADirectCallIsMade() {
        page.open("").load();

        page.run("var data = {step: 1}; giosg.api.visitor.submit(data); data.step = 2;");

        assertEquals(List.of("visitor.submit[{'step':1}]"), page.commands());
    }

    @Test
    void aThrowingCallbackIsReportedAndStopsNothingElse() {
        page.open("""
                var reported = [];
                window.reportError = function (error) { reported.push(error.message); };
                _giosg(function () { throw new Error('theirs'); });
                _giosg('visitor', 'setIdentifier', 'after');
                """).load();

        assertEquals(List.of("visitor.setIdentifier['after']"), page.commands());
        assertEquals("theirs", page.get("reported.join()"));
    }

    @Test
    void theSecondCopyOfTheTagDoesNothingButWarnOnce() {
        page.open("_giosg('visitor', 'setIdentifier', 'once');").load().load().load();

        page.run("_giosg('visitor', 'setIdentifier', 'more');");

        assertEquals(List.of("visitor.setIdentifier['once']", "visitor.setIdentifier['more']"), page.commands());
        assertEquals(List.of("warn giosg: the page loads the tag twice"), page.console);
    }

    @Test
    void aSecondCopyIsKnownEvenWhereThePageWrappedTheFunction() {
        page.open("").load();
        page.run("var tag = _giosg; _giosg = function () { return tag.apply(this, arguments); }; var first = giosg;");
        page.load();

        assertEquals("true", page.get("giosg === first"));
    }

    @Test
    void aPageWhoseOwnWayOfReportingThrowsLosesNoCall() {
        page.open("""
                window.reportError = function () { throw new Error('theirs too'); };
                _giosg(function () { throw new Error('theirs'); });
                _giosg('visitor', 'setIdentifier', 'after');
                """).load();

        assertEquals(List.of("visitor.setIdentifier['after']"), page.commands());
    }

    @Test
    void aPageWhoseConsoleCannotWarnLosesNoCall() {
        page.open("""
                window.console = {log: function () {}};
                _giosg('no', 'method');
                _giosg('visitor', 'setIdentifier', 'after');
                """).load();

        assertEquals(List.of("visitor.setIdentifier['after']"), page.commands());
    }

    @Test
    void theTagWorksWithoutTheSnippet() {
        page.openHead("").load();

        page.run("giosg.api.visitor.setIdentifier('plain');");

        assertEquals(List.of("visitor.setIdentifier['plain']"), page.commands());
    }

    @Test
    void theTagAddsTwoNamesToTheWindowAndNothingToPrototypes() {
        String snapshot = """
                function names() {
                  var all = Object.getOwnPropertyNames(window);
                  [Object, Array, String, Function, Promise, Error].forEach(function (type) {
                    all = all.concat(Object.getOwnPropertyNames(type.prototype));
                  });
                  return all;
                }
                var before = names().concat('before', 'element', 'result');
                """;
        page.openHead("<script>" + snapshot + "</script>").load();

        assertEquals(
                "[\"_giosg\",\"giosg\"]",
                page.get("names().filter(function (name) { return before.indexOf(name) < 0; }).sort()"));
    }

    @Test
    void plainReadsFollowTheBackend() {
        page.open("_giosg(function () { window.early = [giosg.companyId, giosg.visitorId]; });")
                .load();

        String visitor = page.cookie("giosg_chat_id_" + TestPage.ORGANIZATION);
        assertEquals("[\"" + TestPage.ORGANIZATION + "\",\"" + visitor + "\"]", page.get("early"));
        assertEquals(
                "[\"" + visitor + "\",[\"domain-room\"],\"5e55e55e-0000-4000-a000-000000000000\",1]",
                page.get("[giosg.visitorId, giosg.rooms, giosg.sessionUuid, giosg.visitCount]"));
    }

    @Test
    void nothingThatIsGivenToTheFunctionMakesItThrow() {
        page.open("""
                var odd = [null, undefined, 5, {}, Symbol('s'), {toString: function () { throw 1; }}, ''];
                odd.forEach(function (value) { _giosg(value); _giosg('visitor', value); });
                _giosg();
                """).load();

        assertEquals("done", page.run("""
                odd.forEach(function (value) { _giosg(value); _giosg('visitor', value); });
                _giosg();
                result = 'done';
                """));
        assertTrue(page.commands().isEmpty());
        assertEquals(30, page.console.size());
        assertTrue(page.console.stream().allMatch(line -> line.contains("(unknown_method)")), page.console::toString);
    }
}

package com.giosg.tag.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.tag.testing.TestPage;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the browser's part of delivery (contract section 6) works: the line, storage, the page's end. */
class DeliveryTest {
    private static final String VISITOR = "giosg_visitor_" + TestPage.ORGANIZATION;
    private static final String TAB = "giosg_tab_" + TestPage.ORGANIZATION;
    private static final String OUT = "giosg_out_" + TestPage.ORGANIZATION + "_";
    private static final String AN_HOUR = "3600";
    private static final String ONE_CALL = "giosg.api.visitor.setIdentifier('a');";

    /** Records what the tag asks of the browser: timers, requests and what was stored by then, writing. */
    private static final String RECORDER = """
            var delays = [], requests = [], writes = [];
            (function (setTimeout, fetch, setItem, keys) {
              // Retries come at once, or exactly when the backend asked for them.
              Math.random = function () {
                return 0;
              };
              window.setTimeout = function (task, delay) {
                delays.push(delay);
                return setTimeout(task, delay);
              };
              window.fetch = function (url, options) {
                requests.push({
                  keepalive: options.keepalive,
                  commands: JSON.parse(options.body).commands.length,
                  stored: stored(),
                  at: Date.now()
                });
                return fetch(url, options);
              };
              Storage.prototype.setItem = function (key, value) {
                writes.push(key);
                return setItem.call(this, key, value);
              };
              // As browsers have it; HtmlUnit does not list what is stored.
              Object.keys = function (object) {
                return keys(object instanceof Storage ? stored() : object);
              };
            })(setTimeout, fetch, Storage.prototype.setItem, Object.keys);
            function stored() {
              var all = {};
              for (var i = 0; i < localStorage.length; i++) {
                all[localStorage.key(i)] = localStorage.getItem(localStorage.key(i));
              }
              return all;
            }
            function storedKeys(start) {
              return Object.keys(stored()).filter(function (key) {
                return key.indexOf(start) == 0;
              });
            }
            function denied() {
              throw new Error('denied');
            }
            """;

    private final TestPage page = new TestPage();

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void aLostRequestIsSentAgainUntilItIsAnswered() {
        page.open(RECORDER).load().cutLine().cutLine();

        assertEquals("done", page.run(ONE_CALL.replace(";", ".then(function () { result = 'done'; });")));
        assertEquals(3, page.each(command -> command.get("id")).size());
        assertEquals(
                1, page.each(command -> command.get("id")).stream().distinct().count());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 503})
    void aRequestThatMaySucceedLaterIsSentAgainUntilItDoes(int status) {
        page.open(RECORDER).load().answerWith(status, "").answerWith(status, "<html>Gateway</html>");

        assertEquals("done", page.run(ONE_CALL.replace(";", ".then(function () { result = 'done'; });")));
        assertEquals(3, page.each(command -> command.get("id")).size());
        assertEquals(
                1, page.each(command -> command.get("id")).stream().distinct().count());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 413})
    void anyOtherRefusalIsFinal(int status) {
        page.open(RECORDER).load().answerWith(status, "{\"code\": \"not_allowed\", \"message\": \"no\"}");

        assertEquals(
                "[\"not_allowed\"," + status + "]",
                page.run(ONE_CALL.replace(";", ".catch(function (e) { result = [e.code, e.status]; });")));
        assertEquals(1, page.commands().size());
        assertEquals("[]", page.get("storedKeys('" + OUT + "')"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{\"answers\":[]}",
                "{\"answers\":{},\"time\":1}",
                "{\"answers\":[null],\"time\":\"x\",\"visitor\":[]}",
                "{\"answers\":[{}],\"time\":1,\"visitor\":null}",
                "{\"answers\":[],\"time\":-1e999,\"visitor\":{\"id\":\"v\",\"session_id\":\"s\",\"visit_count\":1,\"rooms\":[]}}"
            })
    void whatIsNoReplyThrowsNothingIntoThePageAndCountsAsNoAnswer(String body) {
        page.open(RECORDER
                        + "var errors = []; onerror = onunhandledrejection = function (e) { errors.push(String(e)); };")
                .answerWith(200, body)
                .load()
                .answerWith(200, body);

        assertEquals("done", page.run("giosg.api.room.getJoinedRooms().then(function () { result = 'done'; });"));
        assertEquals(2, page.commands().size());
        assertEquals("[]", page.get("errors"));
        assertEquals(List.of(), page.console);
        assertTrue(page.each(command -> command.get("deadline").isIntegralNumber()).stream()
                .allMatch(is -> is));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"code\":7,\"message\":{}}", "{\"code\":\"not_found\",\"message\":7}"})
    void aRefusalThatDoesNotSayWhyThrowsNothingIntoThePage(String body) {
        page.open(RECORDER).load().answerWith(403, body);

        assertEquals(
                "[\"unavailable\",403]",
                page.run(ONE_CALL.replace(";", ".catch(function (e) { result = [e.code, e.status]; });")));
        assertEquals(List.of(), page.console);
    }

    @Test
    void whatANewerScriptWroteDownIsSentUnderItsCatalogue() {
        page.open(RECORDER).load().putOff(503, AN_HOUR).run(ONE_CALL);
        page.run("storedKeys('" + OUT + "').forEach(function (key) {"
                + " localStorage.setItem(key, localStorage.getItem(key).replace('setIdentifier', 'greet')"
                + ".replace('\"catalogue\":1', '\"catalogue\":7')); });");

        page.open(RECORDER).load();

        assertEquals("visitor.greet['a']", page.commands().get(1));
        assertEquals(
                7, page.requests.get(page.requests.size() - 1).get("catalogue").intValue());
    }

    @Test
    void aBrowserThatIsOnlineAgainSendsAtOnce() {
        page.open(RECORDER).load().cutLine().run("Math.random = function () { return 1e6; };" + ONE_CALL);
        assertEquals(1, page.commands().size());

        page.run("dispatchEvent(new Event('online'));");

        assertEquals(2, page.commands().size());
    }

    @Test
    void aBrowserThatIsOnlineAgainStillWaitsAsTheBackendAsked() {
        page.open(RECORDER).load().putOff(503, AN_HOUR).run(ONE_CALL);

        page.run("dispatchEvent(new Event('online'));");

        assertEquals(1, page.commands().size());
    }

    @Test
    void theBackendSaysInSecondsHowLongToWait() {
        page.open(RECORDER).load().putOff(503, "1");
        page.run(ONE_CALL);

        assertEquals(2, page.commands().size());
        assertTrue(number("requests[2].at - requests[1].at") >= 1_000);

        page.putOff(429, AN_HOUR).run(ONE_CALL);

        assertEquals(3, page.commands().size());
        assertEquals("1", page.get("delays.filter(function (delay) { return delay == 3600000; }).length"));
    }

    @Test
    void theBackendSaysByADateHowLongToWait() {
        String inAnHour = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusHours(1));
        page.open(RECORDER).load().putOff(503, inAnHour).run(ONE_CALL);

        assertEquals(1, page.commands().size());
        assertEquals(
                "1",
                page.get("delays.filter(function (delay) { return delay > 3540000 && delay <= 3600000; }).length"));
    }

    @Test
    void aCommandIsWrittenDownBeforeItIsSentAndUntilItIsAnswered() {
        page.open(RECORDER).load().putOff(503, AN_HOUR).run(ONE_CALL);

        String id = page.each(command -> command.get("id").asText()).get(0);
        assertEquals("true", page.get("JSON.stringify(requests[1].stored).indexOf('" + id + "') > 0"));
        assertEquals("true", page.get("localStorage.getItem(storedKeys('" + OUT + "')[0]).indexOf('" + id + "') > 0"));

        page.open(RECORDER).load();

        assertEquals(2, page.commands().size());
        assertEquals("[]", page.get("storedKeys('" + OUT + "')"));
    }

    @Test
    void anAnsweredCommandIsWrittenDownNoMore() {
        page.open(RECORDER).load().run(ONE_CALL);

        assertEquals("[]", page.get("storedKeys('" + OUT + "')"));
    }

    @Test
    void whatIsCalledInOneTurnIsOneWrite() {
        page.open(RECORDER).load();

        page.run("for (var i = 0; i < 50; i++) giosg.api.room.leave();");

        assertEquals(50, page.commands().size());
        assertEquals(1, writes());

        page.run("giosg.api.room.leave(); setTimeout(function () { giosg.api.room.leave(); });");

        assertEquals(3, writes());
    }

    @Test
    void whatIsForThePageAloneIsNotWrittenDown() {
        page.open(RECORDER).load().run("giosg.api.room.getJoinedRooms();");

        assertEquals(List.of("room.getJoinedRooms[]"), page.commands());
        assertEquals(0, writes());
    }

    @Test
    void theNextPageSendsWhatTheLastLeftBehindBeforeItsOwn() {
        page.open(RECORDER).load().putOff(503, AN_HOUR);
        page.run("giosg.api.visitor.setIdentifier('a'); giosg.api.visitor.setIdentifier('b');");
        String id = page.each(command -> command.get("id").asText()).get(0);
        page.requests.clear();

        page.open(RECORDER + "_giosg('visitor', 'setIdentifier', 'c');").load();

        assertEquals(
                List.of("visitor.setIdentifier['a']", "visitor.setIdentifier['b']", "visitor.setIdentifier['c']"),
                page.commands());
        assertEquals(id, page.each(command -> command.get("id").asText()).get(0));
        assertEquals("[]", page.get("storedKeys('" + OUT + "')"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object.defineProperty(window, 'localStorage', {get: denied});",
                "Object.defineProperty(window, 'sessionStorage', {get: denied});",
                "Storage.prototype.setItem = denied;",
                "Storage.prototype.setItem = Storage.prototype.getItem = Storage.prototype.removeItem = denied;"
            })
    void whereStorageThrowsThePagesMemoryServes(String denial) {
        String quietRecorder = RECORDER.replace("stored: stored(),", "");
        page.open(quietRecorder + denial + "_giosg('visitor', 'setIdentifier', 'a');")
                .load()
                .cutLine();

        assertEquals("done", page.run("giosg.api.visitor.setIdentifier('b').then(function () { result = 'done'; });"));
        assertEquals(
                List.of("visitor.setIdentifier['a']", "visitor.setIdentifier['b']", "visitor.setIdentifier['b']"),
                page.commands());
        assertEquals(List.of(), page.console);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{",
                "null",
                "1",
                "[]",
                "{\"commands\":1}",
                "{\"commands\":[1,{},null]}",
                "{\"commands\":[{\"id\":\"x\",\"module\":\"room\",\"method\":\"leave\",\"arguments\":[]}],\"time\":{}}",
                "{\"tab\":1,\"page\":\"x\",\"after\":[],\"owner\":{},\"until\":\"x\"}",
                "{\"tab\":\"\",\"page\":null,\"after\":null,\"owner\":\"x\",\"until\":1e99}"
            })
    void nonsenseUnderOurKeysIsPutAway(String nonsense) {
        String write = ".setItem('%s', '" + nonsense + "');";
        page.open(RECORDER + ("localStorage" + write).formatted(OUT)
                        + ("localStorage" + write).formatted(OUT + "0123456789abcdef1000100000000100000100")
                        + ("localStorage" + write).formatted(VISITOR) + ("sessionStorage" + write).formatted(TAB)
                        + "_giosg('visitor', 'setIdentifier', 'a');")
                .load();

        assertEquals(List.of("visitor.setIdentifier['a']"), page.commands());
        assertEquals("[]", page.get("storedKeys('" + OUT + "')"));
        assertEquals(List.of(), page.console);
    }

    @Test
    void aRetryIsNoNewsForTheConsole() {
        page.open(RECORDER).load().putOff(503, "1").run(ONE_CALL);

        assertEquals(2, page.commands().size());
        assertEquals(List.of(), page.console);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dispatchEvent(new Event('pagehide'));",
                "Object.defineProperty(document, 'visibilityState', {value: 'hidden'});"
                        + "document.dispatchEvent(new Event('visibilitychange', {bubbles: true}));",
                "Object.defineProperty(document, 'visibilityState', {value: 'hidden'});"
                        + "document.dispatchEvent(new Event('visibilitychange', {bubbles: true})); dispatchEvent(new Event('pagehide'));"
            })
    void thePageIsLeftWithOneRequestThatOutlivesIt(String end) {
        page.open(RECORDER).load().putOff(503, AN_HOUR).run(ONE_CALL);

        page.run(ONE_CALL + end);

        assertEquals(
                "[[false,0],[false,1],[true,2]]",
                page.get("requests.map(function (request) { return [request.keepalive, request.commands]; })"));
    }

    @Test
    void aPageWithNothingToSayIsLeftInSilence() {
        page.open(RECORDER).load().run("dispatchEvent(new Event('pagehide'));");

        assertEquals("1", page.get("requests.length"));
    }

    @Test
    void whatIsWrittenIsTheTagsAlone() {
        page.open(RECORDER + "_giosg('room', 'leave');").load();

        assertEquals("[]", page.get("writes.filter(function (key) { return key.indexOf('giosg_'); })"));
    }

    private long writes() {
        return number(
                "writes.filter(function (key) { return key != '" + VISITOR + "' && key != '" + TAB + "'; }).length");
    }

    private long number(String expression) {
        return Long.parseLong(page.get(expression).toString());
    }
}

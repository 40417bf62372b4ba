package com.giosg.demo.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.testing.browser.Backend;
import com.giosg.demo.testing.browser.Stage;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a customer's page to the operator's data, and back to the promise. */
class TagIT {
    private static final String GOAL = "2870f654-c6a7-11e6-8a67-60f81db030fe";

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void callsMadeBeforeLoadReachTheOperatorInTheirOrder() {
        Page page = stage.open("""
                var done;
                var all = new Promise(function (resolve) { done = resolve; });
                _giosg('visitor', 'submit', {username: 'John Doe', age: 29, has_car: true}, 'plain', true, {name: 'My room'});
                _giosg('visitor', 'submit', {username: 'first'});
                _giosg('visitor', 'submit', {username: 'second'});
                _giosg('visitor', 'setIdentifier', 'customer-before-load');
                _giosg('room', 'join', [{name: 'Sales'}, {id: '6d8b3520-9384-11ed-a80e-0242ac1100271'}]);
                _giosg('goal', 'matches', '%s');
                _giosg('goal', 'matches', '%s', {value: 1000.1});
                _giosg(function () { giosg.api.room.getJoinedRooms().then(done); });
                """.formatted(GOAL, GOAL));
        Object joined = page.evaluate("all");
        String visitor = Stage.visitor(page);

        assertEquals(
                List.of(
                        stage.staff().room("localhost"),
                        stage.staff().room("Sales"),
                        "6d8b3520-9384-11ed-a80e-0242ac1100271"),
                joined);
        assertEquals(joined, page.evaluate("giosg.rooms"));
        assertEquals(
                Map.of("username", "\"John Doe\"", "age", "29", "has_car", "true"),
                stage.staff().variables(visitor, "My room"));
        assertEquals(Map.of("username", "\"second\""), stage.staff().variables(visitor, "localhost"));
        assertEquals(List.of(10.0, 1000.1), stage.staff().matches(visitor, GOAL));
        JsonNode seen = stage.staff().get("/visitors/" + visitor);
        assertEquals("customer-before-load", seen.at("/identifiers/0").asText());
        assertEquals("second", seen.get("username").asText());
    }

    @Test
    void theFirstCommandTakesTwoRequestsAndNoPreflight() {
        Page page = stage.newPage();
        List<String> requests = new CopyOnWriteArrayList<>();
        CDPSession devTools = page.context().newCDPSession(page);
        devTools.send("Network.enable");
        devTools.on("Network.requestWillBeSent", event -> {
            JsonObject request = event.getAsJsonObject("request");
            requests.add(request.get("method").getAsString() + " "
                    + request.get("url").getAsString());
        });
        String address = stage.site()
                .serve(
                        "/two-requests",
                        stage.snippet()
                                + "<script>_giosg('visitor', 'setIdentifier', 'a'); _giosg('room', 'leave');</script>",
                        Map.of());

        page.navigate(address);
        page.waitForFunction("window.giosg && giosg.sessionUuid");

        String endpoint = stage.backend().origin() + "/live2/" + Backend.ORGANIZATION;
        assertEquals(
                List.of("GET " + address, "GET " + endpoint, "POST " + endpoint + "/commands"),
                // The chat's launcher comes behind.
                requests.stream()
                        .filter(request -> !request.endsWith("/favicon.ico"))
                        .limit(3)
                        .toList());
    }

    @Test
    void loadingThePageAloneMakesTheVisitorPresent() {
        Page page = stage.open("");
        page.waitForFunction("window.giosg && giosg.sessionUuid");
        String visitor = Stage.visitor(page);

        JsonNode seen = stage.staff().list("/rooms/" + stage.staff().room("localhost") + "/visitors").stream()
                .filter(candidate -> candidate.get("id").asText().equals(visitor))
                .findFirst()
                .orElseThrow();
        assertTrue(seen.get("is_present").asBoolean());
        assertEquals(page.url(), seen.get("page_url").asText());
        assertEquals("Customer", seen.get("page_title").asText());
        assertEquals(page.evaluate("giosg.sessionUuid"), seen.get("session_id").asText());
        assertEquals(1, ((Number) page.evaluate("giosg.visitCount")).intValue());
    }

    @Test
    void aVisiblePageReportsEveryMinuteAndAHiddenOneDoesNot() {
        Page page = stage.newPage();
        page.clock().install();
        List<String> reports = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (request.url().endsWith("/commands")) {
                reports.add(request.postData());
            }
        });
        page.navigate(stage.site().serve("/presence", stage.snippet(), Map.of()));
        page.waitForFunction("window.giosg");
        page.clock().runFor(1_000);
        page.waitForFunction("giosg.sessionUuid");
        assertEquals(1, reports.size());

        page.waitForResponse(
                response -> response.url().endsWith("/commands"),
                () -> page.clock().runFor(60_000));
        assertEquals(2, reports.size());
        assertTrue(reports.get(1).endsWith("\"commands\":[]}"), reports.get(1));

        page.evaluate("Object.defineProperty(document, 'visibilityState', {value: 'hidden'})");
        page.clock().runFor(120_000);
        assertEquals("undefined", page.evaluate("giosg.api.room.leave().then(v => typeof v)"));
        assertEquals(3, reports.size());
    }

    @Test
    void theOlderFormOfTheSnippetWorks() {
        for (String number : List.of("1", "'1'")) {
            Page page = stage.open(stage.snippet("live", number), Map.of());
            page.waitForFunction("window.giosg && giosg.sessionUuid");

            assertEquals(Backend.ORGANIZATION, page.evaluate("giosg.companyId"));
        }
    }

    @Test
    void theOlderFormThatNamesTheOrganisationInThePageAloneWorks() {
        for (String number : List.of("1", "'1'")) {
            Page page = stage.open(
                    stage.snippet("live", number).replace("'/live/'+f", "'/live/'")
                            + "<script>_giosg('visitor', 'setIdentifier', 'bare-' + " + number + ");</script>",
                    Map.of());
            page.waitForFunction("window.giosg && giosg.sessionUuid");

            assertEquals(Backend.ORGANIZATION, page.evaluate("giosg.companyId"));
            assertEquals(
                    "bare-1",
                    stage.staff()
                            .get("/visitors/" + Stage.visitor(page))
                            .at("/identifiers/0")
                            .asText());
        }
    }

    @Test
    void aSnippetWithoutAnOrganisationThatThereIsSaysSo() {
        String unknown = stage.snippet("live2", "'00000000-0000-0000-0000-000000000000'");
        stage.open(unknown + unknown, Map.of())
                .waitForCondition(() -> stage.console().size() == 1);
        assertTrue(
                stage.console().get(0).startsWith("warning giosg: there is no such organisation"),
                stage.console()::toString);
        stage.open(stage.snippet("live", "'x'").replace("'/live/'+f", "'/live/'"), Map.of())
                .waitForCondition(() -> stage.console().size() == 2);
        assertEquals(
                "warning giosg: the snippet names no organisation",
                stage.console().get(1));
        assertEquals(List.of(), stage.errors());
    }

    @Test
    void aPageThatNavigatesWithoutLoadingIsReportedSoon() {
        Page page = stage.newPage();
        page.clock().install();
        page.navigate(stage.site().serve("/single-page", stage.snippet(), Map.of()));
        String visitor = Stage.visitor(page);
        page.clock().runFor(1_000);
        page.waitForFunction("giosg.sessionUuid");

        page.evaluate("history.pushState(null, '', '/single-page?view=2&token=abc#part'); document.title = 'Former'");
        page.clock().runFor(1);
        page.evaluate("document.title = 'Second view'");
        page.waitForResponse(
                response -> response.url().endsWith("/commands"),
                () -> page.clock().runFor(5_000));

        JsonNode seen = stage.staff().get("/visitors/" + visitor);
        assertTrue(seen.get("page_url").asText().endsWith("/single-page?view=2&token="), seen::toString);
        assertEquals("Second view", seen.get("page_title").asText());
    }

    @Test
    void secretsOfAnAddressNeverLeaveThePage() {
        Page page = stage.newPage();
        List<String> bodies = new CopyOnWriteArrayList<>();
        page.onRequest(request -> bodies.add("" + request.postData()));
        page.navigate(stage.site().serve("/reset", stage.snippet(), Map.of()) + "?user%5Bpassword%5D=hush&a=1#hush");
        page.waitForFunction("window.giosg && giosg.sessionUuid");

        assertTrue(
                bodies.stream().anyMatch(body -> body.contains("/reset?user%5Bpassword%5D=&a=1\"")), bodies::toString);
        assertTrue(bodies.stream().noneMatch(body -> body.contains("hush")), bodies::toString);
    }

    @Test
    void theWordsOfARefusalComeWithTheFirstOne() {
        List<String> words = new CopyOnWriteArrayList<>();
        Page page = stage.newPage();
        page.onRequest(request -> {
            if (request.url().contains("/words.js")) {
                words.add(request.url());
            }
        });
        page.navigate(stage.site().serve("/words", stage.snippet(), Map.of()));
        assertEquals(
                "undefined",
                page.evaluate("new Promise(ok => _giosg(() => giosg.api.room.leave().then(v => ok(typeof v))))"));
        assertEquals(List.of(), words);

        assertEquals("key is missing", page.evaluate("giosg.api.visitor.remove().catch(e => e.message)"));
        assertEquals("goal_id must be a string", page.evaluate("giosg.api.goal.matches(7).catch(e => e.message)"));
        assertEquals(1, words.size(), words::toString);
    }

    @Test
    void withoutTheWordsARefusalNamesCodeAndArgument() {
        Page page = stage.newPage();
        page.route("**/words.js*", Route::abort);
        page.navigate(stage.site().serve("/no-words", stage.snippet(), Map.of()));
        Stage.visitor(page);

        assertEquals(
                List.of("invalid_argument", "key:missing", 0),
                page.evaluate("giosg.api.visitor.remove().catch(e => [e.code, e.message, e.status])"));
        Page slow = stage.newPage();
        slow.route("**/words.js*", route -> {});
        slow.navigate(stage.site().serve("/slow-words", stage.snippet(), Map.of()));
        Stage.visitor(slow);
        assertEquals("key:missing", slow.evaluate("giosg.api.visitor.remove().catch(e => e.message)"));
    }

    @Test
    void thePlainScriptElementWorks() {
        Page page = stage.open(
                "<script src=\"" + stage.backend().origin() + "/live2/" + Backend.ORGANIZATION + "\"></script>",
                Map.of());

        assertEquals(
                "undefined",
                page.evaluate(
                        "giosg.api.visitor.setIdentifier('plain-element').then(function (v) { return typeof v; })"));
    }

    @Test
    void aRejectionTellsItsReason() {
        Page page = stage.open("");
        Stage.visitor(page);

        assertEquals(List.of("not_found", "goal_id is the id of no goal", 404, "not_found", true), page.evaluate("""
                giosg.api.goal.matches('no-such-goal').catch(e =>
                  [e.code, e.message, e.status, e.responseJSON.code, e instanceof Error])"""));
        assertEquals(
                List.of("not_found", "room_information: there is no room of the name \"Nowhere\"", 404),
                page.evaluate("""
                giosg.api.visitor.submit({a: 1}, 'plain', false, [{name: 'My room'}, {name: 'Nowhere'}])
                  .catch(e => [e.code, e.message, e.status])"""));
        assertEquals(Map.of(), stage.staff().variables(Stage.visitor(page), "My room"));
        assertEquals(List.of("invalid_signature", 400), page.evaluate("""
                giosg.api.visitor.submit('a.b.c', 'none').catch(e => [e.code, e.status])"""));
    }

    @Test
    void aSingleCommandIsAnsweredWithItsOwnStatus() {
        Page page = stage.open("");
        page.waitForFunction("window.giosg && giosg.sessionUuid");

        assertEquals(
                404,
                page.waitForResponse(
                                response -> response.url().endsWith("/commands"),
                                () -> page.evaluate("giosg.api.goal.matches('no-such-goal').catch(() => 0)"))
                        .status());
    }

    @Test
    void anAwaitedFailureIsSeenAndAnUnseenOneIsOneWarning() {
        Page page = stage.open("");
        Stage.visitor(page);

        assertEquals(
                "invalid_argument",
                page.evaluate(
                        "(async () => { try { await _giosg('visitor', 'remove'); } catch (e) { return e.code; } })()"));
        assertEquals(List.of(), stage.console());
        page.evaluate("(async () => _giosg('visitor', 'remove'))().catch(() => 0)");
        page.evaluate("_giosg('visitor', 'remove'); giosg.api.room.leave()");
        assertEquals(List.of("warning giosg: visitor.remove: key is missing (invalid_argument)"), stage.console());
        assertEquals(List.of(), stage.errors());
    }

    @Test
    void aFailureOfADirectCallThatNobodyHandlesIsAnUnhandledRejection() {
        Page page = stage.open("");
        Stage.visitor(page);

        page.evaluate("giosg.api.visitor.remove(); giosg.api.room.leave()");

        page.waitForCondition(() -> stage.errors().size() == 1);
        assertTrue(stage.errors().get(0).contains("key is missing"), stage.errors()::toString);
    }

    @Test
    void aTitleThatComesLaterThanTheFirstCallIsRegisteredToo() {
        Page page = stage.open(
                "<script src=\"" + stage.backend().origin() + "/live2/" + Backend.ORGANIZATION
                        + "\"></script><script>document.title = ''; giosg.api.room.leave()</script>"
                        + "<script>addEventListener('DOMContentLoaded', () => { document.title = 'Late'; })</script>",
                Map.of());
        String visitor = Stage.visitor(page);
        page.waitForFunction("giosg.sessionUuid");
        page.evaluate("giosg.api.room.leave()");

        assertEquals(
                "Late",
                stage.staff().get("/visitors/" + visitor).get("page_title").asText());
    }

    @Test
    void aPageOfAnotherDomainIsRefusedAndToldWhy() {
        String address = stage.site().serve("/elsewhere", stage.snippet(), Map.of());
        Page page = stage.newPage();
        page.navigate(address.replace("localhost", "elsewhere.localhost"));
        Stage.visitor(page);

        assertEquals(
                List.of("not_allowed", 403), page.evaluate("giosg.api.room.leave().catch(e => [e.code, e.status])"));
        List<String> warnings = stage.console().stream()
                .filter(line -> line.startsWith("warning"))
                .toList();
        assertEquals(1, warnings.size(), warnings::toString);
        assertTrue(warnings.get(0).contains("origin"), warnings::toString);
    }

    /** Such calls wait for the backend's time, which a page that is refused never hears. */
    @Test
    void callsForThePageAloneAreRefusedToAPageOfAnotherDomainWithoutAStorm() {
        String address = stage.site().serve("/elsewhere", stage.snippet() + """
                <script>
                  var outcomes = [];
                  function call(start) {
                    _giosg(function () {
                      start(giosg.api).then(() => 0, e => { outcomes.push([e.code, e.status]); });
                    });
                  }
                  call(api => api.room.getJoinedRooms());
                  call(api => api.chat.close({all: true}));
                </script>""", Map.of());
        Page page = stage.newPage();
        List<String> requests = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (request.url().endsWith("/commands")) {
                requests.add(request.postData());
            }
        });
        page.clock().install();
        page.navigate(address.replace("localhost", "elsewhere.localhost"));
        page.waitForFunction("window.giosg");
        page.clock().runFor(100);
        page.waitForFunction("outcomes.length == 2");
        for (int second = 0; second < 30; second++) {
            page.clock().runFor(1_000);
        }
        page.evaluate("call(api => api.room.getJoinedRooms())");
        page.clock().runFor(100);
        page.waitForFunction("outcomes.length == 3");

        assertEquals(
                List.of(List.of("not_allowed", 403), List.of("not_allowed", 403), List.of("not_allowed", 403)),
                page.evaluate("outcomes"));
        assertEquals(2, requests.size(), requests::toString);
    }

    @Test
    void nobodySpeaksForAVisitorWithoutTheSecret() {
        Page page = stage.open("");
        String victim = Stage.visitor(page);
        page.evaluate("giosg.api.visitor.submit({owner: 'victim'})");

        try (BrowserContext other = stage.newContext()) {
            Page attacker = other.newPage();
            attacker.navigate(stage.site()
                    .serve(
                            "/attacker",
                            "<script>document.cookie = 'giosg_chat_id_"
                                    + Backend.ORGANIZATION + "=" + victim + "; path=/'; document.cookie = 'giosg_sgid_"
                                    + Backend.ORGANIZATION + "=" + "0".repeat(32) + "; path=/';</script>"
                                    + stage.snippet(),
                            Map.of()));
            attacker.waitForFunction("window.giosg && giosg.sessionUuid");
            attacker.evaluate("giosg.api.visitor.submit({owner: 'attacker'})");

            assertNotEquals(victim, Stage.visitor(attacker));
        }
        assertEquals(Map.of("owner", "\"victim\""), stage.staff().variables(victim, "localhost"));
    }

    @Test
    void twoTabsOpenedAtOnceAreOneVisitor() {
        String address = stage.site().serve("/twins", stage.snippet(), Map.of());
        Page opener = stage.newPage();
        opener.navigate(stage.site().serve("/opener", "", Map.of()));
        List<Page> tabs = new CopyOnWriteArrayList<>();
        opener.context().onPage(tabs::add);
        opener.evaluate(
                "address => { for (let i = 0; i < 4; i++) window.open(address, '_blank', 'noopener'); }", address);
        opener.waitForCondition(() -> tabs.size() == 4);
        tabs.forEach(tab -> tab.waitForFunction("window.giosg && giosg.sessionUuid"));

        assertEquals(1, tabs.stream().map(Stage::visitor).distinct().count());
    }

    @Test
    void aCallMadeWhileALongQueueIsRunningGoesBehindIt() {
        Page page = stage.open(
                "<script>" + """
                function _giosg() { (_giosg._e = _giosg._e || []).push(arguments); }
                _giosg._h = '%s';
                var queued = 0;
                // Busy enough that the queue runs in several slices; the timer's turn comes between two of them.
                for (var i = 0; i < 50; i++) {
                  _giosg('visitor', 'submit', {last: 'queued ' + i});
                  _giosg(function () { queued++; for (var end = Date.now() + 2; Date.now() < end;); });
                }
                var between = new Promise(function (resolve) {
                  _giosg(function () {
                    setTimeout(function () {
                      var before = queued;
                      giosg.api.visitor.submit({last: 'between'}).then(function () { resolve(before); });
                    });
                  });
                });
                for (i = 0; i < 50; i++) {
                  _giosg(function () { queued++; for (var end = Date.now() + 2; Date.now() < end;); });
                  _giosg('visitor', 'submit', {last: 'queued later ' + i});
                }
                """.formatted(stage.backend().origin()) + "</script><script src=\""
                        + stage.backend().origin() + "/live2/"
                        + Backend.ORGANIZATION + "\"></script>",
                Map.of());
        int before = ((Number) page.evaluate("between")).intValue();

        assertTrue(before >= 50 && before < 100, () -> before + " of 100 had run when the call was made");
        assertEquals(Map.of("last", "\"between\""), stage.staff().variables(Stage.visitor(page), "localhost"));
    }

    @Test
    void aVisitorComesBackAsThemselves() {
        Page page = stage.open("");
        page.waitForFunction("window.giosg && giosg.sessionUuid");
        String visitor = Stage.visitor(page);
        Object session = page.evaluate("giosg.sessionUuid");

        page.reload();
        page.waitForFunction("window.giosg && giosg.sessionUuid");

        assertEquals(visitor, Stage.visitor(page));
        assertEquals(session, page.evaluate("giosg.sessionUuid"));
        assertEquals(
                visitor,
                page.context().cookies().stream()
                        .filter(cookie -> cookie.name.equals("giosg_chat_id_" + Backend.ORGANIZATION))
                        .findFirst()
                        .orElseThrow()
                        .value);
    }
}

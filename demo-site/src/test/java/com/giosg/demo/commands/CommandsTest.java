package com.giosg.demo.commands;

import static com.giosg.demo.testing.TestVisitor.command;
import static com.giosg.demo.testing.TestVisitor.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.TestSite;
import com.giosg.demo.testing.TestVisitor;
import com.giosg.tag.rules.Limits;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The tag's endpoint: who is served, what a request is answered, and that a command takes effect once. */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class CommandsTest {
    @Parameter
    private DatabaseKind kind;

    private TestSite site() {
        return TestSite.shared(kind);
    }

    @Test
    void answersEachCommandInOrderAndTellsTheVisitor() {
        TestVisitor visitor = site().visitor();
        String first = hex();
        String second = hex();
        HttpResponse<String> response = visitor.send(
                command(first, "visitor", "submit", "[{\"age\":29}]"), command(second, "room", "getJoinedRooms", "[]"));
        assertEquals(200, response.statusCode());
        assertEquals(
                "application/json",
                response.headers().firstValue("Content-Type").orElse(""));
        JsonNode reply = TestSite.json(response.body());
        assertEquals(visitor.id, reply.at("/visitor/id").textValue());
        assertEquals(1, reply.at("/visitor/visit_count").intValue());
        assertEquals(site().room("localhost"), reply.at("/visitor/rooms/0").textValue());
        assertEquals(36, reply.at("/visitor/session_id").textValue().length());
        assertFalse(reply.get("visitor").has("secret"));
        assertEquals(
                "{\"id\":\"" + first + "\",\"status\":200,\"body\":null}",
                reply.at("/answers/0").toString());
        assertEquals(second, reply.at("/answers/1/id").textValue());
        assertEquals(reply.at("/visitor/rooms"), reply.at("/answers/1/body"));
    }

    @Test
    void makesVisitorAndSecretForATagThatCannot() {
        JsonNode visitor = TestSite.json(
                        site().post("{\"page\":{},\"commands\":[]}").body())
                .get("visitor");
        String secret = visitor.get("secret").textValue();
        assertTrue(secret.matches("[0-9a-f]{32}"));
        String again =
                "{\"visitor\":" + visitor.get("id") + ",\"secret\":\"" + secret + "\",\"page\":{},\"commands\":[]}";
        assertEquals(200, site().post(again).statusCode());
    }

    @Test
    void refusesAKnownVisitorWithAnotherSecretAndChangesNothing() {
        TestVisitor visitor = site().visitor();
        visitor.call("visitor", "submit", "[{\"a\":1}]");
        String seen = visitor.seen().toString();
        site().clock.advance(Duration.ofSeconds(1));
        HttpResponse<String> response = site().post(
                        visitor.request("{\"url\":\"http://evil/\"}", command("visitor", "submit", "[{\"a\":2}]"))
                                .replace(visitor.secret, hex()));
        assertEquals(401, response.statusCode());
        assertEquals("not_allowed", TestSite.json(response.body()).get("code").textValue());
        assertEquals(1, visitor.variable("a").intValue());
        assertEquals(seen, visitor.seen().toString());
    }

    @Test
    void keepsOnlyAHashOfTheSecret() {
        TestVisitor visitor = site().visitor();
        visitor.reply();
        String hash = site().database
                .read(sql -> sql.createQuery("SELECT secret_hash FROM visitors WHERE id = :id")
                        .bind("id", visitor.id)
                        .mapTo(String.class)
                        .one());
        assertNotEquals(visitor.secret, hash);
        assertEquals(64, hash.length());
    }

    @Test
    void servesPagesOfTheOrganisationsDomainsOnAnyPortOnly() {
        String body = site().visitor().request("{}");
        for (String origin : List.of(
                "http://localhost",
                "https://localhost:8443",
                "http://127.0.0.1:1",
                "https://shop.localhost",
                "http://LOCALHOST:99")) {
            assertEquals(
                    200,
                    site().send("POST", TestSite.COMMANDS, body, "Origin", origin)
                            .statusCode(),
                    origin);
        }
        for (String origin : List.of(
                "null",
                "http://localhost.evil.example",
                "http://evil.example",
                "ftp://localhost",
                "http://evil.example@localhost",
                "localhost",
                "http://",
                "http://localhost/path",
                "http://[::1]",
                "not an origin")) {
            HttpResponse<String> response = site().send("POST", TestSite.COMMANDS, body, "Origin", origin);
            assertEquals(403, response.statusCode(), origin);
            assertEquals(
                    "not_allowed", TestSite.json(response.body()).get("code").textValue());
            assertReadableByThePage(response);
        }
        assertEquals(403, site().send("POST", TestSite.COMMANDS, body).statusCode());
    }

    @Test
    void answersWhatIsWrongWithARequestSoThatThePageCanReadIt() {
        String unknown = "/live2/00000000-0000-0000-0000-000000000000/commands";
        assertRefused(404, "not_found", site().send("POST", unknown, "{}", "Origin", "http://localhost"));
        assertRefused(400, "invalid_argument", site().post(""));
        assertRefused(400, "invalid_argument", site().post("{"));
        assertRefused(400, "invalid_argument", site().post("[]"));
        assertRefused(400, "invalid_argument", site().post("{\"page\":{},\"commands\":[]} x"));
        assertRefused(400, "invalid_argument", site().post("{\"page\":{},\"page\":{},\"commands\":[]}"));
        assertRefused(400, "invalid_argument", site().post("{\"page\":{},\"commands\":{}}"));
        assertRefused(400, "invalid_argument", site().post("{\"commands\":[]}"));
        assertRefused(400, "invalid_argument", site().post(site().visitor().request("{}", "{\"id\":\"1\"}")));
        assertRefused(
                400,
                "invalid_argument",
                site().post("{\"visitor\":\"x\",\"secret\":\"y\",\"page\":{},\"commands\":[]}"));
        assertRefused(413, "invalid_argument", site().post(" ".repeat(64 * 1024 + 1)));
        assertRefused(405, "method_not_allowed", site().send("PUT", TestSite.COMMANDS, "{}"));
        assertRefused(404, "not_found", site().send("GET", "/live2/x/y/z", null));
        String tooMany = String.join(
                ",",
                IntStream.rangeClosed(0, Limits.REQUEST_COMMANDS)
                        .mapToObj(i -> command("room", "leave", "[]"))
                        .toList());
        assertRefused(400, "invalid_argument", site().post(site().visitor().request("{}", tooMany)));
    }

    @Test
    void refusesABodyThatIsNotUtf8() {
        byte[] body = site().visitor().request("{\"title\":\"?\"}").getBytes(StandardCharsets.UTF_8);
        body[new String(body, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xFF;
        assertRefused(
                400,
                "invalid_argument",
                TestSite.send(HttpRequest.newBuilder(URI.create(site().origin + TestSite.COMMANDS))
                        .header("Origin", "http://localhost")
                        .POST(BodyPublishers.ofByteArray(body))));
    }

    @Test
    void refusesABodyWhoseFramingIsBroken() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", site().server.port())) {
            socket.getOutputStream()
                    .write(("POST " + TestSite.COMMANDS + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                                    + "Origin: http://localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String status = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            assertTrue(status.startsWith("HTTP/1.1 400 "), status);
        }
    }

    @Test
    void acceptsABodyOf64KiB() {
        String request = site().visitor().request("{}");
        assertEquals(
                200,
                site().post(request + " ".repeat(64 * 1024 - request.length())).statusCode());
    }

    private static void assertRefused(int status, String code, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        JsonNode body = TestSite.json(response.body());
        assertEquals(code, body.get("code").textValue());
        assertFalse(body.get("message").textValue().isEmpty());
        assertEquals(2, body.size());
        assertReadableByThePage(response);
    }

    private static void assertReadableByThePage(HttpResponse<String> response) {
        assertEquals(List.of("*"), response.headers().allValues("Access-Control-Allow-Origin"));
        assertEquals(List.of("Retry-After"), response.headers().allValues("Access-Control-Expose-Headers"));
    }

    @Test
    void answersASingleCommandWithItsOwnStatus() {
        TestVisitor visitor = site().visitor();
        HttpResponse<String> response = visitor.send(command("goal", "matches", "[\"none\"]"));
        assertEquals(404, response.statusCode());
        assertReadableByThePage(response);
        JsonNode answer = TestSite.json(response.body()).at("/answers/0");
        assertEquals(404, answer.get("status").intValue());
        assertEquals("not_found", answer.at("/body/code").textValue());
        assertEquals(400, visitor.send(command("goal", "nope", "[]")).statusCode());
        assertEquals(
                200,
                visitor.send(command("goal", "matches", "[\"none\"]"), command("goal", "nope", "[]"))
                        .statusCode());
    }

    @Test
    void refusesOneCommandAndAppliesItsNeighbours() {
        TestVisitor visitor = site().visitor();
        JsonNode answers = visitor.reply(
                        command("visitor", "submit", "[{\"a\":1}]"),
                        command(
                                "visitor",
                                "submit",
                                "[{\"b\":1},\"plain\",false,[{\"name\":\"Sales\"},{\"name\":\"none\"}]]"),
                        command("visitor", "sumbit", "[{}]"),
                        command("visitor", "submit", "[]"),
                        command("visitor", "submit", "[{\"c\":1}]"))
                .get("answers");
        assertEquals("[200,404,400,400,200]", statuses(answers));
        assertEquals("unknown_method", answers.at("/2/body/code").textValue());
        assertEquals("invalid_argument", answers.at("/3/body/code").textValue());
        assertTrue(answers.at("/3/body/message").textValue().contains("variables"));
        assertEquals(1, visitor.variable("a").intValue());
        assertEquals(1, visitor.variable("c").intValue());
        assertNull(visitor.variable("b"));
        assertNull(visitor.variable(site().room("Sales"), "b"));
    }

    private static String statuses(JsonNode answers) {
        List<Integer> statuses = new ArrayList<>();
        answers.forEach(answer -> statuses.add(answer.get("status").intValue()));
        return statuses.toString().replace(" ", "");
    }

    @Test
    void appliesTheSameIdOnceAndAnswersItTheSame() {
        TestVisitor visitor = site().visitor();
        String match = command("goal", "matches", "[\"" + TestSite.GOAL + "\"]");
        String refused = command("room", "join", "[{\"name\":\"made later " + visitor.id + "\"}]");
        String joined = command("room", "getJoinedRooms", "[]");
        JsonNode first = visitor.reply(match, refused, joined, match).get("answers");
        assertEquals("[200,404,200,200]", statuses(first));
        String room = site().newRoom("made later " + visitor.id);
        visitor.call("room", "join", "[{\"id\":\"" + room + "\"}]");
        JsonNode again = visitor.reply(match, refused, joined, match).get("answers");
        assertEquals(first, again);
        assertEquals(1, site().list("/visitors/" + visitor.id + "/goal_matches").size());
    }

    @Test
    void keepsCommandIdsOfVisitorsApart() {
        String id = hex();
        for (int i = 0; i < 2; i++) {
            TestVisitor visitor = site().visitor();
            visitor.reply(command(id, "visitor", "submit", "[{\"n\":" + i + "}]"));
            assertEquals(i, visitor.variable("n").intValue());
        }
    }

    @Test
    void forgetsAnswersOnlyAfterThirtyDays() {
        TestVisitor visitor = site().visitor();
        String match = command("goal", "matches", "[\"" + TestSite.GOAL + "\"]");
        visitor.reply(match);
        site().clock.advance(Duration.ofDays(30));
        site().server.housekeeping().purge();
        visitor.reply(match);
        assertEquals(1, site().list("/visitors/" + visitor.id + "/goal_matches").size());
        site().clock.advance(Duration.ofDays(40));
        site().server.housekeeping().purge();
        int kept = site().database
                .read(sql -> sql.createQuery("SELECT COUNT(*) FROM applied_commands")
                        .mapTo(Integer.class)
                        .one());
        assertEquals(0, kept);
    }

    @Test
    void runsOneVisitorsRequestsOneAfterTheOther() {
        TestVisitor visitor = site().visitor();
        String once = command("goal", "matches", "[\"" + TestSite.GOAL + "\"]");
        List<CompletableFuture<HttpResponse<String>>> requests = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int number = i;
            requests.add(CompletableFuture.supplyAsync(
                    () -> visitor.send(once, command("visitor", "submit", "[{\"k" + number + "\":" + number + "}]"))));
        }
        requests.forEach(request -> assertEquals(200, request.join().statusCode()));
        assertEquals(1, site().list("/visitors/" + visitor.id + "/goal_matches").size());
        assertEquals(12, site().list("/visitors/" + visitor.id + "/variables").size());
        assertEquals(1, visitor.seen().get("visit_count").intValue());
    }

    @Test
    void countsASessionAfterThirtyMinutesOfSilence() {
        TestVisitor visitor = site().visitor();
        JsonNode first = visitor.reply().get("visitor");
        site().clock.advance(Duration.ofMinutes(29));
        JsonNode second = visitor.reply().get("visitor");
        assertEquals(first, second);
        site().clock.advance(Duration.ofMinutes(30));
        JsonNode third = visitor.reply().get("visitor");
        assertEquals(2, third.get("visit_count").intValue());
        assertNotEquals(first.get("session_id"), third.get("session_id"));
    }

    @Test
    void cutsAndCleansWhatThePageSaysOfItself() {
        TestVisitor visitor = site().visitor();
        site().post(visitor.request(
                "{\"url\":\"" + "u".repeat(2500) + "\",\"title\":\"a\\u0000b\\ud800c\",\"language\":7}"));
        JsonNode seen = visitor.seen();
        assertEquals(2000, seen.get("page_url").textValue().length());
        assertEquals("a\uFFFDb\uFFFDc", seen.get("page_title").textValue());
        site().post(visitor.request("{\"title\":\"" + "t".repeat(499) + "\\ud83d\\ude00\"}"));
        assertEquals("t".repeat(499), visitor.seen().get("page_title").textValue());
    }
}

package com.giosg.demo.database;

import static com.giosg.demo.testing.TestVisitor.command;
import static com.giosg.demo.testing.TestVisitor.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.Patience;
import com.giosg.demo.testing.TestSite;
import com.giosg.demo.testing.TestVisitor;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database in trouble: the tag learns that it is to come again, and a command still takes effect whole, and once. */
class FaultsTest {
    private static void assertToComeAgain(HttpResponse<String> response) {
        assertFault(503, response);
        assertTrue(Integer.parseInt(response.headers().firstValue("Retry-After").orElse("")) > 0);
    }

    private static void assertFault(int status, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals("unavailable", TestSite.json(response.body()).get("code").textValue());
        assertEquals(List.of("*"), response.headers().allValues("Access-Control-Allow-Origin"));
        assertEquals(List.of("Retry-After"), response.headers().allValues("Access-Control-Expose-Headers"));
    }

    private static String match(String id) {
        return command(id, "goal", "matches", "[\"" + TestSite.GOAL + "\"]");
    }

    private static int matches(TestSite site, TestVisitor visitor) {
        return site.list("/visitors/" + visitor.id + "/goal_matches").size();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void withoutADatabaseTheTagIsToComeAgain(DatabaseKind kind) {
        try (TestSite site = new TestSite(kind.open())) {
            TestVisitor visitor = site.visitor();
            visitor.reply();
            site.database.close();
            assertToComeAgain(visitor.send(match(hex())));
            HttpResponse<String> ready = site.send("GET", "/readyz", null);
            assertEquals(503, ready.statusCode());
            assertTrue(ready.headers().firstValue("Retry-After").isPresent());
            assertEquals(200, site.send("GET", "/healthz", null).statusCode());
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatCannotBeRememberedIsNotApplied(DatabaseKind kind) {
        try (TestSite site = new TestSite(kind.open())) {
            TestVisitor visitor = site.visitor();
            String[] commands = {match(hex()), command("visitor", "submit", "[{\"a\":1}]")};
            rename(site, "applied_commands", "lost");
            assertFault(500, visitor.send(commands));
            assertEquals(404, site.staff("GET", "/visitors/" + visitor.id, null).statusCode());
            rename(site, "lost", "applied_commands");
            for (int i = 0; i < 2; i++) {
                assertEquals(200, visitor.send(commands).statusCode());
            }
            assertEquals(1, matches(site, visitor));
            assertEquals(1, visitor.variable("a").intValue());
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aFaultOfOneCommandLeavesNoneApplied(DatabaseKind kind) {
        try (TestSite site = new TestSite(kind.open())) {
            TestVisitor visitor = site.visitor();
            visitor.reply();
            String[] commands = {command("visitor", "submit", "[{\"a\":1}]"), match(hex())};
            rename(site, "goal_matches", "lost");
            assertFault(500, visitor.send(commands));
            assertNull(visitor.variable("a"));
            rename(site, "lost", "goal_matches");
            assertEquals(200, visitor.send(commands).statusCode());
            assertEquals(1, matches(site, visitor));
            assertEquals(1, visitor.variable("a").intValue());
        }
    }

    private static void rename(TestSite site, String table, String to) {
        site.database.write(transaction -> transaction.sql().execute("ALTER TABLE " + table + " RENAME TO " + to));
    }

    @Test
    void whileAnotherProgramWritesTheFileTheTagIsToComeAgain(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("giosg.db");
        try (TestSite site = new TestSite(Database.sqlite(file));
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            TestVisitor visitor = site.visitor();
            String command = match(hex());
            visitor.reply();
            statement.execute("BEGIN IMMEDIATE");
            // The second waits for the first, not for the file.
            List<CompletableFuture<HttpResponse<String>>> requests = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> visitor.send(command)))
                    .limit(2)
                    .toList();
            CompletableFuture.allOf(requests.toArray(CompletableFuture[]::new)).get(Patience.SECONDS, TimeUnit.SECONDS);
            requests.forEach(request -> assertToComeAgain(request.join()));
            statement.execute("ROLLBACK");
            assertEquals(200, visitor.send(command).statusCode());
            assertEquals(1, matches(site, visitor));
        }
    }

    @Test
    void aConnectionThatBreaksOnTheWayLeavesNothingApplied() throws Exception {
        TestSite site = TestSite.shared(DatabaseKind.POSTGRESQL);
        TestVisitor visitor = site.visitor();
        visitor.reply();
        String command = match(hex());
        CompletableFuture<HttpResponse<String>> cut = site.database.write(transaction -> {
            transaction.sql().execute("UPDATE visitors SET id = id WHERE id = ?", visitor.id);
            CompletableFuture<HttpResponse<String>> request =
                    CompletableFuture.supplyAsync(() -> visitor.send(command));
            awaitWaiting(site);
            site.database.read(sql -> sql.createQuery("SELECT pg_terminate_backend(pid)" + WAITING)
                    .mapToMap()
                    .list());
            return request;
        });
        assertToComeAgain(cut.join());
        assertEquals(0, matches(site, visitor));
        assertEquals(200, visitor.send(command).statusCode());
        assertEquals(1, matches(site, visitor));
    }

    /** 1. Someone else holds an identifier. 2. A request holds its visitor and wants the identifier. 3. The other wants the visitor. */
    @Test
    void aRequestThatLosesADeadlockIsRunAgain() throws Exception {
        TestSite site = TestSite.shared(DatabaseKind.POSTGRESQL);
        String identifier = hex();
        site.visitor().call("visitor", "setIdentifier", "[\"" + identifier + "\"]");
        TestVisitor visitor = site.visitor();
        visitor.reply();
        String[] commands = {match(hex()), command("visitor", "setIdentifier", "[\"" + identifier + "\"]")};
        CompletableFuture<JsonNode> reply = site.database.write(transaction -> {
            // The one who looks for a deadlock is the one who loses: not this one.
            transaction.sql().execute("SET LOCAL deadlock_timeout = '1min'");
            transaction.sql().execute("UPDATE identifiers SET visitor = visitor WHERE identifier = ?", identifier);
            CompletableFuture<JsonNode> request = CompletableFuture.supplyAsync(() -> visitor.reply(commands));
            awaitWaiting(site);
            transaction.sql().execute("UPDATE visitors SET id = id WHERE id = ?", visitor.id);
            return request;
        });
        reply.join()
                .get("answers")
                .forEach(answer -> assertEquals(200, answer.get("status").intValue()));
        assertEquals(1, matches(site, visitor));
        assertEquals(identifier, visitor.seen().at("/identifiers/0").textValue());
    }

    /**
     * 1. Someone holds an identifier. 2. Requests of eight visitors set it, and others before and after it, half of them
     * the other way round. Here a deadlock is for ever, as nobody looks for one.
     */
    @Test
    void visitorsWhoSetTheSameIdentifiersDoNotStopEachOther() throws Exception {
        String url = DatabaseKind.migratedPostgresUrl();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + connection.getCatalog() + " SET deadlock_timeout = '1h'");
        }
        try (TestSite site = new TestSite(Database.postgresql(url))) {
            List<String> identifiers =
                    Stream.generate(TestVisitor::hex).limit(20).toList();
            site.visitor().call("visitor", "setIdentifier", "[\"" + identifiers.get(10) + "\"]");
            List<TestVisitor> visitors = Stream.generate(site::visitor).limit(8).toList();
            visitors.forEach(TestVisitor::reply);
            List<CompletableFuture<JsonNode>> replies = site.database.write(transaction -> {
                transaction.sql().execute("UPDATE identifiers SET visitor = visitor");
                List<CompletableFuture<JsonNode>> requests = visitors.stream()
                        .map(visitor -> {
                            List<String> order = new ArrayList<>(identifiers);
                            if (visitors.indexOf(visitor) % 2 == 1) {
                                Collections.reverse(order);
                            }
                            return CompletableFuture.supplyAsync(
                                    () -> visitor.reply(order.stream()
                                            .map(identifier ->
                                                    command("visitor", "setIdentifier", "[\"" + identifier + "\"]"))
                                            .toArray(String[]::new)),
                                    everyoneAtOnce());
                        })
                        .toList();
                while (waiting(site) < visitors.size()) {
                    Thread.onSpinWait();
                }
                return requests;
            });
            for (CompletableFuture<JsonNode> reply : replies) {
                reply.get(Patience.SECONDS, TimeUnit.SECONDS)
                        .get("answers")
                        .forEach(
                                answer -> assertEquals(200, answer.get("status").intValue()));
            }
            assertEquals(
                    1,
                    visitors.stream()
                            .filter(visitor -> visitor.seen().get("identifiers").size() == 20)
                            .count());
            assertEquals(
                    20,
                    visitors.stream()
                            .mapToInt(
                                    visitor -> visitor.seen().get("identifiers").size())
                            .sum());
        }
    }

    private static Executor everyoneAtOnce() {
        return work -> new Thread(work).start();
    }

    private static final String WAITING =
            " FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    private static void awaitWaiting(TestSite site) {
        while (waiting(site) == 0) {
            Thread.onSpinWait();
        }
    }

    private static int waiting(TestSite site) {
        return site.database.read(sql -> sql.createQuery("SELECT COUNT(*)" + WAITING)
                .mapTo(Integer.class)
                .one());
    }
}

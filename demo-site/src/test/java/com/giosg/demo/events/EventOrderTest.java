package com.giosg.demo.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.database.Database;
import com.giosg.demo.database.Transaction;
import com.giosg.demo.json.Json;
import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.TestSite;
import com.giosg.demo.testing.TestStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several writers of one event log. */
class EventOrderTest {
    private static final String ROOMS = TestSite.STAFF + "/rooms";
    private static final int UNDONE = 20;

    private static void publish(TestSite site, Transaction transaction, String id) {
        new Events(site.database, site.clock)
                .publish(
                        transaction,
                        TestSite.ORGANIZATION,
                        List.of(Event.of(TestSite.ORGANIZATION, "/rooms", Action.ADDED, id, Json.object())));
    }

    private static void undo(TestSite site) {
        assertThrows(
                IllegalStateException.class,
                () -> site.database.write(transaction -> {
                    publish(site, transaction, "undone");
                    throw new IllegalStateException("undone");
                }));
    }

    /**
     * 1. A transaction writes an event and takes its time. 2. Another writes the next event and is stored. 3. The first
     * is stored. A stream that had moved on to the second event would never show the first.
     */
    @Test
    void anEventThatIsStoredLateIsNotPassedOver() {
        TestSite site = TestSite.shared(DatabaseKind.POSTGRESQL);
        try (TestStream stream = new TestStream(site, null)) {
            String quick = site.database.write(transaction -> {
                publish(site, transaction, "late");
                return site.newRoom("quick");
            });
            stream.find(ROOMS, "added", "late");
            stream.find(ROOMS, "added", quick);
        }
    }

    /** The time is for all, on a busy machine: to wait for each that was undone would take longer. */
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void transactionsThatAreUndoneHoldNobodyUp(DatabaseKind kind) {
        TestSite site = TestSite.shared(kind);
        try (TestStream stream = new TestStream(site, null)) {
            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
                for (int i = 0; i < UNDONE; i++) {
                    undo(site);
                    stream.find(ROOMS, "added", site.newRoom("stored"));
                }
            });
            // Of rooms: visitors of other tests may leave meanwhile.
            assertEquals(
                    List.of(),
                    stream.unclaimed().stream()
                            .filter(event -> event.get("channel").textValue().equals(ROOMS))
                            .toList());
        }
    }

    /** 1. One transaction is undone, while another is under way: whoever waits for the first must not pass over the second. */
    @Test
    void whatIsUndoneHidesNothingThatIsStoredLate() {
        TestSite site = TestSite.shared(DatabaseKind.POSTGRESQL);
        try (TestStream stream = new TestStream(site, null)) {
            site.database.write(transaction -> {
                undo(site);
                publish(site, transaction, "late");
                undo(site);
                return site.newRoom("quick");
            });
            List<String> ids = List.of(
                    stream.find(ROOMS, "added", null).toString(),
                    stream.find(ROOMS, "added", null).get("name").asText());
            assertEquals(List.of("{}", "quick"), ids);
        }
    }

    @Test
    void instancesOfOneDatabaseTellTheSameInTheSameOrder() {
        String url = DatabaseKind.migratedPostgresUrl();
        try (TestSite one = new TestSite(Database.postgresql(url));
                TestSite other = new TestSite(Database.postgresql(url));
                TestStream stream = new TestStream(one, null)) {
            String seen = other.newRoom("seen");
            stream.find(ROOMS, "added", seen);
            String last = stream.lastId();
            undo(one);
            String first = one.newRoom("first");
            undo(other);
            String second = other.newRoom("second");
            try (TestStream resumed = new TestStream(other, last)) {
                for (TestStream each : List.of(stream, resumed)) {
                    for (String id : List.of(first, second)) {
                        JsonNode room = each.find(ROOMS, "added", null);
                        assertEquals(id, room.get("id").textValue());
                    }
                }
            }
        }
    }
}

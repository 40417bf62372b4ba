package com.giosg.demo;

import com.giosg.demo.events.Action;
import com.giosg.demo.events.Event;
import com.giosg.demo.events.Events;
import com.giosg.demo.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several writers of one event log, as only PostgreSQL has them. */
class EventOrderTest {
    /**
     * 1. A transaction writes an event and takes its time. 2. Another writes the next event and is stored. 3. The first
     * is stored. A stream that had moved on to the second event would never show the first.
     */
    @Test
    void anEventThatIsStoredLateIsNotPassedOver() {
        TestSite site = TestSite.shared(DatabaseKind.POSTGRESQL);
        Events events = new Events(site.database, site.clock);
        try (TestStream stream = new TestStream(site, null)) {
            String quick = site.database.write(transaction -> {
                events.publish(transaction, TestSite.ORGANIZATION, List.of(
                        Event.of(TestSite.ORGANIZATION, "/rooms", Action.ADDED, "late", Json.object())));
                return site.newRoom("quick");
            });
            stream.find(TestSite.STAFF + "/rooms", "added", "late");
            stream.find(TestSite.STAFF + "/rooms", "added", quick);
        }
    }
}

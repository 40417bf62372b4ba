package com.giosg.demo.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.database.Database;
import com.giosg.demo.database.Transaction;
import com.giosg.demo.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The log that live streams read from. Events are rows of the transaction that causes them: none is sent for what was
 * undone, none is missing for what was stored, and a stream can go on after a restart or at another instance.
 */
public final class Events {
    /** How long an event is kept for streams that come back. */
    static final Duration KEPT = Duration.ofHours(1);

    private final Database database;
    private final Clock clock;
    private volatile Runnable listener = () -> {};

    public Events(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Calls someone after each transaction with events, on the thread that wrote them. */
    void listen(Runnable listener) {
        this.listener = listener;
    }

    /** Writes events down; streams get them once the transaction is stored. */
    public void publish(Transaction transaction, String organization, List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        PreparedBatch batch = transaction.sql().prepareBatch("""
                INSERT INTO events (organization_id, channel, action, resource_id, resource, created_at)
                VALUES (:organization, :channel, :action, :resourceId, :resource, :now)""");
        for (Event event : events) {
            batch.bind("organization", organization)
                    .bind("channel", event.channel())
                    .bind("action", event.action().toString())
                    .bind("resourceId", event.resourceId())
                    .bind("resource", event.resource())
                    .bind("now", clock.millis())
                    .add();
        }
        batch.execute();
        transaction.afterCommit(() -> listener.run());
    }

    /** A logged event. */
    record Logged(long position, String json) {}

    /** The oldest events of an organisation after one position and up to another. */
    List<Logged> read(String organization, long after, long upTo, int limit) {
        return database.read(sql -> sql.createQuery("""
                        SELECT position, channel, action, resource_id, resource FROM events
                        WHERE organization_id = :organization AND position > :after AND position <= :upTo
                        ORDER BY position LIMIT :limit""")
                .bind("organization", organization)
                .bind("after", after)
                .bind("upTo", upTo)
                .bind("limit", limit)
                .map((row, context) -> {
                    ObjectNode json = Json.object()
                            .put("channel", row.getString("channel"))
                            .put("action", row.getString("action"))
                            .put("resource_id", row.getString("resource_id"));
                    Json.putRaw(json, "resource", row.getString("resource"));
                    return new Logged(row.getLong("position"), Json.write(json));
                })
                .list());
    }

    /** Positions of all organisations' events after one, in their order. */
    List<Long> positions(long after, int limit) {
        return database.read(sql -> sql.createQuery(
                        "SELECT position FROM events WHERE position > :after ORDER BY position LIMIT :limit")
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list());
    }

    /** The position of the newest event, or of the last one that was purged. */
    long newest() {
        return database.read(sql -> sql.createQuery("""
                        SELECT COALESCE((SELECT MAX(position) FROM events), (SELECT MAX(position) FROM events_purged))""").mapTo(Long.class).one());
    }

    /** The transactions under way that may have positions already: see {@link Database#writers}. */
    Set<String> writers() {
        return database.writers("events");
    }

    /** The last event that is no longer kept; 0 when all are. */
    long purgedUpTo() {
        return database.read(sql -> sql.createQuery("SELECT MAX(position) FROM events_purged")
                .mapTo(Long.class)
                .one());
    }

    /** Throws away the events older than an hour. */
    public void purge() {
        long time = clock.millis() - KEPT.toMillis();
        database.write(transaction -> {
            Long last = transaction
                    .sql()
                    .createQuery("SELECT MAX(position) FROM events WHERE created_at < :time")
                    .bind("time", time)
                    .mapTo(Long.class)
                    .findOne()
                    .orElse(null);
            if (last != null) {
                transaction
                        .sql()
                        .createUpdate("DELETE FROM events WHERE position <= :last")
                        .bind("last", last)
                        .execute();
                transaction
                        .sql()
                        .createUpdate("UPDATE events_purged SET position = :last WHERE position < :last")
                        .bind("last", last)
                        .execute();
            }
            return null;
        });
    }
}

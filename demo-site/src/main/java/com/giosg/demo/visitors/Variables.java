package com.giosg.demo.visitors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.database.Transaction;
import com.giosg.demo.effects.Touched;
import com.giosg.demo.events.Action;
import com.giosg.demo.events.Event;
import com.giosg.demo.events.Events;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.Json;
import com.giosg.demo.json.JsonValue;
import com.giosg.demo.staff.Cursor;
import com.giosg.tag.rules.Catalogue;
import com.giosg.tag.rules.Explanation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The variables of visitors, room by room. A value is kept as the JSON text that was submitted. What changes is
 * published, and names and pictures that staff see are noted as touched.
 */
public final class Variables {
    private static final Set<String> SHOWN_WITH_VISITOR = Set.of("username", "avatar");
    private static final String SELECT = """
            SELECT r.position, r.room_id, r.key, r.value, r.session_id, r.is_signed, r.created_at, r.updated_at,
                v.id AS visitor_id, v.organization_id
            FROM variables r JOIN visitors v ON v.position = r.visitor WHERE r.visitor = :visitor""";

    /**
     * A visitor's variables in one room.
     *
     * @param visitor the visitor's key, {@code visitorId} its id
     * @param isDomainRoom whether what the visitor is called everywhere is what they are called in this room
     */
    record Place(String organization, long visitor, String visitorId, String room, boolean isDomainRoom) {}

    private final Events events;

    public Variables(Events events) {
        this.events = events;
    }

    /**
     * Judges variables that did not come as a page's own call by the rules of one.
     *
     * @param values JSON texts by key
     * @throws Refusal 400 when they break a rule, such as for the length of a key
     */
    // The catalogue has this method.
    @SuppressWarnings("NullAway")
    static void check(Map<String, String> values) {
        ObjectNode variables = Json.object();
        values.forEach((key, value) -> Json.putRaw(variables, key, value));
        String call = "[" + Json.write(variables) + "]";
        String wrong = Catalogue.find("visitor", "submit").check(JsonValue.read(call), call);
        if (wrong != null) {
            throw Refusal.invalidArgument(Explanation.of(wrong));
        }
    }

    /**
     * Sets variables, leaving those of other keys alone.
     *
     * @param values JSON texts by key
     * @param session the session in which they are set; null when staff set them
     * @param now milliseconds since 1970
     */
    void put(
            Transaction transaction,
            Place place,
            Map<String, String> values,
            boolean isSigned,
            @Nullable String session,
            Touched touched,
            long now) {
        if (values.isEmpty()) {
            return;
        }
        Map<String, Long> creation = new HashMap<>();
        transaction
                .sql()
                .createQuery("""
                        SELECT key, created_at FROM variables WHERE visitor = :visitor AND room_id = :room""")
                .bind("visitor", place.visitor)
                .bind("room", place.room)
                .map((row, context) -> creation.put(row.getString("key"), row.getLong("created_at")))
                .list();
        PreparedBatch batch = transaction.sql().prepareBatch("""
                INSERT INTO variables
                    (visitor, room_id, key, value, session_id, is_signed, created_at, updated_at)
                VALUES (:visitor, :room, :key, :value, :session, :isSigned, :now, :now)
                ON CONFLICT (visitor, room_id, key) DO UPDATE SET value = excluded.value,
                    session_id = excluded.session_id, is_signed = excluded.is_signed,
                    updated_at = excluded.updated_at""");
        List<Event> news = new ArrayList<>();
        values.forEach((key, value) -> {
            batch.bind("visitor", place.visitor)
                    .bind("room", place.room)
                    .bind("key", key)
                    .bind("value", value)
                    .bind("session", session)
                    .bind("isSigned", isSigned)
                    .bind("now", now)
                    .add();
            Long created = creation.get(key);
            news.add(event(
                    place,
                    created == null ? Action.ADDED : Action.CHANGED,
                    key,
                    json(
                            place.organization,
                            place.visitorId,
                            place.room,
                            key,
                            value,
                            session,
                            isSigned,
                            created == null ? now : created,
                            now)));
            touch(touched, place, key);
        });
        batch.execute();
        events.publish(transaction, place.organization, news);
    }

    /** Removes all variables but those of some keys. */
    void keepOnly(Transaction transaction, Place place, Set<String> keys, Touched touched) {
        query(transaction.sql(), place, "").map((row, context) -> row.getString("key")).list().stream()
                .filter(key -> !keys.contains(key))
                .forEach(key -> remove(transaction, place, key, touched));
    }

    /** Removes a variable; false when there is none. */
    boolean remove(Transaction transaction, Place place, String key, Touched touched) {
        return query(transaction.sql(), place, " AND r.key = :key")
                .bind("key", key)
                .map((row, context) -> json(row))
                .findOne()
                .map(json -> {
                    transaction
                            .sql()
                            .createUpdate("""
                                    DELETE FROM variables
                                    WHERE visitor = :visitor AND room_id = :room AND key = :key""")
                            .bind("visitor", place.visitor)
                            .bind("room", place.room)
                            .bind("key", key)
                            .execute();
                    events.publish(transaction, place.organization, List.of(event(place, Action.REMOVED, key, json)));
                    touch(touched, place, key);
                    return true;
                })
                .orElse(false);
    }

    /** A variable as staff see it. */
    static ObjectNode get(Handle sql, Place place, String key) {
        return query(sql, place, " AND r.key = :key")
                .bind("key", key)
                .map((row, context) -> json(row))
                .one();
    }

    /** The value of a visitor's variable in a room, as JSON text; null when it is not set. */
    public static @Nullable String value(Handle sql, long visitor, String room, String key) {
        return sql.createQuery("""
                        SELECT value FROM variables WHERE visitor = :visitor AND room_id = :room AND key = :key""")
                .bind("visitor", visitor)
                .bind("room", room)
                .bind("key", key)
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    /** A page of a visitor's variables, in one room or, with null, in all. */
    static ObjectNode list(Handle sql, long visitor, @Nullable String room, Cursor cursor) {
        var query = cursor.bind(sql.createQuery(
                        SELECT + (room == null ? "" : " AND r.room_id = :room") + cursor.clause("r.position")))
                .bind("visitor", visitor);
        if (room != null) {
            query.bind("room", room);
        }
        return cursor.page(query.map((row, context) -> new Cursor.Item(row.getLong("position"), json(row)))
                .list());
    }

    private static Query query(Handle sql, Place place, String more) {
        return sql.createQuery(SELECT + " AND r.room_id = :room" + more)
                .bind("visitor", place.visitor)
                .bind("room", place.room);
    }

    private static void touch(Touched touched, Place place, String key) {
        if (SHOWN_WITH_VISITOR.contains(key)) {
            touched.roomChanged(place.room);
            if (place.isDomainRoom) {
                touched.visitorChanged();
            }
        }
    }

    private static Event event(Place place, Action action, String key, ObjectNode json) {
        return Event.of(
                place.organization,
                "/rooms/" + place.room + "/visitors/" + place.visitorId + "/variables",
                action,
                key,
                json);
    }

    private static ObjectNode json(ResultSet row) throws SQLException {
        return json(
                row.getString("organization_id"),
                row.getString("visitor_id"),
                row.getString("room_id"),
                row.getString("key"),
                row.getString("value"),
                row.getString("session_id"),
                row.getBoolean("is_signed"),
                row.getLong("created_at"),
                row.getLong("updated_at"));
    }

    private static ObjectNode json(
            String organization,
            String visitor,
            String room,
            String key,
            String value,
            @Nullable String session,
            boolean isSigned,
            long createdAt,
            long updatedAt) {
        ObjectNode json = Json.object();
        json.put("visitor_id", visitor);
        json.put("room_id", room);
        json.put("key", key);
        Json.putRaw(json, "value", value);
        json.put("session_id", session);
        json.put("organization_id", organization);
        Json.putTime(json, "created_at", createdAt);
        Json.putTime(json, "updated_at", updatedAt);
        json.put("is_signed", isSigned);
        json.put("is_encrypted", false);
        json.putNull("encrypted_value");
        json.putNull("encrypted_symmetric_key");
        return json;
    }
}

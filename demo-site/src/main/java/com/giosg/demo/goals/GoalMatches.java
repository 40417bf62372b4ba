package com.giosg.demo.goals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.database.Transaction;
import com.giosg.demo.effects.Call;
import com.giosg.demo.effects.Effect;
import com.giosg.demo.events.Action;
import com.giosg.demo.events.Event;
import com.giosg.demo.events.Events;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.Json;
import com.giosg.demo.staff.Cursor;
import com.giosg.demo.visitors.JoinedRooms;
import com.giosg.tag.rules.Value;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Who reached which goal (documentation, "Goal Match API"). */
public final class GoalMatches {
    private static final String SELECT = """
            SELECT m.position, m.id, m.goal_id, m.goal_value, m.goal_matched_at, m.rooms, m.custom_visitor_identity,
                v.id AS visitor_id
            FROM goal_matches m JOIN visitors v ON v.position = m.visitor WHERE\s""";

    private final Events events;

    public GoalMatches(Events events) {
        this.events = events;
    }

    /** The effect of {@code goal.matches}: a match in the rooms that the visitor is in. */
    public String matches(Call call) {
        Handle sql = call.transaction().sql();
        Goal goal = Goals.get(
                sql, call.organization().id(), call.arguments().item(0).text());
        Value value = call.arguments().item(1).member("value");
        List<String> rooms = JoinedRooms.of(sql, call.visitor(), call.domainRoom());
        add(
                call.transaction(),
                call.organization().id(),
                goal,
                call.visitor(),
                value.type() == Value.NULL ? null : value.number(),
                rooms,
                call.now(),
                null);
        return Effect.NOTHING;
    }

    /**
     * A number that staff give, or null. What a page gives, the rules have judged.
     *
     * @throws Refusal {@code invalid_argument} when it is not a finite number
     */
    static @Nullable Double number(Value value, String name) {
        if (value.type() == Value.NULL) {
            return null;
        }
        if (value.type() != Value.NUMBER || !Double.isFinite(value.number())) {
            throw Refusal.invalidArgument(name + " must be a finite number");
        }
        return value.number();
    }

    /**
     * Notes a match.
     *
     * @param value null for the goal's default
     * @param rooms ids of the rooms where it matched
     * @param time when it matched, milliseconds since 1970
     * @param identity the identifier by which an offline conversion names the visitor; else null
     * @return the match as staff see it
     */
    ObjectNode add(
            Transaction transaction,
            String organization,
            Goal goal,
            long visitor,
            @Nullable Double value,
            List<String> rooms,
            long time,
            @Nullable String identity) {
        String id = UUID.randomUUID().toString();
        transaction
                .sql()
                .createUpdate("""
                        INSERT INTO goal_matches
                            (id, goal_id, visitor, goal_value, goal_matched_at, rooms, custom_visitor_identity)
                        VALUES (:id, :goal, :visitor, :value, :time, :rooms, :identity)""")
                .bind("id", id)
                .bind("goal", goal.id())
                .bind("visitor", visitor)
                .bind("value", value == null ? goal.defaultValue() : value)
                .bind("time", time)
                .bind("rooms", Json.write(Json.array(rooms)))
                .bind("identity", identity)
                .execute();
        ObjectNode json = transaction
                .sql()
                .createQuery(SELECT + "m.id = :id")
                .bind("id", id)
                .map((row, context) -> json(row))
                .one();
        events.publish(
                transaction,
                organization,
                List.of(Event.of(organization, "/goals/" + goal.id() + "/matches", Action.ADDED, id, json)));
        return json;
    }

    /** A page of a goal's matches. */
    static ObjectNode ofGoal(Handle sql, Goal goal, Cursor cursor) {
        return page(
                cursor,
                sql.createQuery(SELECT + "m.goal_id = :goal" + cursor.clause("m.position"))
                        .bind("goal", goal.id()));
    }

    /** A page of a visitor's matches of all goals. */
    static ObjectNode ofVisitor(Handle sql, long visitor, Cursor cursor) {
        return page(
                cursor,
                sql.createQuery(SELECT + "m.visitor = :visitor" + cursor.clause("m.position"))
                        .bind("visitor", visitor));
    }

    private static ObjectNode page(Cursor cursor, Query query) {
        return cursor.page(cursor.bind(query)
                .map((row, context) -> new Cursor.Item(row.getLong("position"), json(row)))
                .list());
    }

    private static ObjectNode json(ResultSet row) throws SQLException {
        ObjectNode json = Json.object();
        json.put("id", row.getString("id"));
        json.put("visitor_id", row.getString("visitor_id"));
        json.put("goal_id", row.getString("goal_id"));
        // The platform's type knows no null here; SQL's reads as 0.
        Json.putNumber(json, "goal_value", row.getDouble("goal_value"));
        Json.putTime(json, "goal_matched_at", row.getLong("goal_matched_at"));
        Json.putRaw(json, "rooms", row.getString("rooms"));
        json.put("custom_visitor_identity", row.getString("custom_visitor_identity"));
        return json;
    }
}

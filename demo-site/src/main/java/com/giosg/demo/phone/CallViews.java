package com.giosg.demo.phone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.chat.Sender;
import com.giosg.demo.json.Json;
import com.giosg.demo.json.JsonValue;
import com.giosg.demo.staff.Cursor;
import com.giosg.demo.visitors.Username;
import com.giosg.tag.rules.Value;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How calls are seen: by staff, and by the visitor's page. */
public final class CallViews {
    private static final String SELECT = """
            SELECT p.*, c.id, c.room_id, c.visitor_cid, r.name AS room_name,
                username.value AS username, avatar.value AS avatar
            FROM phone_calls p JOIN chats c ON c.position = p.chat JOIN rooms r ON r.id = c.room_id
            JOIN visitors v ON v.position = p.visitor
            LEFT JOIN variables username ON username.visitor = v.position
                AND username.room_id = v.domain_room_id AND username.key = 'username'
            LEFT JOIN variables avatar ON avatar.visitor = v.position
                AND avatar.room_id = v.domain_room_id AND avatar.key = 'avatar'
            WHERE\s""";

    /** A call as staff see it now. */
    static ObjectNode of(Handle sql, PhoneCall call) {
        return sql.createQuery(SELECT + "p.position = :call")
                .bind("call", call.position())
                .map((row, context) -> json(row))
                .one();
    }

    /** A page of an organisation's calls; {@code isEnded} null for those of both kinds. */
    static ObjectNode all(Handle sql, String organization, @Nullable Boolean isEnded, Cursor cursor) {
        return cursor.page(cursor.bind(sql.createQuery(select(isEnded) + cursor.clause("p.position")))
                .bind("organization", organization)
                .map((row, context) -> new Cursor.Item(row.getLong("position"), json(row)))
                .list());
    }

    /** A list, as far as its cursor's clause: the calls of {@code :organization}. */
    static String select(@Nullable Boolean isEnded) {
        String filter = isEnded == null ? "" : isEnded ? " AND p.ended_at IS NOT NULL" : " AND p.ended_at IS NULL";
        return SELECT + "p.organization_id = :organization" + filter;
    }

    /**
     * What the visitor's page is to know of a call of theirs to show its phone: {@code {"id", "room", "kind", "name",
     * "avatar", "rings_until"}}; null when there is no such call, or it has ended.
     */
    public static @Nullable ObjectNode ofPage(Handle sql, long visitor, String id) {
        return sql.createQuery(SELECT + "p.visitor = :visitor AND c.id = :id AND p.ended_at IS NULL")
                .bind("visitor", visitor)
                .bind("id", id)
                .map((row, context) -> Json.object()
                        .put("id", row.getString("id"))
                        .put("room", row.getString("room_id"))
                        .put("kind", row.getString("kind"))
                        .put("name", row.getString("operator_name"))
                        .put("avatar", row.getString("operator_avatar"))
                        .put("rings_until", row.getLong("rings_until")))
                .findOne()
                .orElse(null);
    }

    private static ObjectNode json(ResultSet row) throws SQLException {
        PhoneCall call = PhoneCall.of(row);
        ObjectNode json = Json.object();
        json.put("id", call.id());
        json.put("chat_id", call.id());
        json.put("room_id", row.getString("room_id"));
        json.put("room_name", row.getString("room_name"));
        json.put("visitor_id", row.getString("visitor_cid"));
        json.put("visitor_username", Sender.name(Username.of(row.getString("username"))));
        json.put("visitor_avatar", Sender.avatar(text(row.getString("avatar"))));
        json.put("kind", call.kind());
        json.put("state", call.state().toString());
        json.put("end_reason", call.endReason());
        json.put("ended_by", call.endedBy());
        json.put("operator_name", row.getString("operator_name"));
        json.put("operator_avatar", row.getString("operator_avatar"));
        for (String time : new String[] {"requested_at", "rings_until", "accepted_at", "connected_at", "ended_at"}) {
            if (row.getObject(time) == null) {
                json.putNull(time);
            } else {
                Json.putTime(json, time, row.getLong(time));
            }
        }
        json.put("duration", call.duration());
        return json;
    }

    /** The string that a variable holds; null where it holds none. */
    private static @Nullable String text(String variable) {
        JsonValue value = variable == null ? null : JsonValue.read(variable);
        return value == null || value.type() != Value.TEXT ? null : value.text();
    }

    private CallViews() {}
}

package com.giosg.demo.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.json.Json;
import com.giosg.demo.json.JsonValue;
import com.giosg.demo.staff.Cursor;
import com.giosg.demo.visitors.Username;
import com.giosg.tag.phone.CallEnd;
import com.giosg.tag.rules.Value;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How staff see chats (contract section 7, {@code Chat}). */
final class ChatViews {
    private static final String SELECT = """
            SELECT c.*, r.name AS room_name, username.value AS username, avatar.value AS avatar,
                last.message AS last_message, last.type AS last_type, last.sender_type AS last_sender_type,
                last.created_at AS last_created_at, p.kind AS call_kind, p.state AS call_state,
                p.accepted_at AS call_accepted_at, p.end_reason AS call_end_reason
            FROM chats c JOIN rooms r ON r.id = c.room_id
            LEFT JOIN phone_calls p ON p.chat = c.position
            LEFT JOIN visitors v ON v.position = c.visitor
            LEFT JOIN variables username ON username.visitor = v.position
                AND username.room_id = v.domain_room_id AND username.key = 'username'
            LEFT JOIN variables avatar ON avatar.visitor = v.position
                AND avatar.room_id = v.domain_room_id AND avatar.key = 'avatar'
            LEFT JOIN messages last ON last.position =
                (SELECT MAX(m.position) FROM messages m WHERE m.chat = c.position
                    AND m.type IN ('msg', 'call_request', 'call_ended'))
            WHERE\s""";

    /** A chat as staff see it now. */
    static ObjectNode of(Handle sql, Chat chat) {
        return sql.createQuery(SELECT + "c.position = :chat")
                .bind("chat", chat.position())
                .map((row, context) -> json(row))
                .one();
    }

    /** A page of the chats in a room; {@code isEnded} null for those of both kinds. */
    static ObjectNode inRoom(Handle sql, String room, @Nullable Boolean isEnded, Cursor cursor) {
        return page(sql, select("room_id", isEnded), room, cursor);
    }

    /** A page of an organisation's chats, those that have ended from the newest end on; {@code isEnded} null for both kinds. */
    static ObjectNode inAllRooms(Handle sql, String organization, @Nullable Boolean isEnded, Cursor cursor) {
        if (Boolean.TRUE.equals(isEnded)) {
            String select = select("organization_id", true) + cursor.newestFirst("c.ended_at", "c.position");
            return cursor.page(cursor.bindNewestFirst(sql.createQuery(select))
                    .bind("of", organization)
                    .map((row, context) -> new Cursor.Item(row.getLong("ended_at"), row.getLong("position"), json(row)))
                    .list());
        }
        return page(sql, select("organization_id", isEnded), organization, cursor);
    }

    /** A list, as far as its cursor's clause: the chats that have {@code :of} in that column. */
    static String select(String column, @Nullable Boolean isEnded) {
        String filter = isEnded == null ? "" : isEnded ? " AND c.ended_at IS NOT NULL" : " AND c.ended_at IS NULL";
        return SELECT + "c." + column + " = :of" + filter;
    }

    private static ObjectNode page(Handle sql, String select, String of, Cursor cursor) {
        return cursor.page(cursor.bind(sql.createQuery(select + cursor.clause("c.position")))
                .bind("of", of)
                .map((row, context) -> new Cursor.Item(row.getLong("position"), json(row)))
                .list());
    }

    private static ObjectNode json(ResultSet row) throws SQLException {
        boolean isAnonymous = row.getObject("visitor") == null;
        boolean isWaiting = row.getBoolean("is_waiting");
        boolean isEnded = row.getObject("ended_at") != null;
        int byStaff = row.getInt("user_message_count");
        int byVisitor = row.getInt("visitor_message_count");
        long createdAt = row.getLong("created_at");
        long endedAt = row.getLong("ended_at");
        ObjectNode json = Json.object();
        json.put("id", row.getString("id"));
        json.put("chat_type", row.getString("chat_type"));
        Json.putTime(json, "created_at", createdAt);
        Json.putTime(json, "updated_at", row.getLong("updated_at"));
        if (isEnded) {
            Json.putTime(json, "ended_at", endedAt);
        } else {
            json.putNull("ended_at");
        }
        Json.putTime(json, "waiting_started_at", row.getLong("waiting_started_at"));
        json.put("room_id", row.getString("room_id"));
        json.put("room_organization_id", row.getString("organization_id"));
        json.put("room_name", row.getString("room_name"));
        json.put("tag_count", 0);
        json.put("message_count", row.getInt("message_count"));
        json.put("user_message_count", byStaff);
        json.put("visitor_message_count", byVisitor);
        json.put("has_messages", row.getInt("message_count") > 0);
        json.put("has_user_messages", byStaff > 0);
        json.put("has_visitor_messages", byVisitor > 0);
        json.put("present_participant_count", 0);
        json.put("present_user_participant_count", 0);
        json.put("present_visitor_participant_count", 0);
        json.put("member_count", byStaff > 0 ? 2 : 1);
        json.put("user_member_count", byStaff > 0 ? 1 : 0);
        json.put("visitor_member_count", 1);
        json.put("is_private", false);
        json.put("is_real_conversation", byStaff > 0 && byVisitor > 0);
        json.put("is_autosuggested", false);
        json.put("is_waiting", isWaiting);
        json.put("is_pending", isWaiting);
        json.put("is_ended", isEnded);
        json.put("is_encrypted", false);
        json.putNull("encrypted_symmetric_key");
        json.putNull("autosuggest_url");
        json.putNull("autosuggest_url_title");
        json.putNull("first_visitor_message_url");
        json.putNull("first_visitor_message_url_title");
        json.put("token", "");
        json.put("legacy_conversation_state", "");
        json.put("legacy_room_id", "");
        json.putNull("visitor_wait_time");
        Json.putNumber(json, "duration", isEnded ? (endedAt - createdAt) / 1000.0 : null);
        json.putNull("active_duration");
        json.put("visitor_id", isAnonymous ? null : row.getString("visitor_cid"));
        String variables = row.getString("variables");
        JsonValue own = JsonValue.read(variables);
        String name = Username.of(own.member("username"));
        json.put("visitor_username", Sender.name(name != null ? name : Username.of(row.getString("username"))));
        json.put("visitor_avatar", Sender.avatar(text(own.member("avatar"), row.getString("avatar"))));
        Json.putRaw(json, "visitor_variables", variables);
        json.set("last_message", lastMessage(row));
        json.set("call", call(row));
        return json;
    }

    /** The call that the task is for; null where it is for none. One that nobody took, or declined, was missed. */
    private static @Nullable ObjectNode call(ResultSet row) throws SQLException {
        String reason = row.getString("call_end_reason");
        boolean isMissed =
                reason != null && !reason.equals(CallEnd.DECLINED) && row.getObject("call_accepted_at") == null;
        return row.getString("call_kind") == null
                ? null
                : Json.object()
                        .put("kind", row.getString("call_kind"))
                        .put("state", row.getString("call_state"))
                        .put("is_missed", isMissed);
    }

    private static @Nullable ObjectNode lastMessage(ResultSet row) throws SQLException {
        if (row.getString("last_message") == null) {
            return null;
        }
        ObjectNode json = Json.object();
        json.put("message", row.getString("last_message"));
        json.put("type", row.getString("last_type"));
        json.put("sender_type", row.getString("last_sender_type"));
        Json.putTime(json, "created_at", row.getLong("last_created_at"));
        return json;
    }

    /** What the chat's own variables say, else what those of the domain room do; null where neither is a string. */
    private static @Nullable String text(Value own, String shared) {
        Value given = own.type() == Value.TEXT || shared == null ? own : JsonValue.read(shared);
        return given.type() == Value.TEXT ? given.text() : null;
    }

    private ChatViews() {}
}

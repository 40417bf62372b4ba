package com.giosg.demo.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.database.Transaction;
import com.giosg.demo.json.Json;
import com.giosg.demo.staff.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What was said in chats: as staff see it (contract section 7, {@code ChatMessage}), and as the visitor's window does. */
final class Messages {
    private static final String SELECT = """
            SELECT m.*, c.id AS chat_id, c.room_id FROM messages m JOIN chats c ON c.position = m.chat WHERE\s""";

    /**
     * Writes a message down. The conversation of the chat's visitor is locked.
     *
     * @return the message as staff see it
     */
    static ObjectNode add(Transaction transaction, Chat chat, Message message, long now) {
        Long sequence = chat.visitor() == null ? null : Conversations.next(transaction, chat.visitor());
        String id = UUID.randomUUID().toString();
        Sender sender = message.sender();
        transaction
                .sql()
                .createUpdate("""
                        INSERT INTO messages (id, chat, visitor, sequence, type, sender_type, sender_id,
                            sender_public_name, sender_avatar, message, notice, key, created_at)
                        VALUES (:id, :chat, :visitor, :sequence, :type, :senderType, :senderId,
                            :senderName, :senderAvatar, :text, :notice, :key, :now)""")
                .bind("id", id)
                .bind("chat", chat.position())
                .bind("visitor", chat.visitor())
                .bind("sequence", sequence)
                .bind("type", message.type())
                .bind("senderType", sender.type())
                .bind("senderId", sender.id())
                .bind("senderName", sender.name())
                .bind("senderAvatar", sender.avatar())
                .bind("text", message.text())
                .bind("notice", message.notice())
                .bind("key", message.key())
                .bind("now", now)
                .execute();
        return transaction
                .sql()
                .createQuery(SELECT + "m.id = :id")
                .bind("id", id)
                .map((row, context) -> json(row))
                .one();
    }

    /** Whether a visitor has said something under that key of their window. */
    static boolean hasKey(Handle sql, long visitor, String key) {
        return sql.createQuery("SELECT COUNT(*) FROM messages WHERE visitor = :visitor AND key = :key")
                        .bind("visitor", visitor)
                        .bind("key", key)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** A page of a chat's messages. */
    static ObjectNode ofChat(Handle sql, Chat chat, Cursor cursor) {
        return cursor.page(cursor.bind(sql.createQuery(SELECT + "m.chat = :chat" + cursor.clause("m.position")))
                .bind("chat", chat.position())
                .map((row, context) -> new Cursor.Item(row.getLong("position"), json(row)))
                .list());
    }

    /**
     * The messages that a visitor's window is to show, after one sequence and up to another.
     *
     * @param most at most the newest so many
     * @param characters of these, the newest whose texts, names and so on are no longer in all; at least one
     */
    static ArrayNode ofVisitor(Handle sql, long visitor, long after, long upTo, int most, int characters) {
        List<ObjectNode> found = sql.createQuery("""
                        SELECT * FROM messages
                        WHERE visitor = :visitor AND sequence > :after AND sequence <= :upTo
                        ORDER BY sequence""")
                .bind("visitor", visitor)
                .bind("after", Math.max(after, upTo - most))
                .bind("upTo", upTo)
                .map((row, context) -> shown(row))
                .list();
        int first = Math.max(0, found.size() - 1);
        for (long left = characters; first > 0; first--) {
            left -= length(found.get(first));
            if (left < length(found.get(first - 1))) {
                break;
            }
        }
        return Json.array().addAll(found.subList(first, found.size()));
    }

    /** Characters of all that people wrote. */
    private static int length(ObjectNode shown) {
        int length = 0;
        for (JsonNode value : shown) {
            length += value.isTextual() ? value.textValue().length() : 0;
        }
        return length;
    }

    private static ObjectNode shown(ResultSet row) throws SQLException {
        ObjectNode json = Json.object();
        json.put("sequence", row.getLong("sequence"));
        json.put("id", row.getString("id"));
        json.put("type", row.getString("type"));
        json.put("sender", row.getString("sender_type"));
        json.put("name", row.getString("sender_public_name"));
        json.put("avatar", row.getString("sender_avatar"));
        json.put("text", row.getString("message"));
        json.put("notice", row.getString("notice"));
        json.put("key", row.getString("key"));
        json.put("time", row.getLong("created_at"));
        return json;
    }

    private static ObjectNode json(ResultSet row) throws SQLException {
        ObjectNode json = Json.object();
        json.put("id", row.getString("id"));
        json.put("type", row.getString("type"));
        json.put("chat_id", row.getString("chat_id"));
        json.put("room_id", row.getString("room_id"));
        Json.putTime(json, "created_at", row.getLong("created_at"));
        json.put("sender_type", row.getString("sender_type"));
        json.put("sender_id", row.getString("sender_id"));
        // The platform's type knows no null here.
        String name = Objects.requireNonNullElse(
                row.getString("sender_public_name"),
                row.getString("sender_type").equals(Sender.STAFF) ? Sender.STAFF_NAME : "");
        json.put("sender_public_name", name);
        json.put("sender_name", name);
        String avatar = row.getString("sender_avatar");
        json.set(
                "sender_avatar",
                avatar == null ? null : Json.object().put("id", avatar).put("url", avatar));
        json.put("message", row.getString("message"));
        json.put("is_encrypted", false);
        json.putNull("sensitive_data_purged_at");
        json.putNull("selected_reply_suggestion_id");
        json.putNull("selected_reply_suggestion");
        json.putNull("attachments");
        json.putNull("attachment_template");
        json.putNull("response_to_message_id");
        json.putNull("response_to_attachment_id");
        json.putNull("response_to_attachment");
        json.putNull("response_to_action_id");
        json.putNull("response_to_action");
        json.putNull("response_text");
        json.putNull("response_value");
        json.put("notice", row.getString("notice"));
        return json;
    }

    private Messages() {}
}

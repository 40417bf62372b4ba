package com.giosg.demo.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.database.Transaction;
import com.giosg.demo.events.Action;
import com.giosg.demo.events.Event;
import com.giosg.demo.events.Events;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * Chats begun, continued and ended. What happens in one is published to staff, and told to the windows of its visitor,
 * once the transaction is stored.
 */
public final class Chats {
    /** Open ones of a visitor. Nobody has as many, but a page in a loop would, and staff could not tell them apart. */
    private static final int MOST_OPEN = 50;

    private static final String SELECT = """
            SELECT c.position, c.organization_id, c.id, c.chat_type, c.room_id, c.visitor, c.visitor_cid, c.variables,
                c.ended_at FROM chats c WHERE\s""";
    private static final RowMapper<Chat> ROW = (row, context) -> new Chat(
            row.getLong("position"),
            row.getString("organization_id"),
            row.getString("id"),
            row.getString("chat_type"),
            row.getString("room_id"),
            row.getObject("visitor") == null ? null : row.getLong("visitor"),
            row.getString("visitor_cid"),
            JsonValue.read(row.getString("variables")),
            row.getObject("ended_at") != null);

    /**
     * A chat that is locked.
     *
     * @param now the time of what is done in it: not before the time of what was done before
     */
    public record Locked(Chat chat, long now) {}

    /** Who has to do with a chat only while it is open. */
    @FunctionalInterface
    public interface EndListener {
        /** A chat that is locked is about to end, in this transaction; something may still be said in it. */
        void ending(Transaction transaction, Chat chat, long now);
    }

    private final Events events;
    private final VisitorLines lines;
    private EndListener endListener = (transaction, chat, now) -> {};

    public Chats(Events events, VisitorLines lines) {
        this.events = events;
        this.lines = lines;
    }

    /** Has someone told of chats that end; before the first does. */
    public void listen(EndListener listener) {
        endListener = listener;
    }

    /** Whether a chat of a visitor is open; those whose visitor is not to be known are nobody's. */
    public static boolean isOpen(Handle sql, long visitor) {
        return Conversations.of(sql, visitor).isOpen();
    }

    /**
     * The chat of that id.
     *
     * @throws Refusal 404 when there is none
     */
    public static Chat get(Handle sql, String organization, String id) {
        return sql.createQuery(SELECT + "c.organization_id = :organization AND c.id = :id")
                .bind("organization", organization)
                .bind("id", id)
                .map(ROW)
                .findOne()
                .orElseThrow(() -> Refusal.notFound("there is no such chat"));
    }

    /**
     * The chat of that id, in which nothing happens before the transaction ends but what this transaction does.
     *
     * @param now milliseconds since 1970, by the clock
     * @throws Refusal 404 when there is none
     */
    public static Locked lock(Transaction transaction, String organization, String id, long now) {
        Handle sql = transaction.sql();
        Chat chat = get(sql, organization, id);
        long then = chat.visitor() == null ? now : Conversations.lock(transaction, chat.visitor(), now);
        long updated = sql.createQuery("""
                        UPDATE chats SET updated_at = updated_at WHERE position = :chat RETURNING updated_at""")
                .bind("chat", chat.position())
                .mapTo(Long.class)
                .one();
        return new Locked(get(sql, organization, id), Math.max(then, updated));
    }

    /**
     * Until the transaction ends nobody else says anything in a chat of the visitor, begins or ends one.
     *
     * @param now milliseconds since 1970, by the clock
     * @return the time of all that is done under the lock
     */
    public static long lockAll(Transaction transaction, long visitor, long now) {
        return Conversations.lock(transaction, visitor, now);
    }

    /**
     * Lets a visitor whose conversation is locked begin one more chat.
     *
     * @throws Refusal 403 when too many are open: final, so that the tag does not ask again by itself
     */
    public static void admitOneMore(Handle sql, long visitor) {
        int open = sql.createQuery("SELECT COUNT(*) FROM chats WHERE visitor = :visitor AND ended_at IS NULL")
                .bind("visitor", visitor)
                .mapTo(Integer.class)
                .one();
        if (open >= MOST_OPEN) {
            throw Refusal.notAllowed("too many open tasks: " + MOST_OPEN + " are the most");
        }
    }

    /** Whether somebody has written in a chat. */
    public static boolean hasMessages(Handle sql, Chat chat) {
        return sql.createQuery("SELECT message_count FROM chats WHERE position = :chat")
                        .bind("chat", chat.position())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** The open chats of a visitor in some rooms, the oldest first. */
    static List<Chat> openIn(Handle sql, long visitor, List<String> rooms) {
        return rooms.isEmpty()
                ? List.of()
                : sql.createQuery(SELECT + """
                        c.visitor = :visitor AND c.ended_at IS NULL AND c.room_id IN (<rooms>) ORDER BY c.position""")
                        .bind("visitor", visitor)
                        .bindList("rooms", rooms)
                        .map(ROW)
                        .list();
    }

    /**
     * The open chat in which a visitor goes on: where staff spoke last, else the one that is no task, else the newest
     * task.
     */
    static Optional<Chat> toGoOn(Handle sql, long visitor) {
        return sql.createQuery(SELECT + """
                        c.visitor = :visitor AND c.ended_at IS NULL
                        ORDER BY c.last_user_message DESC, CASE c.chat_type WHEN 'visitor' THEN 0 ELSE 1 END, c.position DESC LIMIT 1""").bind("visitor", visitor).map(ROW).findOne();
    }

    /**
     * Makes a chat that waits for staff, as yet without a message and known to nobody: see {@link #begin}.
     *
     * @param visitor null when the visitor is not to be known, and {@code visitorCid} then a new id
     * @param variables JSON text of an object
     */
    public static Chat create(
            Transaction transaction,
            String organization,
            String type,
            String room,
            @Nullable Long visitor,
            String visitorCid,
            String variables,
            long now) {
        String id = UUID.randomUUID().toString();
        transaction
                .sql()
                .createUpdate("""
                        INSERT INTO chats (organization_id, id, chat_type, room_id, visitor, visitor_cid, variables,
                            is_waiting, created_at, updated_at, waiting_started_at,
                            message_count, user_message_count, visitor_message_count, last_user_message)
                        VALUES (:organization, :id, :type, :room, :visitor, :cid, :variables,
                            TRUE, :now, :now, :now, 0, 0, 0, 0)""")
                .bind("organization", organization)
                .bind("id", id)
                .bind("type", type)
                .bind("room", room)
                .bind("visitor", visitor)
                .bind("cid", visitorCid)
                .bind("variables", variables)
                .bind("now", now)
                .execute();
        return get(transaction.sql(), organization, id);
    }

    /** Says the first message of a new chat, and makes both known. */
    public void begin(Transaction transaction, Chat chat, Message message, long now) {
        say(transaction, chat, message, Action.ADDED, now);
    }

    /**
     * Says something in a chat that is locked.
     *
     * @return the message as staff see it
     */
    public ObjectNode say(Transaction transaction, Chat chat, Message message, long now) {
        return say(transaction, chat, message, Action.CHANGED, now);
    }

    private ObjectNode say(Transaction transaction, Chat chat, Message message, Action happened, long now) {
        ObjectNode json = Messages.add(transaction, chat, message, now);
        String sender = message.sender().type();
        boolean counts = message.type().equals(Message.MSG);
        transaction
                .sql()
                .createUpdate("""
                        UPDATE chats SET message_count = message_count + :all,
                            user_message_count = user_message_count + :byStaff,
                            visitor_message_count = visitor_message_count + :byVisitor,
                            last_user_message = CASE WHEN :byStaff = 0 THEN last_user_message
                                ELSE (SELECT MAX(position) FROM messages WHERE chat = :chat) END,
                            is_waiting = is_waiting AND :byStaff = 0, updated_at = :now
                        WHERE position = :chat""")
                .bind("all", counts ? 1 : 0)
                .bind("byStaff", counts && sender.equals(Sender.STAFF) ? 1 : 0)
                .bind("byVisitor", counts && sender.equals(Sender.VISITOR) ? 1 : 0)
                .bind("now", now)
                .bind("chat", chat.position())
                .execute();
        ObjectNode shown = ChatViews.of(transaction.sql(), chat);
        events.publish(
                transaction,
                chat.organization(),
                List.of(
                        Event.of(chat.organization(), "/rooms/" + chat.room() + "/chats", happened, chat.id(), shown),
                        Event.of(
                                chat.organization(),
                                "/chats/" + chat.id() + "/messages",
                                Action.ADDED,
                                json.get("id").textValue(),
                                json)));
        if (chat.visitor() != null) {
            changed(transaction, chat.visitor());
        }
        return json;
    }

    /** Staff has turned to a chat that is locked, if not by a message; known once something is said in it. */
    public void stopWaiting(Transaction transaction, Chat chat) {
        transaction
                .sql()
                .createUpdate("UPDATE chats SET is_waiting = FALSE WHERE position = :chat")
                .bind("chat", chat.position())
                .execute();
    }

    /** Ends a chat that is locked; one that has ended stays as it is. */
    public void end(Transaction transaction, Chat chat, long now) {
        if (chat.isEnded()) {
            return;
        }
        endListener.ending(transaction, chat, now);
        transaction
                .sql()
                .createUpdate("UPDATE chats SET ended_at = :now, is_waiting = FALSE WHERE position = :chat")
                .bind("now", now)
                .bind("chat", chat.position())
                .execute();
        say(transaction, chat, Message.ofSystem(null, "The chat has ended.", Message.ENDED), now);
    }

    /** Tells the windows of a visitor that there is something new, once it is stored. */
    void changed(Transaction transaction, long visitor) {
        transaction.afterCommit(() -> lines.changed(visitor));
    }
}

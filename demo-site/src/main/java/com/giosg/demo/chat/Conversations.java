package com.giosg.demo.chat;

import com.giosg.demo.database.Transaction;
import org.jdbi.v3.core.Handle;

/**
 * What all chats of a visitor have in common: their messages are numbered together, one after the other without gaps, in
 * the order in which their transactions are stored. So a chat window that knows a number knows all before it.
 */
final class Conversations {
    /**
     * How a visitor's conversation stands.
     *
     * @param newest the sequence of the newest message; 0 for none
     * @param cleared the sequence up to which the window gets no message any more
     * @param isOpen whether one of the visitor's chats is open
     */
    record State(long newest, long cleared, boolean isOpen) {}

    /**
     * Until the transaction ends nobody else says anything in a chat of the visitor, begins or ends one. Whoever locks a
     * chat too locks this first, as whoever runs a visitor's commands locks the visitor before.
     *
     * @param now milliseconds since 1970, by the clock
     * @return the time of all that is done under the lock: not before the time of what was done before, whatever another
     *     instance's clock says, or this one's that was put back, so that a conversation's times follow its order
     */
    static long lock(Transaction transaction, long visitor, long now) {
        return transaction
                .sql()
                .createQuery("""
                        INSERT INTO conversations (visitor, newest, cleared, last_at) VALUES (:visitor, 0, 0, :now)
                        ON CONFLICT (visitor) DO UPDATE SET last_at =
                            CASE WHEN conversations.last_at > excluded.last_at THEN conversations.last_at
                                ELSE excluded.last_at END
                        RETURNING last_at""")
                .bind("visitor", visitor)
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    /** Takes the next sequence of a visitor whose conversation is locked. */
    static long next(Transaction transaction, long visitor) {
        return transaction
                .sql()
                .createQuery("""
                        UPDATE conversations SET newest = newest + 1 WHERE visitor = :visitor RETURNING newest""")
                .bind("visitor", visitor)
                .mapTo(Long.class)
                .one();
    }

    /** Lets the visitor's window get nothing any more of what was said until now. */
    static void clear(Transaction transaction, long visitor) {
        transaction
                .sql()
                .createUpdate("UPDATE conversations SET cleared = newest WHERE visitor = :visitor")
                .bind("visitor", visitor)
                .execute();
    }

    static State of(Handle sql, long visitor) {
        return sql.createQuery("""
                        SELECT COALESCE(k.newest, 0) AS newest, COALESCE(k.cleared, 0) AS cleared,
                            EXISTS (SELECT 1 FROM chats WHERE visitor = v.position AND ended_at IS NULL) AS is_open
                        FROM visitors v LEFT JOIN conversations k ON k.visitor = v.position
                        WHERE v.position = :visitor""")
                .bind("visitor", visitor)
                .map((row, context) ->
                        new State(row.getLong("newest"), row.getLong("cleared"), row.getBoolean("is_open")))
                .one();
    }

    private Conversations() {}
}

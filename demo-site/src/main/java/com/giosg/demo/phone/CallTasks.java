package com.giosg.demo.phone;

import com.giosg.demo.chat.Chats;
import com.giosg.demo.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Ends the tasks of calls that are over, and in which nobody has written. Right after a call somebody still may: staff to
 * whoever they missed, the visitor to whoever did not answer.
 */
public final class CallTasks {
    private static final Duration STAYS_OPEN = Duration.ofMinutes(2);
    /** Through the open chats of each organisation, of which the index knows. */
    static final String FINISHED = """
            SELECT c.organization_id, c.id FROM organizations o
            JOIN chats c ON c.organization_id = o.id AND c.ended_at IS NULL JOIN phone_calls p ON p.chat = c.position
            WHERE c.message_count = 0 AND p.ended_at <= :before""";

    private record Task(String organization, String id) {}

    private final Database database;
    private final Chats chats;
    private final Clock clock;

    public CallTasks(Database database, Chats chats, Clock clock) {
        this.database = database;
        this.chats = chats;
        this.clock = clock;
    }

    /** Looks once through the tasks. */
    public void sweep() {
        long now = clock.millis();
        List<Task> finished = database.read(sql -> sql.createQuery(FINISHED)
                .bind("before", now - STAYS_OPEN.toMillis())
                .map((row, context) -> new Task(row.getString("organization_id"), row.getString("id")))
                .list());
        for (Task task : finished) {
            database.write(transaction -> {
                Chats.Locked locked = Chats.lock(transaction, task.organization, task.id, now);
                // Somebody may have written meanwhile.
                if (!Chats.hasMessages(transaction.sql(), locked.chat())) {
                    chats.end(transaction, locked.chat(), locked.now());
                }
                return null;
            });
        }
    }
}

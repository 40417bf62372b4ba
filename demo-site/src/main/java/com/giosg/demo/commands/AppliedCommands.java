package com.giosg.demo.commands;

import com.giosg.demo.database.Database;
import com.giosg.demo.http.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * The answers that a visitor's commands were given, so that a command sent again is answered again and not applied
 * again (contract section 6). Read when a request begins, written before it ends, in its transaction.
 */
final class AppliedCommands {
    /** Longer than the 7 days in which a tag can still send a command, with room to spare. */
    private static final Duration KEPT = Duration.ofDays(35);

    /**
     * What a command was answered.
     *
     * @param status the HTTP status it would have alone
     * @param body JSON text
     */
    record Answer(int status, String body) {
        static Answer of(Refusal refusal) {
            return new Answer(refusal.status, refusal.json());
        }
    }

    private final Handle sql;
    private final long visitor;
    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, Answer> added = new LinkedHashMap<>();

    /** The answers to those of some commands that were applied before. */
    AppliedCommands(Handle sql, long visitor, Set<String> ids) {
        this.sql = sql;
        this.visitor = visitor;
        if (!ids.isEmpty()) {
            sql.createQuery("""
                            SELECT command_id, status, body FROM applied_commands
                            WHERE visitor = :visitor AND command_id IN (<ids>)""")
                    .bind("visitor", visitor)
                    .bindList("ids", ids)
                    .map((row, context) -> answers.put(
                            row.getString("command_id"), new Answer(row.getInt("status"), row.getString("body"))))
                    .list();
        }
    }

    /** The answer to a command; null when it was not answered yet. */
    @Nullable
    Answer find(String id) {
        return answers.get(id);
    }

    /** Remembers the answer to a new command. */
    void add(String id, Answer answer) {
        answers.put(id, answer);
        added.put(id, answer);
    }

    /** Writes down what was added. */
    void save(long now) {
        if (added.isEmpty()) {
            return;
        }
        PreparedBatch batch = sql.prepareBatch("""
                INSERT INTO applied_commands (visitor, command_id, status, body, applied_at)
                VALUES (:visitor, :id, :status, :body, :now)""");
        added.forEach((id, answer) -> batch.bind("visitor", visitor)
                .bind("id", id)
                .bind("status", answer.status)
                .bind("body", answer.body)
                .bind("now", now)
                .add());
        batch.execute();
    }

    /** Forgets the answers that no tag asks for any more. */
    static void purge(Database database, Clock clock) {
        database.write(transaction -> transaction
                .sql()
                .createUpdate("DELETE FROM applied_commands WHERE applied_at < :time")
                .bind("time", clock.millis() - KEPT.toMillis())
                .execute());
    }
}

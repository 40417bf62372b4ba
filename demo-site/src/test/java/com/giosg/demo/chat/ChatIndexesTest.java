package com.giosg.demo.chat;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.database.Database;
import com.giosg.demo.testing.DatabaseKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That a question about the few open chats costs the same however many have ended. */
class ChatIndexesTest {
    /** An organisation with a room and a visitor, who had 20,000 chats; every hundredth is open. */
    private static final List<String> SEED = List.of("""
            INSERT INTO organizations (id, name, created_at) VALUES ('o', 'O', 0)""", """
            INSERT INTO rooms (organization_id, id, name, created_at, updated_at) VALUES ('o', 'r', 'R', 0, 0)""", """
            INSERT INTO visitors (organization_id, id, secret_hash, domain_room_id, is_present, created_at,
                seen_at, session_id, session_started_at, visit_count)
            VALUES ('o', 'v', 's', 'r', FALSE, 0, 0, 's', 0, 1)""", """
            WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 20000)
            INSERT INTO chats (organization_id, id, chat_type, room_id, visitor, visitor_cid, variables, is_waiting,
                created_at, updated_at, waiting_started_at, ended_at, message_count, user_message_count,
                visitor_message_count, last_user_message)
            SELECT 'o', 'chat ' || n, 'task', 'r', (SELECT position FROM visitors), 'v', '{}', FALSE, 0, 0, 0,
                CASE WHEN n % 100 = 0 THEN NULL ELSE 0 END, 1, 0, 1, 0
            FROM numbers""");

    /** What {@link Chats#toGoOn} asks. */
    private static String toGoOn(Handle sql) {
        AtomicReference<String> asked = new AtomicReference<>();
        sql.getConfig(SqlStatements.class).setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                asked.set(context.getRenderedSql());
            }
        });
        Chats.toGoOn(sql, 1);
        return asked.get();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void openChatsAreFoundWithoutLookingAtThoseThatEnded(DatabaseKind kind) {
        try (Database database = kind.open()) {
            database.write(transaction -> {
                SEED.forEach(transaction.sql()::execute);
                if (kind == DatabaseKind.POSTGRESQL) {
                    // As its own housekeeping does after a while.
                    transaction.sql().execute("ANALYZE");
                }
                return null;
            });
            database.read(sql -> {
                String page = " AND c.position > :cursor ORDER BY c.position LIMIT 101";
                String inRoom =
                        kind.plan(sql, ChatViews.select("room_id", false) + page, Map.of("of", "r", "cursor", 0L));
                assertTrue(inRoom.contains("chats_open_of_room"), inRoom);
                String inAll = kind.plan(
                        sql, ChatViews.select("organization_id", false) + page, Map.of("of", "o", "cursor", 0L));
                assertTrue(inAll.contains("chats_open_of_organization"), inAll);
                String ended = kind.plan(
                        sql,
                        ChatViews.select("organization_id", true)
                                + " AND (c.ended_at, c.position) < (:time, :cursor)"
                                + " ORDER BY c.ended_at DESC, c.position DESC LIMIT 101",
                        Map.of("of", "o", "time", 9L, "cursor", 0L));
                assertTrue(ended.contains("chats_ended_of_organization"), ended);
                String toGoOn = kind.plan(sql, toGoOn(sql), Map.of("visitor", 1L));
                assertTrue(toGoOn.contains("chats_open_of_visitor"), toGoOn);
                // Nor is each asked what was said in it.
                assertFalse(toGoOn.contains("messages"), toGoOn);
                return null;
            });
        }
    }
}

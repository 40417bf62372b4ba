package com.giosg.demo.phone;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.database.Database;
import com.giosg.demo.testing.DatabaseKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the watch over the few calls that go on costs the same however many have ended. */
class CallIndexesTest {
    /** An organisation with a room and a visitor, whose 20,000 calls have ended. */
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
            SELECT 'o', 'chat ' || n, 'task', 'r', (SELECT position FROM visitors), 'v', '{}', FALSE, 0, 0, 0, 0, 1, 0,
                1, 0
            FROM numbers""", """
            INSERT INTO phone_calls (organization_id, chat, visitor, kind, operator_name, state, end_reason, ended_by,
                requested_at, rings_until, ended_at, visitor_line, operator_line)
            SELECT 'o', position, visitor, 'audio', 'Ann', 'ended', 'hung_up', 'visitor', 0, 0, 0, 1, 1 FROM chats""");

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void callsThatGoOnAreFoundWithoutLookingAtThoseThatEnded(DatabaseKind kind) {
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
                String doubtful = kind.plan(sql, Calls.DOUBTFUL, Map.of("now", 1L));
                assertTrue(doubtful.contains("phone_calls_open"), doubtful);
                String ringing = kind.plan(sql, Calls.RINGING, Map.of("organization", "o"));
                assertTrue(ringing.contains("phone_calls_open"), ringing);
                String finished = kind.plan(sql, CallTasks.FINISHED, Map.of("before", 1L));
                assertTrue(finished.contains("chats_open_of"), finished);
                String list = kind.plan(
                        sql,
                        CallViews.select(false) + " AND p.position > :cursor ORDER BY p.position LIMIT 101",
                        Map.of("organization", "o", "cursor", 0L));
                assertTrue(list.contains("phone_calls_open"), list);
                return null;
            });
        }
    }
}

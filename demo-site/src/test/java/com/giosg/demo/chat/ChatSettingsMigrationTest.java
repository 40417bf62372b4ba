package com.giosg.demo.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.giosg.demo.database.Database;
import com.giosg.demo.testing.DatabaseKind;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An organisation that set its colour only had the default name with it; one that had set a name keeps it. */
class ChatSettingsMigrationTest {
    @Test
    void ofSqlite(@TempDir Path folder) {
        Path file = folder.resolve("giosg.db");
        migrates("jdbc:sqlite:" + file, "INTEGER PRIMARY KEY AUTOINCREMENT", url -> Database.sqlite(file));
    }

    @Test
    void ofPostgresql() {
        migrates(
                DatabaseKind.newPostgresUrl(), "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", Database::postgresql);
    }

    private static void migrates(String url, String identity, Function<String, Database> open) {
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/migration")
                .placeholders(Map.of("identity", identity))
                .target("4")
                .load()
                .migrate();
        Jdbi.create(url).useHandle(sql -> {
            sql.execute("INSERT INTO organizations (id, legacy_number, name, created_at) "
                    + "VALUES ('a', 1, 'A', 1), ('b', 2, 'B', 1)");
            sql.execute(
                    "INSERT INTO chat_settings (organization_id, color, operator_name, operator_avatar, updated_at) "
                            + "VALUES ('a', '#000000', 'Customer service', NULL, 5), ('b', '#ffffff', 'Kerttu', 'https://x/', 6)");
        });

        try (Database database = open.apply(url)) {
            assertEquals(
                    new ChatSettings("#000000", "auto", null, null, 5L),
                    database.read(sql -> ChatSettings.of(sql, "a")));
            assertEquals(
                    new ChatSettings("#ffffff", "auto", "Kerttu", "https://x/", 6L),
                    database.read(sql -> ChatSettings.of(sql, "b")));
        }
    }
}

package com.giosg.demo.testing;

import com.giosg.demo.database.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The databases that the backend runs on; what tests prove of it, they prove on both. */
public enum DatabaseKind {
    SQLITE {
        @Override
        public Database open() {
            return Database.sqlite(migratedFile());
        }
    },
    POSTGRESQL {
        @Override
        public Database open() {
            return Database.postgresql(migratedPostgresUrl());
        }
    };

    private static final String MIGRATED = "migrated";

    private static Path folder;
    private static EmbeddedPostgres postgres;
    private static boolean isPostgresMigrated;
    private static int databases;

    /** A database of its own, empty but for its tables. */
    public abstract Database open();

    /** How the database would find what a query asks for, in its own words. */
    public String plan(Handle sql, String query, Map<String, ?> parameters) {
        boolean isSqlite = this == SQLITE;
        return String.join(
                "\n",
                sql.createQuery((isSqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + query)
                        .bindMap(parameters)
                        .map((row, context) -> row.getString(isSqlite ? "detail" : "QUERY PLAN"))
                        .list());
    }

    /** A new SQLite file with empty tables. A copy, as migrating each would take longer than most tests. */
    private static synchronized Path migratedFile() {
        try {
            if (folder == null) {
                folder = TemporaryFolder.create("giosg-test");
                Database.sqlite(folder.resolve(MIGRATED)).close();
            }
            return Files.copy(folder.resolve(MIGRATED), folder.resolve("giosg" + ++databases + ".db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a new, empty database of PostgreSQL, which is started once for all tests. */
    public static String newPostgresUrl() {
        return newPostgresUrl("");
    }

    /** The address of a new PostgreSQL database with empty tables. A copy, for the same reason. */
    public static synchronized String migratedPostgresUrl() {
        if (!isPostgresMigrated) {
            Database.postgresql(newPostgresUrl()).close();
            execute("ALTER DATABASE " + newest() + " RENAME TO " + MIGRATED);
            isPostgresMigrated = true;
        }
        return newPostgresUrl(" TEMPLATE " + MIGRATED);
    }

    private static synchronized String newPostgresUrl(String template) {
        databases++;
        execute("CREATE DATABASE " + newest() + template);
        return postgres.getJdbcUrl("postgres", newest());
    }

    private static String newest() {
        return "test" + databases;
    }

    private static void execute(String sql) {
        try {
            if (postgres == null) {
                // The data need not survive a power cut.
                postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start();
            }
            try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
                connection.createStatement().execute(sql);
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

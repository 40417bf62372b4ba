package com.giosg.demo.testing;

import com.giosg.demo.database.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The databases that the backend runs on; what tests prove of it, they prove on both. */
public enum DatabaseKind {
    SQLITE {
        @Override
        public Database open() {
            try {
                Path folder = Files.createTempDirectory("giosg-test");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
                return Database.sqlite(folder.resolve("giosg.db"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    POSTGRESQL {
        @Override
        public Database open() {
            return Database.postgresql(newPostgresUrl());
        }
    };

    private static EmbeddedPostgres postgres;
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

    /** The address of a new, empty database of PostgreSQL, which is started once for all tests. */
    public static synchronized String newPostgresUrl() {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.builder().start();
            }
            String name = "test" + ++databases;
            try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
                connection.createStatement().execute("CREATE DATABASE " + name);
            }
            return postgres.getJdbcUrl("postgres", name);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

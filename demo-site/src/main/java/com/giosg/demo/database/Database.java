package com.giosg.demo.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * The database, migrated to this version: a file of SQLite, or PostgreSQL with the same SQL.
 *
 * <p>What is written is durable when {@link #write} returns. Safe for use by many threads.
 */
public final class Database implements AutoCloseable {
    /** Kept, as a logger that nobody holds may forget its level. */
    private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql");

    private static final Map<String, String> SQLITE = Map.of("identity", "INTEGER PRIMARY KEY AUTOINCREMENT");
    private static final Map<String, String> POSTGRESQL =
            Map.of("identity", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY");
    private static final int ATTEMPTS = 5;
    private static final int BUSY_MILLISECONDS = 10_000;

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    /** SQLite has one writer at a time: waiting here, in turn, is fairer and quicker than its polling. */
    private final @Nullable Lock writer;

    private Database(HikariConfig config, Map<String, String> dialect, @Nullable Lock writer) {
        this.writer = writer;
        config.setConnectionTimeout(BUSY_MILLISECONDS);
        pool = new HikariDataSource(config);
        jdbi = Jdbi.create(pool);
        try {
            migrate(pool, dialect);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /**
     * Opens a database file, making it where there is none; its folder must exist.
     *
     * @throws DatabaseUnavailable when the file cannot be used
     */
    public static Database sqlite(Path file) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(JournalMode.WAL);
        sqlite.setSynchronous(SynchronousMode.FULL);
        sqlite.enforceForeignKeys(true);
        sqlite.setBusyTimeout(BUSY_MILLISECONDS);
        // A transaction that writes only after it has read could not wait for another writer.
        sqlite.setTransactionMode(TransactionMode.IMMEDIATE);
        SQLiteDataSource source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:sqlite:" + file);
        if (file.toFile().length() > 0) {
            check(file);
        }
        // The pool would log at length what is said here in a line.
        try (Connection connection = source.getConnection()) {
            connection.createStatement().execute("SELECT COUNT(*) FROM sqlite_master");
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(4);
        return new Database(config, SQLITE, new ReentrantLock(true));
    }

    /** Reads a file before anything can be written to it, as one that is not to be used is to stay as it is. */
    private static void check(Path file) {
        SQLiteConfig readOnly = new SQLiteConfig();
        readOnly.setReadOnly(true);
        SQLiteDataSource source = new SQLiteDataSource(readOnly);
        source.setUrl("jdbc:sqlite:" + file);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!found.next() || !found.getString(1).equals("ok")) {
                throw new DatabaseUnavailable("the database is damaged");
            }
        } catch (SQLException e) {
            throw Fault.isDamage(e) ? new DatabaseUnavailable("the database is damaged") : new DatabaseUnavailable(e);
        }
        refuseNewer(flyway(source, SQLITE));
    }

    /**
     * Connects to PostgreSQL.
     *
     * @param url as JDBC has it: {@code jdbc:postgresql://host/database?user=…&password=…}
     * @throws DatabaseUnavailable when it cannot be reached
     */
    public static Database postgresql(String url) {
        // The driver would log at length what is said here in a line, the address with its password included.
        DRIVER_LOG.setLevel(Level.OFF);
        DriverManager.setLoginTimeout(BUSY_MILLISECONDS / 1000);
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.isValid(1);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(10);
        // An instance that vanished in a transaction must not hold the others up.
        config.setConnectionInitSql("SET idle_in_transaction_session_timeout = '2min'");
        return new Database(config, POSTGRESQL, null);
    }

    private static void migrate(DataSource source, Map<String, String> dialect) {
        Flyway flyway = flyway(source, dialect);
        refuseNewer(flyway);
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw new DatabaseUnavailable(e);
        }
    }

    private static Flyway flyway(DataSource source, Map<String, String> dialect) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .placeholders(dialect)
                .load();
    }

    /** What a newer version has made of the schema, this one would read and write wrongly. */
    private static void refuseNewer(Flyway flyway) {
        try {
            for (MigrationInfo applied : flyway.info().applied()) {
                if (applied.getState() == MigrationState.FUTURE_SUCCESS
                        || applied.getState() == MigrationState.FUTURE_FAILED) {
                    throw new DatabaseUnavailable("the database is of a newer version of this program (its schema is "
                            + applied.getVersion() + ")");
                }
            }
        } catch (FlywayException e) {
            throw new DatabaseUnavailable(e);
        }
    }

    /**
     * Reads, without a transaction: each statement sees what was committed before it.
     *
     * @throws DatabaseUnavailable when it cannot be done now
     */
    public <T> T read(Function<Handle, T> reading) {
        try {
            return jdbi.withHandle(reading::apply);
        } catch (JdbiException e) {
            throw Fault.isPassing(e) ? new DatabaseUnavailable(e) : e;
        }
    }

    /**
     * Runs work in one transaction: all of it is stored, or, when it throws, none of it. Work that lost against a
     * concurrent transaction is run again from its start, so it must keep nothing outside of the transaction.
     *
     * @throws DatabaseUnavailable when it cannot be done now; where the connection broke while it was being stored, all
     *     of it may be stored nevertheless
     */
    public <T> T write(Function<Transaction, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(work);
            } catch (JdbiException e) {
                if (attempt == ATTEMPTS || !Fault.isLostAgainstAnother(e)) {
                    throw Fault.isPassing(e) ? new DatabaseUnavailable(e) : e;
                }
            }
        }
    }

    /**
     * The transactions under way that write to a table, or are about to: each by a name that no other ever has. Who is
     * missing has been stored or undone. None at SQLite, which hands positions out in the order in which they are
     * stored, and takes back those of what was undone.
     */
    public Set<String> writers(String table) {
        return isSqlite()
                ? new HashSet<>()
                : read(sql -> sql.createQuery("""
                        SELECT virtualtransaction FROM pg_locks
                        WHERE relation = CAST(:table AS regclass) AND mode = 'RowExclusiveLock'
                            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""")
                        .bind("table", table)
                        .mapTo(String.class)
                        .collect(Collectors.toCollection(HashSet::new)));
    }

    private boolean isSqlite() {
        return writer != null;
    }

    private <T> T attempt(Function<Transaction, T> work) {
        Transaction transaction;
        T result;
        if (writer != null) {
            awaitTurn(writer);
        }
        try (Handle handle = jdbi.open()) {
            transaction = new Transaction(handle, isSqlite());
            Transaction running = transaction;
            result = handle.inTransaction(same -> work.apply(running));
        } finally {
            if (writer != null) {
                writer.unlock();
            }
        }
        transaction.committed();
        return result;
    }

    private static void awaitTurn(Lock writer) {
        try {
            // Not for ever, as whoever waits holds a thread that others need.
            if (!writer.tryLock(BUSY_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                throw new DatabaseUnavailable(new TimeoutException("too many others write"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}

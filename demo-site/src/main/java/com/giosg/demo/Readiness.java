package com.giosg.demo;

import com.giosg.demo.database.Database;
import com.giosg.demo.database.DatabaseUnavailable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.JdbiException;

/** Whether the database takes writes. It is asked once a second at most, by one thread at a time. */
final class Readiness {
    private static final long VALID_NANOSECONDS = TimeUnit.SECONDS.toNanos(1);

    private final Database database;
    private final Lock asking = new ReentrantLock();
    /** It was written to just before. */
    private volatile boolean isReady = true;

    private long askedAt = System.nanoTime() - VALID_NANOSECONDS;

    Readiness(Database database) {
        this.database = database;
    }

    /** What the database said last: within a second, but for who asks while another waits for its answer. */
    boolean isReady() {
        if (asking.tryLock()) {
            try {
                if (System.nanoTime() - askedAt >= VALID_NANOSECONDS) {
                    isReady = takesWrites();
                    askedAt = System.nanoTime();
                }
            } finally {
                asking.unlock();
            }
        }
        return isReady;
    }

    private boolean takesWrites() {
        try {
            return database.write(transaction -> {
                // What changes nothing, SQLite does not write.
                transaction.sql().execute("INSERT INTO events_purged (position) VALUES (-1)");
                return transaction.sql().execute("DELETE FROM events_purged WHERE position = -1") > 0;
            });
        } catch (JdbiException | DatabaseUnavailable e) {
            return false;
        }
    }
}

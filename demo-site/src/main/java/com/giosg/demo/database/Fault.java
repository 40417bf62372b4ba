package com.giosg.demo.database;

import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** What a failure of the database means: whether the same work may succeed at once, or later, or never. */
final class Fault {
    /** A serialization failure and a deadlock. */
    private static final Set<String> LOST = Set.of("40001", "40P01");
    /** Of PostgreSQL: no connection, lost against others, no room, in use, shut down or cancelled, input and output. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");
    /** Of SQLite: another program writes, input and output, no room. */
    private static final Set<Integer> PASSING_SQLITE = Set.of(
            SQLiteErrorCode.SQLITE_BUSY.code, SQLiteErrorCode.SQLITE_IOERR.code, SQLiteErrorCode.SQLITE_FULL.code);

    /** Whether a transaction lost against a concurrent one, and may be run again at once. */
    static boolean isLostAgainstAnother(Throwable fault) {
        SQLException sql = sql(fault);
        return sql != null && sql.getSQLState() != null && LOST.contains(sql.getSQLState());
    }

    /** Whether what failed may succeed later as it is. */
    static boolean isPassing(Throwable fault) {
        if (fault instanceof ConnectionException) {
            return true;
        }
        SQLException sql = sql(fault);
        if (sql == null) {
            return false;
        }
        String state = sql.getSQLState();
        // Of the codes of SQLite the lowest byte is the kind.
        return state == null
                ? PASSING_SQLITE.contains(sql.getErrorCode() & 0xFF)
                : state.length() == 5 && PASSING.contains(state.substring(0, 2));
    }

    /** Whether a file of SQLite is none, or damaged. */
    static boolean isDamage(SQLException fault) {
        int kind = fault.getErrorCode() & 0xFF;
        return kind == SQLiteErrorCode.SQLITE_CORRUPT.code || kind == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    /** The first fault of the database in a chain of causes, which the others come of; null when there is none. */
    static @Nullable SQLException root(Throwable fault) {
        SQLException root = null;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                root = sql;
            }
        }
        return root;
    }

    private static @Nullable SQLException sql(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    private Fault() {}
}

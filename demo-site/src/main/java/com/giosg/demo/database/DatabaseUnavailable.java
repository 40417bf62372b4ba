package com.giosg.demo.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The database cannot be opened, or cannot do something now that it may do later. When it cannot be opened the message
 * says why, in one line and without the address, which may hold a password.
 */
public final class DatabaseUnavailable extends RuntimeException {
    DatabaseUnavailable(Throwable cause) {
        super(firstLine(cause), cause);
    }

    DatabaseUnavailable(String why) {
        super(why);
    }

    /** What the database said, in one line; of any fault that came of it. */
    public static @Nullable String reason(Throwable fault) {
        return fault instanceof DatabaseUnavailable ? fault.getMessage() : firstLine(fault);
    }

    private static String firstLine(Throwable cause) {
        // What libraries say around it may quote what was to be stored.
        SQLException fault = Fault.root(cause);
        String message = (fault == null ? cause : fault).getMessage();
        if (message != null && message.contains("jdbc:")) {
            return "its address cannot be understood";
        }
        return message == null
                ? cause.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElse("");
    }
}

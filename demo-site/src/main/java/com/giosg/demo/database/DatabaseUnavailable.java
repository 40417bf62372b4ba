package com.giosg.demo.database;

/**
 * The database cannot be opened, or cannot do something now that it may do later. When it cannot be opened the message
 * says why, in one line and without the address, which may hold a password.
 */
public final class DatabaseUnavailable extends RuntimeException {
    DatabaseUnavailable(Throwable cause) {
        super(firstLine(cause), cause);
    }

    private static String firstLine(Throwable cause) {
        String message = cause.getMessage();
        if (message != null && message.contains("jdbc:")) {
            return "its address cannot be understood";
        }
        return message == null ? cause.getClass().getSimpleName() : message.strip().lines().findFirst().orElse("");
    }
}

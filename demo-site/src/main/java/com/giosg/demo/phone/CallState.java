package com.giosg.demo.phone;

import java.util.Locale;

/** How far a call has come. */
enum CallState {
    /** It rings. */
    REQUESTED,
    /** An operator took it. */
    ACCEPTED,
    /** The two hear each other. */
    CONNECTED,
    ENDED;

    /** The state of that name in the database. */
    static CallState of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

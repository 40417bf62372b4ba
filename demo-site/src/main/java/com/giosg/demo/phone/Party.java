package com.giosg.demo.phone;

import java.util.Locale;

/** One of the two whom a call is between. */
enum Party {
    VISITOR,
    OPERATOR;

    Party other() {
        return this == VISITOR ? OPERATOR : VISITOR;
    }

    /** The name in the database, in columns too. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

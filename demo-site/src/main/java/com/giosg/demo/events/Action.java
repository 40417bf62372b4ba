package com.giosg.demo.events;

import java.util.Locale;

/** What happened to a resource. */
public enum Action {
    ADDED,
    CHANGED,
    REMOVED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

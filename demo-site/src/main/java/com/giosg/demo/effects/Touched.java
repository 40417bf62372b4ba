package com.giosg.demo.effects;

import com.giosg.demo.events.Action;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What staff see otherwise of a visitor after a request: noted while its commands run, announced once at its end, so
 * that a request with a hundred commands does not announce the same visitor a hundred times.
 */
public final class Touched {
    private final Map<String, Action> rooms = new LinkedHashMap<>();
    private @Nullable Action visitor;

    /** The visitor was seen for the first time. */
    public void visitorAdded() {
        visitor = Action.ADDED;
    }

    /** Something of the visitor's own changed: names, rooms, number of visits. */
    public void visitorChanged() {
        if (visitor == null) {
            visitor = Action.CHANGED;
        }
    }

    /** The visitor joined a room. */
    public void joined(String room) {
        rooms.merge(room, Action.ADDED, (before, now) -> before == Action.REMOVED ? Action.CHANGED : before);
        visitorChanged();
    }

    /** The visitor left a room. */
    public void left(String room) {
        rooms.merge(room, Action.REMOVED, (before, now) -> before == Action.ADDED ? null : now);
        visitorChanged();
    }

    /** What a room shows of the visitor changed. */
    public void roomChanged(String room) {
        rooms.putIfAbsent(room, Action.CHANGED);
    }

    /** What happened to the visitor; null for nothing. */
    public @Nullable Action visitor() {
        return visitor;
    }

    /** What happened in which rooms. */
    public Map<String, Action> rooms() {
        return rooms;
    }
}

package com.giosg.tag.delivery;

import com.giosg.tag.ports.Outcome;
import com.giosg.tag.rules.Text;

/** The commands that the backend has not answered yet, in the order they were called. */
final class Outbox {
    private Entry first;
    private Entry last;

    void add(String command, Outcome outcome) {
        Entry entry = new Entry(command, outcome);
        if (first == null) {
            first = entry;
        } else {
            last.next = entry;
        }
        last = entry;
    }

    boolean isEmpty() {
        return first == null;
    }

    /** The oldest entry, or null. */
    Entry oldest() {
        return first;
    }

    /** Forgets the oldest entry, and returns it. */
    Entry removeOldest() {
        Entry entry = first;
        first = entry.next;
        return entry;
    }

    static final class Entry {
        /** The command's JSON text. */
        final String command;
        /** The bytes that it takes in a request. */
        final int bytes;
        final Outcome outcome;
        Entry next;

        Entry(String command, Outcome outcome) {
            this.command = command;
            this.bytes = Text.utf8Length(command) + 1;
            this.outcome = outcome;
        }
    }
}

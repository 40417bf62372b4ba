package com.giosg.tag.delivery;

import com.giosg.tag.rules.Limits;
import org.jspecify.annotations.Nullable;

/** The commands that wait for their answers, in the order they were called. */
final class Outbox {
    private @Nullable PendingCommand first;
    private @Nullable PendingCommand last;
    private int count;
    private int bytes;

    /** Puts a command behind the others; false when too much waits already. */
    boolean add(PendingCommand command) {
        if (count == Limits.WAITING_COMMANDS || bytes + command.bytes > Limits.WAITING_BYTES) {
            return false;
        }
        append(command);
        return true;
    }

    /** Puts a command behind the others, even when too much waits. */
    void append(PendingCommand command) {
        if (first == null) {
            first = command;
        }
        if (last != null) {
            last.next = command;
        }
        last = command;
        count++;
        bytes += command.bytes;
    }

    /** Puts the commands of another outbox behind its own, even when too much waits. */
    void append(Outbox other) {
        while (other.first != null) {
            append(other.first);
            other.first = other.first.next;
        }
    }

    /** The oldest command that waits, or null. */
    @Nullable
    PendingCommand first() {
        while (first != null && first.settled) {
            first = first.next;
        }
        return first;
    }

    /** Takes it that a command waits no longer; false when it had not waited. */
    boolean settle(PendingCommand command) {
        if (command.settled) {
            return false;
        }
        command.settled = true;
        count--;
        bytes -= command.bytes;
        return true;
    }
}

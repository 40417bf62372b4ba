package com.giosg.tag.delivery;

import com.giosg.tag.messages.Command;
import com.giosg.tag.ports.Page;
import com.giosg.tag.ports.Storage;
import com.giosg.tag.rules.Value;

/** Tells each command's life to a developer who set {@code localStorage.giosg_debug = 1}; else does nothing. */
final class CommandLog {
    private final Page page;
    private boolean on;

    CommandLog(Page page) {
        this.page = page;
    }

    void open(Storage storage) {
        Value debug = storage.read("giosg_debug");
        on = debug.type() == Value.NUMBER && debug.number() == 1;
    }

    boolean isOn() {
        return on;
    }

    void say(String what) {
        if (on) {
            page.log(what);
        }
    }

    void say(PendingCommand pending, String what) {
        if (on) {
            Command command = pending.command;
            page.log(command.path().concat(" ").concat(command.id).concat(": ").concat(what));
        }
    }
}

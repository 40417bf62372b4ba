package com.giosg.tag.window;

import com.giosg.tag.ports.Storage;
import com.giosg.tag.rules.Value;

/** Up to where the visitor has read, in whichever tab; where storage refuses, in this page. */
final class ReadMark {
    private final Storage local;
    private final String key;
    private int read;

    ReadMark(Storage local, String organization) {
        this.local = local;
        this.key = "giosg_read_".concat(organization);
    }

    /** The sequence of the newest message that was read. */
    int get() {
        Value stored = local.read(key);
        if (stored.type() == Value.NUMBER && stored.number() > read) {
            read = (int) stored.number();
        }
        return read;
    }

    void set(int sequence) {
        if (sequence > get()) {
            read = sequence;
            local.write(key, Integer.toString(sequence));
        }
    }
}

package com.giosg.tag.window;

import com.giosg.tag.ports.Storage;
import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;

/** Up to where the visitor has read, say, in whichever tab; where storage refuses, in this page. */
final class ReadMark {
    private final Storage local;
    private final String key;
    private @Nullable String visitor;
    private int read;

    /** @param key where it is kept */
    ReadMark(Storage local, String key) {
        this.local = local;
        this.key = key;
    }

    /** The sequence of the newest message that a visitor has read. */
    int get(String visitor) {
        if (!visitor.equals(this.visitor)) {
            this.visitor = visitor;
            read = 0;
        }
        Value stored = local.read(key).member(visitor);
        if (stored.type() == Value.NUMBER && stored.number() > read) {
            read = (int) stored.number();
        }
        return read;
    }

    void set(String visitor, int sequence) {
        if (sequence > get(visitor)) {
            read = sequence;
            local.write(
                    key,
                    "{\""
                            .concat(visitor)
                            .concat("\":")
                            .concat(Integer.toString(sequence))
                            .concat("}"));
        }
    }
}

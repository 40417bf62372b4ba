package com.giosg.tag.chat;

import org.jspecify.annotations.Nullable;

/** Something that the visitor wrote, on its way to the backend. */
public final class Outgoing {
    /** What the backend gives back with the message. */
    public final String key;

    public final String text;
    /** Why it was refused, one of {@link com.giosg.tag.rules.ErrorCode}; null while it is under way. */
    public @Nullable String refusal;
    /** Whether the backend has taken it, though the line has not told it yet. */
    public boolean arrived;

    @Nullable
    Outgoing next;

    Outgoing(String key, String text) {
        this.key = key;
        this.text = text;
    }

    /** What was written after this; null for nothing. */
    public @Nullable Outgoing next() {
        return next;
    }
}

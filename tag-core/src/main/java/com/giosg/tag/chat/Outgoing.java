package com.giosg.tag.chat;

/** Something that the visitor wrote, on its way to the backend. */
public final class Outgoing {
    /** What the backend gives back with the message. */
    public final String key;

    public final String text;
    /** Why it was refused, one of {@link com.giosg.tag.rules.ErrorCode}; null while it is under way. */
    public String refusal;
    /** Whether the backend has taken it, though the line has not told it yet. */
    public boolean arrived;

    Outgoing next;

    Outgoing(String key, String text) {
        this.key = key;
        this.text = text;
    }

    /** What was written after this; null for nothing. */
    public Outgoing next() {
        return next;
    }
}

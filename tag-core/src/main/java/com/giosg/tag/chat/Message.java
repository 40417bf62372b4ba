package com.giosg.tag.chat;

import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;

/** Something that was said in the visitor's chats, as the backend's line tells it. */
public final class Message {
    /** Its place among all that was said to and by the visitor, from 1, without gaps. */
    public final int sequence;
    /** Who said it: {@code visitor}, {@code user} (staff) or {@code rule} (the site). */
    public final String sender;
    /** What its sender is called, and the address of their picture; null where there is none. */
    public final @Nullable String name;

    public final @Nullable String avatar;
    public final String text;
    /** What it says in a word of the backend's, such as {@code ended}, for the window to put in its language; or null. */
    public final @Nullable String notice;
    /** The window's own mark of a message of the visitor's; or null. */
    public final @Nullable String key;
    /** Milliseconds since 1970. */
    public final double time;

    @Nullable
    Message next;

    // The backend says the sender and the text of each.
    @SuppressWarnings("NullAway")
    Message(Value message) {
        sequence = (int) message.member("sequence").number();
        sender = text(message, "sender");
        name = text(message, "name");
        avatar = text(message, "avatar");
        text = text(message, "text");
        notice = text(message, "notice");
        key = text(message, "key");
        time = message.member("time").number();
    }

    /** What was said after this; null for nothing. */
    public @Nullable Message next() {
        return next;
    }

    public boolean isVisitors() {
        return "visitor".equals(sender);
    }

    private static @Nullable String text(Value message, String key) {
        Value text = message.member(key);
        return text.type() == Value.TEXT ? text.text() : null;
    }
}

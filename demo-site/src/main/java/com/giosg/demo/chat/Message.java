package com.giosg.demo.chat;

import org.jspecify.annotations.Nullable;

/**
 * Something to be said in a chat.
 *
 * @param type {@link #MSG}, {@link #SYSTEM}, or another of the platform's, which says what happened
 * @param notice what happened, for programs; null for nothing but words
 * @param key the chat window's own mark of a visitor's message; null for none
 */
public record Message(
        String type,
        Sender sender,
        String text,
        @Nullable String notice,
        @Nullable String key) {
    static final String MSG = "msg";
    static final String SYSTEM = "system";
    /** The notice that a chat is over. */
    static final String ENDED = "ended";

    static Message of(Sender sender, String text, @Nullable String key) {
        return new Message(MSG, sender, text, null, key);
    }

    static Message ofSystem(@Nullable String senderName, String text, @Nullable String notice) {
        return new Message(SYSTEM, Sender.rule(senderName), text, notice, null);
    }
}

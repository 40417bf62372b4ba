package com.giosg.demo.chat;

import com.giosg.demo.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A chat.
 *
 * @param position its place in the order in which chats were begun
 * @param organization the id of the organisation whose it is
 * @param type {@link #VISITOR} or {@link #TASK}
 * @param room the id of the room that it is in
 * @param visitor the visitor's key in the database; null when the visitor is not to be known
 * @param visitorCid the visitor's id; where the visitor is not to be known, one that is this chat's alone
 * @param variables an object: what a task was given to show, empty in other chats
 * @param isEnded whether nothing more can be said in it
 */
public record Chat(
        long position,
        String organization,
        String id,
        String type,
        String room,
        @Nullable Long visitor,
        String visitorCid,
        JsonValue variables,
        boolean isEnded) {
    public static final String VISITOR = "visitor";
    public static final String TASK = "task";
}

package com.giosg.tag.messages;

import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;

/**
 * What the backend answers an accepted request with: its time, the visitor as they are now, and one answer for each
 * command, in the commands' order:
 * <pre>{"time": 1795000000000, "visitor": {"id": "…", "session_id": "…", "visit_count": 3, "rooms": ["…"],
 * "has_chat": false},
 * "answers": [{"id": "0f1e…", "status": 200, "body": null}]}</pre>
 * The statuses 408 (past its deadline), 425 (before its turn), 429 (over a limit) and 503 (of a newer catalogue) say that
 * a command was not run, nor those behind it, and is to be sent again while its call is pending. {@code has_chat} is
 * whether a chat of the visitor is open; {@code visitor} also has {@code secret} where the backend made it, and
 * {@code call}, which the phone is to show, where {@code call.start} is among the commands: {@code {"id", "kind", "name",
 * "avatar", "rings_until"}}.
 * A request that is refused as a whole is answered with {@code {"code", "message"}} alone.
 */
public final class Reply {
    private final Value reply;

    private Reply(Value reply) {
        this.reply = reply;
    }

    /** More than any time, in milliseconds since 1970. */
    private static final double NEVER = 1e15;

    /** Whether a body holds answers, and so is no refusal of a whole request. */
    public static boolean holdsAnswers(Value body) {
        return body.member("answers").type() == Value.ARRAY;
    }

    /** Reads a body of the backend; null when it is not whole: it holds no answers, or somebody else has made it. */
    public static @Nullable Reply read(Value body) {
        Value time = body.member("time");
        Value visitor = body.member("visitor");
        return holdsAnswers(body)
                        && time.type() == Value.NUMBER
                        && time.number() >= 0
                        && time.number() < NEVER
                        && visitor.member("id").type() == Value.TEXT
                        && visitor.member("session_id").type() == Value.TEXT
                        && visitor.member("visit_count").type() == Value.NUMBER
                        && visitor.member("rooms").type() == Value.ARRAY
                ? new Reply(body)
                : null;
    }

    /** The backend's time when it answered, in milliseconds since 1970. */
    public double time() {
        return reply.member("time").number();
    }

    /** The visitor: {@code id, session_id, visit_count, rooms}, and {@code secret} where the backend made it. */
    public Value visitor() {
        return reply.member("visitor");
    }

    /** How many answers there are. */
    public int size() {
        return reply.member("answers").size();
    }

    /** The answer to the command at that place in the request; where it is missing, a {@link Value#NULL}. */
    public Value answer(int index) {
        return reply.member("answers").item(index);
    }

    /**
     * The text of a reply.
     *
     * @param time milliseconds since 1970
     * @param visitor the visitor's JSON object
     * @param answers the texts of {@link #answer(String, int, String)}, in the order of the commands
     */
    public static String write(long time, String visitor, Iterable<String> answers) {
        return "{\"time\":" + time + ",\"visitor\":" + visitor + ",\"answers\":[" + String.join(",", answers) + "]}";
    }

    /**
     * The text of one answer.
     *
     * @param id the command's id
     * @param status the HTTP status that this command alone would have
     * @param body JSON text: what the promise resolves with, or {@code {"code", "message"}}
     */
    public static String answer(String id, int status, String body) {
        return "{\"id\":\"" + id + "\",\"status\":" + status + ",\"body\":" + body + "}";
    }
}

package com.giosg.tag.messages;

import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;

/**
 * A call on its way to the backend:
 * <pre>{"deadline": 1795000000000, "after": "9b2c…", "id": "0f1e…",
 * "module": "goal", "method": "matches", "arguments": ["2870f654-…", {"value": 1000.1}]}</pre>
 * The arguments stay the JSON text that they became when the call was made, so nothing that the page does to its
 * objects later can reach them. In a request commands stand in the order they were called; {@code after} names an earlier
 * one that no other page can find written down, so that it may still be under way alone.
 */
public final class Command {
    /** 128 random bits in lower-case hexadecimal: the same id takes effect once for a visitor, however often it is sent. */
    public final String id;
    /** The module of the called method, such as {@code goal}. */
    public final String module;
    /** The name of the called method, such as {@code matches}. */
    public final String method;
    /** The arguments, a JSON array. */
    public final String arguments;
    /** The id of a command that must have been answered before this one runs; null when there is none. */
    public final @Nullable String after;
    /**
     * The backend's time, in milliseconds since 1970, from which on this command is not to run any more, as its call has
     * been rejected; infinity when it has no such time.
     */
    public final double deadline;

    /** A command as it is called. */
    public Command(String id, String module, String method, String arguments) {
        this(id, module, method, arguments, null, Double.POSITIVE_INFINITY);
    }

    private Command(
            String id, String module, String method, String arguments, @Nullable String after, double deadline) {
        this.id = id;
        this.module = module;
        this.method = method;
        this.arguments = arguments;
        this.after = after;
        this.deadline = deadline;
    }

    /** What was called, as {@code module.method}. */
    public String path() {
        return module.concat(".").concat(method);
    }

    /** This command as JSON text; ids, modules and methods hold nothing that JSON would escape. */
    public String toJson() {
        return "{\"id\":\""
                .concat(id)
                .concat("\",\"module\":\"")
                .concat(module)
                .concat("\",\"method\":\"")
                .concat(method)
                .concat("\",\"arguments\":")
                .concat(arguments)
                .concat("}");
    }

    /**
     * A command's JSON text as it is sent.
     *
     * @param json what {@link #toJson} made
     * @param after the id of the command that must have been answered before, or null
     * @param deadline the backend's time, infinite when there is none
     */
    public static String sent(String json, @Nullable String after, double deadline) {
        return "{"
                .concat(after == null ? "" : "\"after\":\"".concat(after).concat("\","))
                .concat(
                        deadline == Double.POSITIVE_INFINITY
                                ? ""
                                : "\"deadline\":"
                                        .concat(Double.toString(deadline))
                                        .concat(","))
                .concat(json.substring(1));
    }

    /**
     * Reads a command as the backend received it.
     *
     * @throws IllegalArgumentException when it is not of this form; whether the method exists and its arguments are
     *     good is for the rules to say
     */
    public static Command read(Value command) {
        String id = readId(command, "id");
        Value arguments = command.member("arguments");
        if (arguments.type() != Value.ARRAY) {
            throw new IllegalArgumentException("arguments must be an array");
        }
        Value deadline = command.member("deadline");
        if (deadline.type() != Value.NUMBER && deadline.type() != Value.NULL) {
            throw new IllegalArgumentException("deadline must be a number");
        }
        return new Command(
                id,
                Request.string(command, "module"),
                Request.string(command, "method"),
                arguments.json(),
                command.member("after").type() == Value.NULL ? null : readId(command, "after"),
                deadline.type() == Value.NULL ? Double.POSITIVE_INFINITY : deadline.number());
    }

    private static String readId(Value command, String key) {
        String id = Request.string(command, key);
        if (!isId(id)) {
            throw new IllegalArgumentException(key + " must be 32 hexadecimal digits");
        }
        return id;
    }

    /** Whether a text is 128 bits in lower-case hexadecimal. */
    public static boolean isId(String text) {
        return text.matches("[0-9a-f]{32}");
    }
}

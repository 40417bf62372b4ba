package com.giosg.tag.messages;

import com.giosg.tag.rules.Value;

/**
 * A call on its way to the backend:
 * <pre>{"id": "0f1e…", "module": "goal", "method": "matches", "arguments": ["2870f654-…", {"value": 1000.1}]}</pre>
 * The arguments stay the JSON text that they became when the call was made, so nothing that the page does to its
 * objects later can reach them.
 */
public final class Command {
    private static final int ID_CHARACTERS = 32;

    /** 128 random bits in lower-case hexadecimal: the same id takes effect once for a visitor, however often it is sent. */
    public final String id;
    /** The module of the called method, such as {@code goal}. */
    public final String module;
    /** The name of the called method, such as {@code matches}. */
    public final String method;
    /** The arguments, a JSON array. */
    public final String arguments;

    public Command(String id, String module, String method, String arguments) {
        this.id = id;
        this.module = module;
        this.method = method;
        this.arguments = arguments;
    }

    /** This command as JSON text; ids, modules and methods hold nothing that JSON would escape. */
    public String toJson() {
        return "{\"id\":\"".concat(id)
                .concat("\",\"module\":\"").concat(module)
                .concat("\",\"method\":\"").concat(method)
                .concat("\",\"arguments\":").concat(arguments).concat("}");
    }

    /**
     * Reads a command as the backend received it.
     *
     * @throws IllegalArgumentException when it is not of this form; whether the method exists and its arguments are
     *     good is for the rules to say
     */
    public static Command read(Value command) {
        String id = Request.string(command, "id");
        if (!isHexadecimal(id, ID_CHARACTERS)) {
            throw new IllegalArgumentException("id must be 32 hexadecimal digits");
        }
        Value arguments = command.member("arguments");
        if (arguments.type() != Value.ARRAY) {
            throw new IllegalArgumentException("arguments must be an array");
        }
        return new Command(id, Request.string(command, "module"), Request.string(command, "method"),
                arguments.json());
    }

    /** Whether a text is so many lower-case hexadecimal digits. */
    static boolean isHexadecimal(String text, int digits) {
        if (text.length() != digits) {
            return false;
        }
        for (int i = 0; i < digits; i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }
}

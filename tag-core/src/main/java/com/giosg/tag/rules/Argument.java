package com.giosg.tag.rules;

import org.jspecify.annotations.Nullable;

/**
 * One argument of a method: its documented name, whether it must be given, and the rule for its value. {@code null}
 * means not given; so does an empty string where a string may be left out, as templates write it.
 */
final class Argument {
    private static final int VARIABLES = 0;
    private static final int SIGNED_VARIABLES = 1;
    private static final int STRING = 2;
    private static final int CALL_KIND = 3;
    private static final int KEY = 4;
    private static final int FLAG = 5;
    private static final int NUMBER = 6;
    private static final int ROOM_INFORMATION = 7;
    private static final int MESSAGE = 8;
    private static final int OPTIONS = 9;

    /** A string that only the size of the whole call limits. */
    private static final int UNLIMITED = 1_000_000_000;

    final String name;
    private final int rule;
    private final int maxCharacters;
    /** Those of {@link #OPTIONS}. */
    @SuppressWarnings("NullAway.Init")
    private Argument[] options;

    private boolean required;

    private Argument(String name, int rule, int maxCharacters) {
        this.name = name;
        this.rule = rule;
        this.maxCharacters = maxCharacters;
    }

    /** The first argument of {@code visitor.submit}: its shape follows the algorithm in the second. */
    static Argument signedVariables() {
        return new Argument("variables", SIGNED_VARIABLES, UNLIMITED);
    }

    /** An object of the visitor's data. */
    static Argument variables(String name) {
        return new Argument(name, VARIABLES, UNLIMITED);
    }

    /** A string that is not empty. */
    static Argument string(String name) {
        return new Argument(name, STRING, UNLIMITED);
    }

    /** A string that is not empty, of so many UTF-16 units at most. */
    static Argument string(String name, int maxCharacters) {
        return new Argument(name, STRING, maxCharacters);
    }

    /** A key of the visitor's variables: any string of that length, the empty one too. */
    static Argument key(String name) {
        return new Argument(name, KEY, Limits.KEY_CHARACTERS);
    }

    /** {@code true} or {@code false}. */
    static Argument flag(String name) {
        return new Argument(name, FLAG, UNLIMITED);
    }

    /** One object or an array of them, each naming a room by {@code id} or {@code name}. */
    static Argument roomInformation() {
        return new Argument("room_information", ROOM_INFORMATION, UNLIMITED);
    }

    /** A finite number. */
    static Argument number(String name) {
        return new Argument(name, NUMBER, UNLIMITED);
    }

    /** What is said in a chat: a string, or an object that holds it as its {@code message}. */
    static Argument message(String name) {
        return new Argument(name, MESSAGE, Limits.MESSAGE_CHARACTERS);
    }

    /** What is sent in a call to an operator: {@link CallKind}. */
    static Argument callKind(String name) {
        return new Argument(name, CALL_KIND, UNLIMITED);
    }

    /** An object of settings; those that are not among these are not looked at. */
    static Argument options(Argument... options) {
        Argument argument = new Argument("options", OPTIONS, UNLIMITED);
        argument.options = options;
        return argument;
    }

    Argument required() {
        required = true;
        return this;
    }

    boolean isData() {
        return rule <= SIGNED_VARIABLES;
    }

    /** What is wrong with this argument in a call, as {@link Fault} says it; or null. */
    // What is infinite less itself is no number.
    @SuppressWarnings("IdentityBinaryExpression")
    @Nullable
    String check(Value value, Value call) {
        if (value.type() == Value.NULL
                || (!required && (rule == STRING || rule == CALL_KIND) && !Text.isGiven(value))) {
            return required ? name.concat(Fault.MISSING) : null;
        }
        switch (rule) {
            case VARIABLES:
                return checkVariables(value);
            case SIGNED_VARIABLES:
                return checkSigned(value, call.item(1));
            case STRING:
                return checkString(name, value, maxCharacters);
            case CALL_KIND:
                return value.type() == Value.TEXT && CallKind.isKnown(value.text())
                        ? null
                        : name.concat(Fault.NO_CALL_KIND);
            case KEY:
                return value.type() == Value.TEXT
                        ? checkText(name, value.text(), maxCharacters)
                        : name.concat(Fault.NO_STRING);
            case FLAG:
                return value.type() == Value.BOOLEAN ? null : name.concat(Fault.NO_FLAG);
            case NUMBER:
                // JSON can hold numbers beyond a double, which read as infinite.
                return value.type() == Value.NUMBER && value.number() - value.number() == 0
                        ? null
                        : name.concat(Fault.NO_NUMBER);
            case ROOM_INFORMATION:
                return checkRooms(value);
            case MESSAGE:
                return value.type() == Value.OBJECT
                        ? checkString(name.concat(".message"), value.member("message"), maxCharacters)
                        : checkString(name, value, maxCharacters);
            default:
                return checkOptions(value, call);
        }
    }

    private @Nullable String checkSigned(Value value, Value algorithm) {
        String signing = Text.isGiven(algorithm) && algorithm.type() == Value.TEXT ? algorithm.text() : Signing.PLAIN;
        if (Signing.isToken(signing)) {
            return value.type() == Value.TEXT ? checkString(name, value, UNLIMITED) : name.concat(Fault.NO_TOKEN);
        }
        // An algorithm that the tag does not know goes to the backend as it is.
        return value.type() == Value.OBJECT || Signing.PLAIN.equals(signing) || Signing.isChecksum(signing)
                ? checkVariables(value)
                : null;
    }

    private @Nullable String checkVariables(Value value) {
        if (value.type() != Value.OBJECT) {
            return name.concat(Fault.NO_OBJECT);
        }
        String[] keys = value.keys();
        if (keys.length > Limits.VARIABLE_KEYS) {
            return name.concat(Fault.KEYS);
        }
        for (String key : keys) {
            String wrong = checkText(name.concat(Explanation.KEY), key, Limits.KEY_CHARACTERS);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private @Nullable String checkRooms(Value value) {
        if (value.type() != Value.ARRAY) {
            return checkRoom(value);
        }
        if (value.size() == 0 || value.size() > Limits.ROOMS) {
            return name.concat(Fault.ROOMS);
        }
        for (int i = 0; i < value.size(); i++) {
            String wrong = checkRoom(value.item(i));
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private @Nullable String checkRoom(Value room) {
        if (room.type() != Value.OBJECT) {
            return name.concat(Fault.NO_ROOM);
        }
        String key = Text.isGiven(room.member("id")) ? "id" : "name";
        Value given = room.member(key);
        return Text.isGiven(given)
                ? checkString(name.concat(".").concat(key), given, UNLIMITED)
                : name.concat(Fault.NO_ROOM_NAME);
    }

    private @Nullable String checkOptions(Value value, Value call) {
        if (value.type() != Value.OBJECT) {
            return name.concat(Fault.NO_OBJECT);
        }
        for (Argument option : options) {
            String wrong = option.check(value.member(option.name), call);
            if (wrong != null) {
                return name.concat(".").concat(wrong);
            }
        }
        return null;
    }

    private static @Nullable String checkString(String name, Value value, int maxCharacters) {
        if (value.type() != Value.TEXT) {
            return name.concat(Fault.NO_STRING);
        }
        return value.text().isEmpty() ? name.concat(Fault.EMPTY) : checkText(name, value.text(), maxCharacters);
    }

    private static @Nullable String checkText(String name, String text, int maxCharacters) {
        if (text.length() > maxCharacters) {
            return name.concat(Fault.LONG).concat(Integer.toString(maxCharacters));
        }
        return Text.isWellFormed(text) ? null : name.concat(Fault.MALFORMED);
    }
}

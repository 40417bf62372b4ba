package com.giosg.tag.rules;

/**
 * One argument of a method: its documented name, whether it must be given, and the rule for its value. {@code null}
 * means not given.
 */
final class Argument {
    private static final int VARIABLES = 0;
    private static final int STRING = 1;
    private static final int FLAG = 2;
    private static final int ROOM_INFORMATION = 3;
    private static final int GOAL_OPTIONS = 4;

    /** A string that only the size of the whole call limits. */
    private static final int UNLIMITED = Integer.MAX_VALUE;

    final String name;
    private final int rule;
    private final int maxCharacters;
    private boolean required;

    private Argument(String name, int rule) {
        this(name, rule, UNLIMITED);
    }

    private Argument(String name, int rule, int maxCharacters) {
        this.name = name;
        this.rule = rule;
        this.maxCharacters = maxCharacters;
    }

    /** The first argument of {@code visitor.submit}: its shape follows the algorithm in the second. */
    static Argument variables() {
        return new Argument("variables", VARIABLES);
    }

    /** A string that is not empty. */
    static Argument string(String name) {
        return new Argument(name, STRING);
    }

    /** A string that is not empty, of so many UTF-16 units at most. */
    static Argument string(String name, int maxCharacters) {
        return new Argument(name, STRING, maxCharacters);
    }

    /** {@code true} or {@code false}. */
    static Argument flag(String name) {
        return new Argument(name, FLAG);
    }

    /** One object or an array of them, each naming a room by {@code id} or {@code name}. */
    static Argument roomInformation() {
        return new Argument("room_information", ROOM_INFORMATION);
    }

    /** The options of {@code goal.matches}. */
    static Argument goalOptions() {
        return new Argument("options", GOAL_OPTIONS);
    }

    Argument required() {
        required = true;
        return this;
    }

    boolean isData() {
        return rule == VARIABLES;
    }

    /** What is wrong with this argument in a call, or null. */
    String check(Value value, Value call) {
        if (value.type() == Value.NULL) {
            return required ? name.concat(" is missing") : null;
        }
        switch (rule) {
            case VARIABLES:
                return checkVariables(value, call.item(1));
            case STRING:
                return checkString(name, value, maxCharacters);
            case FLAG:
                return value.type() == Value.BOOLEAN ? null : mustBe("true or false");
            case ROOM_INFORMATION:
                return checkRooms(value);
            default:
                return checkGoalOptions(value);
        }
    }

    private String checkVariables(Value value, Value algorithm) {
        String signing = algorithm.type() == Value.TEXT ? algorithm.text() : Signing.PLAIN;
        if (Signing.isToken(signing)) {
            return checkString(name, value, UNLIMITED);
        }
        if (value.type() != Value.OBJECT) {
            // An algorithm that the tag does not know goes to the backend as it is.
            return Signing.PLAIN.equals(signing) || Signing.isChecksum(signing) ? mustBe("an object") : null;
        }
        String[] keys = value.keys();
        if (keys.length > Limits.VARIABLE_KEYS) {
            return mustBe("of at most " + Limits.VARIABLE_KEYS + " keys");
        }
        for (String key : keys) {
            String wrong = checkText("a key of variables", key, Limits.KEY_CHARACTERS);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private String checkRooms(Value value) {
        if (value.type() != Value.ARRAY) {
            return checkRoom(value);
        }
        if (value.size() == 0 || value.size() > Limits.ROOMS) {
            return mustBe("1 to " + Limits.ROOMS + " rooms");
        }
        for (int i = 0; i < value.size(); i++) {
            String wrong = checkRoom(value.item(i));
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private String checkRoom(Value room) {
        if (room.type() != Value.OBJECT) {
            return mustBe("an object or an array of objects");
        }
        String key = "id";
        Value given = room.member(key);
        if (given.type() == Value.NULL) {
            key = "name";
            given = room.member(key);
        }
        return given.type() == Value.NULL
                ? name.concat(" needs an id or a name")
                : checkString(name.concat(".").concat(key), given, UNLIMITED);
    }

    private String checkGoalOptions(Value value) {
        if (value.type() != Value.OBJECT) {
            return mustBe("an object");
        }
        Value given = value.member("value");
        // JSON can hold numbers beyond a double, which read as infinite.
        return given.type() == Value.NULL || given.type() == Value.NUMBER && given.number() - given.number() == 0
                ? null
                : "options.value must be a finite number";
    }

    private static String checkString(String name, Value value, int maxCharacters) {
        if (value.type() != Value.TEXT) {
            return name.concat(" must be a string");
        }
        return value.text().isEmpty()
                ? name.concat(" must not be empty")
                : checkText(name, value.text(), maxCharacters);
    }

    private static String checkText(String name, String text, int maxCharacters) {
        if (text.length() > maxCharacters) {
            return name.concat(" must be of at most ").concat(Integer.toString(maxCharacters)).concat(" characters");
        }
        return Text.isWellFormed(text) ? null : name.concat(" must not hold U+0000 or half a surrogate pair");
    }

    private String mustBe(String expected) {
        return name.concat(" must be ").concat(expected);
    }
}

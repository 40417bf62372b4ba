package com.giosg.tag.rules;

/**
 * The words for what is wrong with a call, which name the argument. A script of its own in the browser, loaded when a
 * call is refused (contract section 4).
 */
public final class Explanation {
    private static final String[] WORDS = {
        Fault.MISSING, " is missing",
        Fault.NO_OBJECT, " must be an object",
        Fault.NO_STRING, " must be a string",
        Fault.NO_TOKEN, " must be a JSON Web Token, a string, as signing_algorithm says",
        Fault.NO_FLAG, " must be true or false",
        Fault.NO_NUMBER, " must be a finite number",
        Fault.NO_CALL_KIND, " must be " + CallKind.ALL,
        Fault.NO_ROOM, " must be an object or an array of objects",
        Fault.NO_ROOM_NAME, " needs an id or a name",
        Fault.ROOMS, " must be 1 to " + Limits.ROOMS + " rooms",
        Fault.EMPTY, " must not be empty",
        Fault.MALFORMED, " must not hold U+0000 or half a surrogate pair",
        Fault.KEYS, " must be of at most " + Limits.VARIABLE_KEYS + " keys",
        Fault.DEEP, " must not be nested more than " + Limits.LEVELS + " levels deep",
        Fault.LARGE, " is too large: a call may hold " + Limits.CALL_BYTES + " bytes of JSON",
        Fault.NO_JSON, " cannot be written as JSON",
        Fault.NO_METHOD, " is no method of giosg.api",
        Fault.CROWD, "too many calls wait",
        Fault.LATE, "the backend did not answer in time",
        Fault.REFUSED, "the backend refused it",
    };

    /** What follows the argument's name where one of its keys is at fault. */
    static final String KEY = " key";

    /**
     * Puts a fault into words.
     *
     * @param fault what {@link ApiMethod#check} found, or another text that ends with one of {@link Fault}
     * @return the words; the same text where it ends with none
     */
    public static String of(String fault) {
        int end = fault.lastIndexOf(':');
        if (end < 0) {
            return fault;
        }
        String argument = fault.substring(0, end);
        if (argument.endsWith(KEY)) {
            argument = "a key of ".concat(argument.substring(0, end - KEY.length()));
        }
        String kind = fault.substring(end);
        for (int i = 0; i < WORDS.length; i += 2) {
            if (kind.equals(WORDS[i])) {
                return argument.concat(WORDS[i + 1]);
            }
        }
        return kind.startsWith(Fault.LONG)
                ? argument.concat(" must be of at most ")
                        .concat(kind.substring(Fault.LONG.length()))
                        .concat(" characters")
                : fault;
    }

    private Explanation() {}
}

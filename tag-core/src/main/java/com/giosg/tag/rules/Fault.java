package com.giosg.tag.rules;

/**
 * What is wrong with a call, before it is put into words: the argument and one of these, such as {@code key:long128}. The
 * tag carries no more than this, as only developers see refusals; {@link Explanation} has the words.
 */
public final class Fault {
    static final String MISSING = ":missing";
    static final String NO_OBJECT = ":object";
    static final String NO_STRING = ":string";
    /** No string where a signing algorithm asks for a token. */
    static final String NO_TOKEN = ":token";

    static final String NO_FLAG = ":flag";
    static final String NO_NUMBER = ":number";
    static final String NO_CALL_KIND = ":kind";
    /** Neither a room nor an array of rooms. */
    static final String NO_ROOM = ":room";
    /** A room that has neither id nor name. */
    static final String NO_ROOM_NAME = ":unnamed";

    static final String ROOMS = ":rooms";
    static final String EMPTY = ":empty";
    /** Followed by the most characters that there may be. */
    static final String LONG = ":long";
    /** U+0000 or half a surrogate pair. */
    static final String MALFORMED = ":malformed";

    static final String KEYS = ":keys";
    static final String DEEP = ":deep";
    static final String LARGE = ":large";
    /** A value that JSON cannot hold: a cycle, a BigInt, a getter that throws. */
    public static final String NO_JSON = ":json";
    /** Not of an argument, but of the method that was called. */
    public static final String NO_METHOD = ":method";
    /** Of no argument: too many calls wait in the page. */
    public static final String CROWD = ":crowd";
    /** Of no argument: no answer in time. */
    public static final String LATE = ":late";
    /** Of no argument: the backend refused the call and did not say why. */
    public static final String REFUSED = ":refused";

    private Fault() {}
}

package com.giosg.tag.rules;

/**
 * The limits of the API, the same in the tag and in the backend (contract section 4, "Limits", and section 6).
 * Characters are UTF-16 units.
 */
public final class Limits {
    /** Keys in the variables of one call. */
    public static final int VARIABLE_KEYS = 200;
    /** Characters of a variable's key. */
    public static final int KEY_CHARACTERS = 128;
    /** Characters of a visitor's identifier. */
    public static final int IDENTIFIER_CHARACTERS = 255;
    /** Characters of the name that an operator has in a call. */
    public static final int NAME_CHARACTERS = 255;
    /** Characters of what is said in a chat, by a visitor, an operator or the site. */
    public static final int MESSAGE_CHARACTERS = 2_000;
    /** Messages that a visitor may send in a minute, those of tasks included. */
    public static final int MESSAGES_PER_MINUTE = 30;
    /** Rooms in one call. */
    public static final int ROOMS = 20;
    /** UTF-8 bytes of one call's arguments, written as a JSON array. */
    public static final int CALL_BYTES = 32 * 1024;
    /** How deep a value may be nested; an argument that is an object or an array is the first level. */
    public static final int LEVELS = 32;
    /** Commands in one request. */
    public static final int REQUEST_COMMANDS = 100;
    /** UTF-8 bytes of one request. */
    public static final int REQUEST_BYTES = 60 * 1024;

    /** Commands that may wait in one page. */
    public static final int WAITING_COMMANDS = 10_000;
    /** UTF-8 bytes of the commands that may wait in one page. */
    public static final int WAITING_BYTES = 4 * 1024 * 1024;
    /** UTF-8 bytes of the commands that may be written down in the browser, so that the site keeps room for its own. */
    public static final int WRITTEN_BYTES = 512 * 1024;
    /** Milliseconds that a durable command waits for its answer. */
    public static final int DURABLE_WAIT = 7 * 24 * 60 * 60 * 1000;
    /** Milliseconds that a command which is not durable waits for its answer. */
    public static final int PAGE_WAIT = 30_000;

    /** Characters of a page's address; what is longer is cut. */
    public static final int PAGE_URL_CHARACTERS = 2_000;
    /** Characters of a page's title; what is longer is cut. */
    public static final int PAGE_TITLE_CHARACTERS = 500;

    private Limits() {}
}

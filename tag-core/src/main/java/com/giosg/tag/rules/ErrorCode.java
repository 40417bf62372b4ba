package com.giosg.tag.rules;

/** The codes of a refusal (contract section 4). Strings, as a page compares them with {@code error.code}. */
public final class ErrorCode {
    /** No such module or method. */
    public static final String UNKNOWN_METHOD = "unknown_method";
    /** An argument is missing, of the wrong type, empty, not serialisable or over a limit. */
    public static final String INVALID_ARGUMENT = "invalid_argument";
    /** A signature is missing, wrong, expired or malformed, or its algorithm unknown. */
    public static final String INVALID_SIGNATURE = "invalid_signature";
    /** No such room, goal or chat. */
    public static final String NOT_FOUND = "not_found";
    /** The page's origin is not the organisation's, or the feature is not on. */
    public static final String NOT_ALLOWED = "not_allowed";
    /** Not delivered in its time, or too much waits already. */
    public static final String UNAVAILABLE = "unavailable";

    /** The HTTP status that a code is answered with. */
    public static int status(String code) {
        switch (code) {
            case NOT_FOUND:
                return 404;
            case NOT_ALLOWED:
                return 403;
            case UNAVAILABLE:
                return 503;
            default:
                return 400;
        }
    }

    private ErrorCode() {}
}

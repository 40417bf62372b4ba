package com.giosg.tag.rules;

/**
 * What a call to an operator carries (documentation, "Webrtc calls API"). A voice always: without one it would be no
 * call, so {@code video} is the same as {@code audio+video}.
 */
public final class CallKind {
    /** Sound alone; so is a call that does not say. */
    public static final String AUDIO = "audio";

    private static final String VIDEO = "video";
    private static final String BOTH = "audio+video";
    static final String ALL = AUDIO + ", " + VIDEO + " or " + BOTH;

    static boolean isKnown(String kind) {
        return kind.matches("audio|(audio\\+)?video");
    }

    /** Whether a call of that kind has a picture too. */
    public static boolean hasPicture(String kind) {
        return kind.equals(VIDEO) || kind.equals(BOTH);
    }

    private CallKind() {}
}

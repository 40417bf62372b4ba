package com.giosg.tag.phone;

/** Why a call ended, as the parties and the backend tell each other, and the staff API says. */
public final class CallEnd {
    /** A party hung up, before the call was answered or after. */
    public static final String HUNG_UP = "hung_up";
    /** An operator did not take it. */
    public static final String DECLINED = "declined";
    /** No operator took it in time. */
    public static final String NO_ANSWER = "no_answer";
    /** It was answered, but sound never came through. */
    public static final String FAILED = "failed";
    /** The connection broke off and did not come back. */
    public static final String LOST = "lost";
    /** The browser was not allowed to use the microphone. */
    public static final String PERMISSION_DENIED = "permission_denied";
    /** There is no microphone, or it cannot be used. */
    public static final String NO_MICROPHONE = "no_microphone";
    /** The browser, or a page that is not secure, cannot make calls. */
    public static final String UNSUPPORTED = "unsupported";
    /** A party's page went away. */
    public static final String LEFT = "left";
    /** The task that the call belongs to was ended. */
    public static final String CHAT_ENDED = "chat_ended";

    private static final String[] SAID_BY_PARTIES = {
        HUNG_UP, FAILED, LOST, PERMISSION_DENIED, NO_MICROPHONE, UNSUPPORTED, LEFT,
    };

    /** Whether somebody wanted it to end; otherwise the visitor may want another. */
    public static boolean isWanted(String reason) {
        return reason.equals(HUNG_UP) || reason.equals(CHAT_ENDED);
    }

    /** Whether a party may end a call for that reason; the others are the backend's to say. */
    public static boolean isForParties(String reason) {
        for (String each : SAID_BY_PARTIES) {
            if (each.equals(reason)) {
                return true;
            }
        }
        return false;
    }

    private CallEnd() {}
}

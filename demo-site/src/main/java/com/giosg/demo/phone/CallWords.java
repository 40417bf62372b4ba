package com.giosg.demo.phone;

import com.giosg.tag.phone.CallEnd;
import com.giosg.tag.rules.CallKind;

/** What is said of a call in its task, for people. */
final class CallWords {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;

    static String requested(String kind) {
        return CallKind.hasPicture(kind) ? "Video call requested." : "Call requested.";
    }

    static String accepted() {
        return "Call accepted.";
    }

    /** Why a call ended, and how long it was. */
    static String ended(PhoneCall call) {
        boolean isVisitor = Party.VISITOR.toString().equals(call.endedBy());
        String who = isVisitor ? "The visitor" : "The operator";
        return switch (call.endReason()) {
            case CallEnd.HUNG_UP ->
                who + " hung up"
                        + (call.duration() != null
                                ? after(call)
                                : call.wasAccepted()
                                        ? " before the call was connected"
                                        : " before the call was answered")
                        + ".";
            case CallEnd.DECLINED -> "The call was declined.";
            case CallEnd.NO_ANSWER -> "The call was not answered.";
            case CallEnd.FAILED -> "The call could not be connected.";
            case CallEnd.LOST -> "The connection was lost" + after(call) + ".";
            case CallEnd.PERMISSION_DENIED -> who + " did not allow the microphone.";
            // Where they talked there was one: it was unplugged, say.
            case CallEnd.NO_MICROPHONE ->
                who + (call.duration() == null ? " has no microphone." : "'s microphone stopped" + after(call) + ".");
            case CallEnd.UNSUPPORTED -> who + "'s browser cannot make calls.";
            case CallEnd.LEFT -> who + (isVisitor ? " left the page" : " left") + after(call) + ".";
            case CallEnd.CHAT_ENDED -> "The chat was ended.";
            default -> throw new IllegalArgumentException("no reason: " + call.endReason());
        };
    }

    private static String after(PhoneCall call) {
        return call.duration() == null ? "" : " after " + duration(call.duration());
    }

    /** A duration such as {@code 1 h 2 min 13 s}, without the units of which there are none. */
    static String duration(long seconds) {
        StringBuilder words = new StringBuilder();
        append(words, seconds / HOUR, "h");
        append(words, seconds % HOUR / MINUTE, "min");
        append(words, seconds % MINUTE, "s");
        return words.isEmpty() ? "0 s" : words.toString();
    }

    private static void append(StringBuilder words, long count, String unit) {
        if (count > 0) {
            words.append(words.isEmpty() ? "" : " ").append(count).append(' ').append(unit);
        }
    }

    private CallWords() {}
}

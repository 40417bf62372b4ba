package com.giosg.demo.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallWordsTest {
    private static PhoneCall ended(String reason, String by, boolean wasAccepted, Long seconds) {
        long connectedAt = seconds == null ? PhoneCall.NEVER : 1_000;
        long endedAt = 1_000 + (seconds == null ? 0 : seconds * 1_000 + 999);
        return new PhoneCall(
                1,
                "o",
                "c",
                1,
                "audio",
                CallState.ENDED,
                reason,
                by,
                wasAccepted ? "hash" : null,
                connectedAt,
                endedAt,
                PhoneCall.NEVER,
                0,
                PhoneCall.NEVER,
                0,
                PhoneCall.NEVER);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "1, 1 s",
        "59, 59 s",
        "60, 1 min",
        "61, 1 min 1 s",
        "133, 2 min 13 s",
        "3599, 59 min 59 s",
        "3600, 1 h",
        "3605, 1 h 5 s",
        "7325, 2 h 2 min 5 s",
        "90000, 25 h"
    })
    void aDurationIsSaidInItsUnits(long seconds, String words) {
        assertEquals(words, CallWords.duration(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "hung_up,           visitor,  true,  133, The visitor hung up after 2 min 13 s.",
                "hung_up,           operator, true,  5,   The operator hung up after 5 s.",
                "hung_up,           visitor,  false, -,   The visitor hung up before the call was answered.",
                "hung_up,           operator, true,  -,   The operator hung up before the call was connected.",
                "declined,          operator, false, -,   The call was declined.",
                "no_answer,         system,   false, -,   The call was not answered.",
                "failed,            system,   true,  -,   The call could not be connected.",
                "lost,              visitor,  true,  12,  The connection was lost after 12 s.",
                "permission_denied, visitor,  true,  -,   The visitor did not allow the microphone.",
                "permission_denied, operator, true,  -,   The operator did not allow the microphone.",
                "no_microphone,     visitor,  false, -,   The visitor has no microphone.",
                "no_microphone,     visitor,  true,  -,   The visitor has no microphone.",
                "no_microphone,     visitor,  true,  73,  The visitor's microphone stopped after 1 min 13 s.",
                "no_microphone,     operator, true,  0,   The operator's microphone stopped after 0 s.",
                "unsupported,       visitor,  false, -,   The visitor's browser cannot make calls.",
                "left,              visitor,  true,  3,   The visitor left the page after 3 s.",
                "left,              visitor,  false, -,   The visitor left the page.",
                "left,              operator, true,  -,   The operator left.",
                "left,              operator, true,  0,   The operator left after 0 s.",
                "chat_ended,        system,   true,  9,   The chat was ended."
            })
    void whyACallEndedIsSaidInASentence(String reason, String by, boolean wasAccepted, Long seconds, String words) {
        assertEquals(words, CallWords.ended(ended(reason, by, wasAccepted, seconds)));
    }
}

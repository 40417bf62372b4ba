package com.giosg.tag.phone;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CallEndTest {
    @Test
    void thePartiesGiveOnlyReasonsOfTheirOwn() {
        for (String reason :
                List.of("hung_up", "permission_denied", "no_microphone", "unsupported", "failed", "lost", "left")) {
            assertTrue(CallEnd.isForParties(reason), reason);
        }
        for (String reason : List.of("declined", "no_answer", "chat_ended", "", "HUNG_UP", "bored")) {
            assertFalse(CallEnd.isForParties(reason), reason);
        }
    }
}

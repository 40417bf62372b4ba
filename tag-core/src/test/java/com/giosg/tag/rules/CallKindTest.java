package com.giosg.tag.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CallKindTest {
    @Test
    void allButTheFirstHaveAPicture() {
        for (String kind : List.of("audio", "video", "audio+video")) {
            assertTrue(CallKind.isKnown(kind), kind);
            assertEquals(!kind.equals("audio"), CallKind.hasPicture(kind), kind);
        }
        for (String other : List.of("", "Audio", "audio+", "video+audio", "fax")) {
            assertFalse(CallKind.isKnown(other), other);
            assertFalse(CallKind.hasPicture(other), other);
        }
    }
}

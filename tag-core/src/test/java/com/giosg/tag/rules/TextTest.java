package com.giosg.tag.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextTest {
    /** Characters of each length in UTF-8, and the borders between them. */
    private static final int[] CODE_POINTS = {
        1, 'a', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF
    };

    @Test
    void utf8LengthIsTheEncodersLength() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(random.nextInt(20), 0, CODE_POINTS.length)
                    .map(index -> CODE_POINTS[index])
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            assertEquals(bytes, Text.utf8Length(text), "seed " + seed);
            assertFalse(Text.isLongerThan(text, bytes), "seed " + seed);
            assertTrue(bytes == 0 || Text.isLongerThan(text, bytes - 1), "seed " + seed);
            assertTrue(Text.isWellFormed(text), "seed " + seed);
        }
    }

    @Test
    void halfASurrogatePairIsNotWellFormed() {
        for (String text :
                new String[] {"\uD83D", "\uDE00", "a\uD83D", "\uD83Da", "\uD83D\uD83D\uDE00", "\uDE00\uD83D"}) {
            assertFalse(Text.isWellFormed(text), () -> Integer.toHexString(text.charAt(0)));
        }
        assertTrue(Text.isWellFormed("a\uD83D\uDE00b\uD83D\uDE00"));
    }

    @Test
    void aNullCharacterIsNotWellFormed() {
        assertFalse(Text.isWellFormed("a\u0000b"));
    }
}

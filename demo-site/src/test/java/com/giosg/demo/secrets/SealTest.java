package com.giosg.demo.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final Seal SEAL = new Seal("a key");

    @Test
    void whatIsSealedOpensForItsOwnerWithTheSameKey() {
        String sealed = SEAL.close("super\u00e4secret", "one");
        assertEquals("super\u00e4secret", SEAL.open(sealed, "one"));
        assertEquals("super\u00e4secret", new Seal("a key").open(sealed, "one"));
        assertThrows(IllegalStateException.class, () -> SEAL.open(sealed, "two"));
        assertThrows(IllegalStateException.class, () -> new Seal("another key").open(sealed, "one"));
    }

    @Test
    void aSealShowsNothingAndIsNeverTheSame() {
        String sealed = SEAL.close("supersecret", "one");
        assertFalse(new String(Base64.getDecoder().decode(sealed), StandardCharsets.ISO_8859_1).contains("secret"));
        assertNotEquals(sealed, SEAL.close("supersecret", "one"));
    }

    @Test
    void aChangedSealDoesNotOpen() {
        byte[] sealed = Base64.getDecoder().decode(SEAL.close("supersecret", "one"));
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            String text = Base64.getEncoder().encodeToString(changed);
            assertThrows(IllegalStateException.class, () -> SEAL.open(text, "one"));
        }
        for (String text : new String[] {"", "AAAA", "no base64!"}) {
            assertThrows(IllegalStateException.class, () -> SEAL.open(text, "one"));
        }
    }
}

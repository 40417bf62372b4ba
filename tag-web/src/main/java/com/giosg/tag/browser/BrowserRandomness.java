package com.giosg.tag.browser;

import com.giosg.tag.ports.Randomness;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;

/** Random numbers of the browser. */
public final class BrowserRandomness implements Randomness {
    /** 128 random bits in hexadecimal; null where the browser has no source that is good enough for a secret. */
    public static @Nullable String secret() {
        return bits(true);
    }

    /** 128 bits in hexadecimal that differ from all others, but may be guessed where {@link #secret} has none. */
    // What may be guessed there is everywhere.
    @Override
    @SuppressWarnings("NullAway")
    public String id() {
        String secret = bits(true);
        return secret == null ? bits(false) : secret;
    }

    @JSBody(params = "good", script = """
            try {
              return (good ? crypto.getRandomValues(new Uint32Array(4)) : [0, 0, 0, 0]).reduce(function (text, bits) {
                return text + (0x100000000 + (bits || Math.random() * 0x100000000)).toString(16).slice(1, 9);
              }, '');
            } catch (e) {
              return null;
            }
            """)
    private static native @Nullable String bits(boolean good);

    @Override
    public double fraction() {
        return Math.random();
    }
}

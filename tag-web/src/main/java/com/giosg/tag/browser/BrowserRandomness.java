package com.giosg.tag.browser;

import com.giosg.tag.ports.Randomness;
import org.teavm.jso.JSBody;

/** Random numbers of the browser. */
public final class BrowserRandomness implements Randomness {
    /** 128 random bits in hexadecimal; null where the browser has no source that is good enough for a secret. */
    @JSBody(script = """
            try {
              return crypto.getRandomValues(new Uint32Array(4)).reduce(function (text, bits) {
                return text + (bits + 0x100000000).toString(16).slice(1);
              }, '');
            } catch (e) {
              return null;
            }
            """)
    public static native String secret();

    /** 128 bits in hexadecimal that differ from all others, but may be guessed where {@link #secret} has none. */
    @Override
    public String id() {
        String secret = secret();
        return secret == null ? digits().concat(digits()) : secret;
    }

    // From 2^48 on a number has 13 digits before its point, whatever is random in it.
    @JSBody(script = "return ((Math.random() + 1) * 0x1000000000000).toString(16).slice(1, 13) + Date.now().toString(16).slice(-4);")
    private static native String digits();

    @Override
    public double fraction() {
        return Math.random();
    }
}

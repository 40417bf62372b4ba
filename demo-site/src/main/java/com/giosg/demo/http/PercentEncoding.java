package com.giosg.demo.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How addresses write text. */
final class PercentEncoding {
    /**
     * Whether a part of an address stands for text that can be stored: UTF-8 without U+0000.
     *
     * @param encoded as the client sent it; null for none
     */
    static boolean isWellFormed(@Nullable String encoded) {
        if (encoded == null || encoded.indexOf('%') < 0) {
            return true;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            if (encoded.charAt(i) != '%') {
                // Whatever it is, it is no part of what is encoded.
                bytes.write('.');
                continue;
            }
            int octet = i + 2 < encoded.length() ? octet(encoded.charAt(i + 1), encoded.charAt(i + 2)) : 0;
            if (octet == 0) {
                return false;
            }
            bytes.write(octet);
            i += 2;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The value of two hexadecimal digits; 0 when they are none. */
    private static int octet(char high, char low) {
        boolean isHex = high < 128 && low < 128 && Character.digit(high, 16) >= 0 && Character.digit(low, 16) >= 0;
        return isHex ? Character.digit(high, 16) << 4 | Character.digit(low, 16) : 0;
    }

    private PercentEncoding() {}
}

package com.giosg.demo.pictures;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A picture.
 *
 * @param type its media type, by its content
 */
record Picture(String type, byte[] bytes) {
    /** The picture that some bytes are; null where they are none that browsers show as nothing but a picture. */
    static @Nullable Picture of(byte[] bytes) {
        // Each byte as a character of its own.
        String start = new String(bytes, 0, Math.min(bytes.length, 12), StandardCharsets.ISO_8859_1);
        String type = start.startsWith("\u0089PNG\r\n\u001A\n")
                ? "image/png"
                : start.startsWith("\u00FF\u00D8\u00FF")
                        ? "image/jpeg"
                        : start.startsWith("GIF87a") || start.startsWith("GIF89a")
                                ? "image/gif"
                                : start.startsWith("RIFF") && start.startsWith("WEBP", 8) ? "image/webp" : null;
        return type == null ? null : new Picture(type, bytes);
    }
}

package com.giosg.tag.rules;

/** What the rules ask of a string, and of JSON text as a whole. */
public final class Text {
    /**
     * Whether a string can be stored and shown everywhere: neither U+0000, which databases refuse, nor half a
     * surrogate pair, which has no UTF-8 form.
     */
    public static boolean isWellFormed(String text) {
        boolean afterHigh = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean low = c >= 0xDC00 && c < 0xE000;
            if (c == 0 || low != afterHigh) {
                return false;
            }
            afterHigh = c >= 0xD800 && c < 0xDC00;
        }
        return !afterHigh;
    }

    /** Whether JSON text is longer than so many bytes of UTF-8. */
    public static boolean isLongerThan(String json, int bytes) {
        // No character takes more than three bytes: most texts need no second look.
        return json.length() > bytes / 3 && utf8Length(json) > bytes;
    }

    /** The bytes that JSON text takes in UTF-8. JSON writers escape half a surrogate pair, so pairs come whole here. */
    public static int utf8Length(String json) {
        int bytes = json.length();
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c > 0x7F) {
                // Each half of a surrogate pair takes two of the pair's four bytes.
                bytes += c < 0x800 || c >= 0xD800 && c < 0xE000 ? 1 : 2;
            }
        }
        return bytes;
    }

    private Text() {
    }
}

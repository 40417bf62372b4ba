package com.giosg.tag.rules;

/** What the rules ask of a string, and of JSON text as a whole. */
public final class Text {
    /**
     * Whether a string can be stored and shown everywhere: neither U+0000, which databases refuse, nor half a
     * surrogate pair, which has no UTF-8 form.
     */
    public static boolean isWellFormed(String text) {
        return text.matches("[^\\u0000\\uD800-\\uDFFF]*");
    }

    /** Whether something was said at all: neither {@code null} nor an empty string, which templates write for it. */
    public static boolean isGiven(Value value) {
        return !value.json().matches("null|\"\"");
    }

    /**
     * The place of the first item of a JSON array that is nested more than so many levels deep; -1 when there is none. An
     * item that is an array or an object is the first level, what it holds the next.
     */
    public static int deeper(String array, int levels) {
        int item = 0;
        int level = 0;
        boolean quoted = false;
        for (int i = 0; i < array.length(); i++) {
            char c = array.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\') {
                i++;
            } else if (!quoted) {
                if (c == '[' || c == '{') {
                    if (level++ > levels) {
                        return item;
                    }
                } else if (c == ']' || c == '}') {
                    level--;
                } else if (c == ',' && level == 1) {
                    item++;
                }
            }
        }
        return -1;
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
                bytes += c < 0x800 || (c >= 0xD800 && c < 0xE000) ? 1 : 2;
            }
        }
        return bytes;
    }

    private Text() {}
}

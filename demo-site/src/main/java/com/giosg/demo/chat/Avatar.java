package com.giosg.demo.chat;

import com.giosg.tag.rules.Text;
import java.util.regex.Pattern;

/** Pictures of people, which strangers give as addresses. */
final class Avatar {
    private static final int CHARACTERS = 2_000;
    /** Nothing that would run as a script, such as {@code javascript:}, and nothing that could end a quoted address. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^\\s\\p{Cntrl}\"<>]+");

    /** Whether a text is an address over http or https, of at most {@value #CHARACTERS} characters. */
    static boolean isAddress(String text) {
        return text.length() <= CHARACTERS && ADDRESS.matcher(text).matches() && Text.isWellFormed(text);
    }

    private Avatar() {}
}

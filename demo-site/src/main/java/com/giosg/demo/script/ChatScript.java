package com.giosg.demo.script;

import com.giosg.demo.http.Hashes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The chat window, which the tag loads when there is a chat: an ES module for each language that it speaks. Its address
 * holds a hash of all of them, so that browsers may keep what they got for ever.
 */
final class ChatScript {
    private static final String DEFAULT_LANGUAGE = "en";
    private static final List<String> LANGUAGES = List.of(DEFAULT_LANGUAGE, "fi", "sv");
    private static final int HASH_DIGITS = 16;

    private final Map<String, Compressed> scripts = new LinkedHashMap<>();
    private final String hash;

    ChatScript() {
        this(Resource::text);
    }

    /** @param resources the text of a compiled script by its name; null when it was not built */
    ChatScript(UnaryOperator<String> resources) {
        StringBuilder all = new StringBuilder();
        for (String language : LANGUAGES) {
            String text = resources.apply("/giosg-chat." + language + ".js");
            if (text != null) {
                scripts.put(language, new Compressed(text));
                all.append(text);
            }
        }
        hash = Hashes.sha256(all.toString()).substring(0, HASH_DIGITS);
    }

    /** What the tag puts before the page's language, such as {@code fi-FI}, for the address of the script. */
    String path() {
        return "/live2/chat/" + hash + ".js?";
    }

    /** Whether that is the hash of what there is now; a page may hold an older tag. */
    boolean isCurrent(String hash) {
        return this.hash.equals(hash);
    }

    /**
     * The script in a language, or in English where it does not speak that.
     *
     * @param tag a language tag; null for none
     * @throws IllegalStateException when it was not built
     */
    Compressed in(String tag) {
        // Not its first two letters: fil is not Finnish.
        String language = tag == null ? "" : tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        Compressed script = scripts.getOrDefault(language, scripts.get(DEFAULT_LANGUAGE));
        if (script == null) {
            throw new IllegalStateException("the compiled chat is missing: build the module tag-web");
        }
        return script;
    }
}

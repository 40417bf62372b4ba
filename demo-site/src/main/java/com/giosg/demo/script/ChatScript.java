package com.giosg.demo.script;

import com.giosg.demo.http.Hashes;
import com.giosg.demo.http.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The scripts that the tag loads after itself: the launcher, and the chat's window and the phone, which the launcher
 * loads on first need, each an ES module for every language that it speaks; and the words for why a call was refused, for
 * developers, in English. Their address holds a hash of all of them, so that browsers may keep what they got for ever.
 */
final class ChatScript {
    private static final String WORDS = "words";
    private static final List<String> NAMES = List.of("launcher", "window", "phone", WORDS);
    private static final String DEFAULT_LANGUAGE = "en";
    private static final List<String> LANGUAGES = List.of(DEFAULT_LANGUAGE, "fi", "sv");
    private static final int HASH_DIGITS = 8;

    private final Map<String, Compressed> scripts = new LinkedHashMap<>();
    private final String hash;

    ChatScript() {
        this(Resource::text);
    }

    /** @param resources the text of a compiled script by its name; null when it was not built */
    ChatScript(UnaryOperator<String> resources) {
        StringBuilder all = new StringBuilder();
        for (String name : NAMES) {
            for (String language : LANGUAGES) {
                String file = name + "." + language;
                String text = resources.apply("/giosg-" + (name.equals(WORDS) ? name : file) + ".js");
                if (text != null) {
                    scripts.put(file, new Compressed(text));
                    all.append(text);
                }
            }
        }
        hash = Hashes.sha256(all.toString()).substring(0, HASH_DIGITS);
    }

    /** What the scripts' address holds, {@code /live2/chat/{hash}/launcher.js}. */
    String hash() {
        return hash;
    }

    /** Whether that is the hash of what there is now; a page may hold an older tag. */
    boolean isCurrent(String hash) {
        return this.hash.equals(hash);
    }

    /**
     * A script in a language, or in English where it does not speak that.
     *
     * @param query begins with a language tag; null for none
     * @throws Refusal 404 when there is no script of that name
     * @throws IllegalStateException when it was not built
     */
    Compressed get(String name, @Nullable String query) {
        if (!NAMES.contains(name)) {
            throw Refusal.notFound("there is no such script");
        }
        // Not its first two letters: fil is not Finnish.
        String language = query == null ? "" : query.split("[^A-Za-z]", 2)[0].toLowerCase(Locale.ROOT);
        Compressed script = scripts.getOrDefault(name + "." + language, scripts.get(name + "." + DEFAULT_LANGUAGE));
        if (script == null) {
            throw new IllegalStateException("the compiled chat is missing: build the module tag-web");
        }
        return script;
    }
}

package com.giosg.demo.visitors;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The languages that the platform knows ({@code LanguageCode} of its published types). */
final class LanguageCode {
    private static final Set<String> KNOWN = Set.of(
            "cs", "de", "en", "es", "et", "fi", "fr", "ga", "he", "it", "ja", "ko", "lv", "lt", "nb", "nl", "pl", "ru",
            "sv", "th", "zh-cn", "zh-tw");
    /** Where Chinese is written in traditional characters. */
    private static final Set<String> TRADITIONAL = Set.of("hant", "tw", "hk", "mo");

    /**
     * The first of the platform's languages that an {@code Accept-Language} header names; null when it names none.
     * Browsers write them in order of preference.
     */
    static @Nullable String preferred(String acceptLanguage) {
        if (acceptLanguage == null) {
            return null;
        }
        for (String range : acceptLanguage.split(",")) {
            String code =
                    of(range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).split("-"));
            if (KNOWN.contains(code)) {
                return code;
            }
        }
        return null;
    }

    private static String of(String[] subtags) {
        if (subtags.length == 0) {
            return "";
        }
        return switch (subtags[0]) {
            case "zh" -> {
                boolean isTraditional = false;
                for (String subtag : subtags) {
                    isTraditional |= TRADITIONAL.contains(subtag);
                }
                yield isTraditional ? "zh-tw" : "zh-cn";
            }
            // Norwegian as such; and the code of Hebrew that older systems write.
            case "no" -> "nb";
            case "iw" -> "he";
            default -> subtags[0];
        };
    }

    private LanguageCode() {}
}

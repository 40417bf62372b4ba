package com.giosg.demo.visitors;

import com.giosg.tag.rules.Address;
import com.giosg.tag.rules.Limits;
import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a request tells of the page and the browser; null where it tells nothing. It comes from strangers: cut to
 * length, and freed of what a database or UTF-8 cannot hold.
 *
 * @param url the page's address, at most 2,000 characters
 * @param title its title, at most 500
 * @param language its language, at most 100
 * @param userAgent the {@code User-Agent} header, at most 500
 * @param browserLanguage the {@code Accept-Language} header, at most 500
 */
public record Page(
        @Nullable String url,
        @Nullable String title,
        @Nullable String language,
        @Nullable String userAgent,
        @Nullable String browserLanguage) {
    private static final int LANGUAGE = 100;
    private static final int HEADER = 500;

    /** The page of a request of the tag, with the headers of its HTTP request. */
    public static Page of(Value page, @Nullable String userAgent, @Nullable String acceptLanguage) {
        String url = member(page, "url", Limits.PAGE_URL_CHARACTERS);
        // Once more here: an older tag, or another client, sends the address as it is.
        return new Page(
                url == null ? null : Address.withoutSecrets(url),
                member(page, "title", Limits.PAGE_TITLE_CHARACTERS),
                member(page, "language", LANGUAGE),
                clean(userAgent, HEADER),
                clean(acceptLanguage, HEADER));
    }

    private static @Nullable String member(Value page, String key, int characters) {
        Value value = page.member(key);
        return value.type() == Value.TEXT ? clean(value.text(), characters) : null;
    }

    private static @Nullable String clean(@Nullable String text, int characters) {
        if (text == null) {
            return null;
        }
        StringBuilder clean = new StringBuilder(Math.min(text.length(), characters));
        for (int i = 0; i < text.length() && clean.length() < characters; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (clean.length() + Character.charCount(c) <= characters) {
                clean.appendCodePoint(c == 0 || (c >= 0xD800 && c < 0xE000) ? 0xFFFD : c);
            } else {
                break;
            }
        }
        return clean.toString();
    }
}

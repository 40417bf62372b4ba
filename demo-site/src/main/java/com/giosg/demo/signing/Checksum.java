package com.giosg.demo.signing;

import com.giosg.demo.http.Hashes;
import com.giosg.demo.http.Refusal;
import com.giosg.tag.rules.Value;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Checks variables that hold their own checksum (contract section 5; documentation, "Generating signed payload with
 * SHA1/MD5"). Its text is {@code key:value&} of each variable in the order of their keys, then the secret:
 * <pre>age:29&amp;username:John Doe&amp;supersecret</pre>
 */
final class Checksum {
    private static final String CHECKSUM = "_checksum";
    private static final String EXPIRY = "_exp";
    private static final Pattern SECONDS = Pattern.compile("\\d{1,15}");
    private static final Comparator<String> ORDER =
            Comparator.comparing((String key) -> key.toLowerCase(Locale.ROOT)).thenComparing(Comparator.naturalOrder());

    /**
     * The variables of a payload whose checksum is right, as JSON texts by key.
     *
     * @param payload an {@link Value#OBJECT}
     * @param algorithm {@code sha1} or {@code md5}
     * @param secrets those that it may be made with
     * @param now milliseconds since 1970
     * @throws Refusal {@code invalid_signature}; the message says which check failed, and not what would be right
     */
    static Map<String, String> verify(Value payload, String algorithm, List<String> secrets, long now) {
        Value given = payload.member(CHECKSUM);
        if (given.type() != Value.TEXT) {
            throw Refusal.invalidSignature("variables: _checksum is missing");
        }
        SortedMap<String, String> texts = texts(payload);
        StringBuilder joined = new StringBuilder();
        texts.forEach(
                (key, value) -> joined.append(key).append(':').append(value).append('&'));
        String text = joined.toString();
        if (secrets.stream().noneMatch(secret -> Hashes.equal(of(text + secret, algorithm), given.text()))) {
            throw Refusal.invalidSignature("variables: the checksum does not match");
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (String key : payload.keys()) {
            if (key.equals(EXPIRY)) {
                checkExpiry(payload.member(key), now);
            } else if (!key.equals(CHECKSUM)) {
                checkHidesNoExpiry(key, texts.getOrDefault(key, ""));
                variables.put(key, payload.member(key).json());
            }
        }
        return variables;
    }

    /**
     * The text does not tell where a key or a value ends: what was signed as {@code _exp:1&age:29&} has the same text as
     * the key {@code _exp:1&age}. That is a limit of the scheme, but a payload is not to outlive its time by it.
     */
    private static void checkHidesNoExpiry(String key, String text) {
        if (("&" + key + ":" + text).contains("&" + EXPIRY + ":")) {
            throw Refusal.invalidSignature("variables: _exp stands within another key or value");
        }
    }

    /** What is signed of each key, in the order in which it is signed. */
    private static SortedMap<String, String> texts(Value payload) {
        SortedMap<String, String> texts = new TreeMap<>(ORDER);
        for (String key : payload.keys()) {
            if (!key.equals(CHECKSUM)) {
                texts.put(key, text(payload.member(key)));
            }
        }
        return texts;
    }

    private static String text(Value value) {
        return switch (value.type()) {
            case Value.TEXT -> value.text();
            case Value.ARRAY, Value.OBJECT -> compact(value.json());
            default -> value.json();
        };
    }

    /** JSON text without the white space between its parts. */
    private static String compact(String json) {
        StringBuilder text = new StringBuilder(json.length());
        boolean isInString = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (isInString && c == '\\') {
                text.append(c).append(json.charAt(++i));
                continue;
            }
            if (c == '"') {
                isInString = !isInString;
            }
            if (isInString || !(c == ' ' || c == '\n' || c == '\r' || c == '\t')) {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static String of(String text, String algorithm) {
        try {
            // Not String.getBytes: it makes every half of a surrogate pair the same question mark.
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            MessageDigest digest = MessageDigest.getInstance(algorithm.equals("md5") ? "MD5" : "SHA-1");
            digest.update(bytes);
            return HexFormat.of().formatHex(digest.digest());
        } catch (CharacterCodingException e) {
            throw Refusal.invalidSignature("variables: a string holds half a surrogate pair, which cannot be signed");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5 and SHA-1", e);
        }
    }

    private static void checkExpiry(Value expiry, long now) {
        double seconds = expiry.type() == Value.NUMBER
                ? expiry.number()
                : expiry.type() == Value.TEXT && SECONDS.matcher(expiry.text()).matches()
                        ? Double.parseDouble(expiry.text())
                        : Double.POSITIVE_INFINITY;
        if (Double.isInfinite(seconds)) {
            throw Refusal.invalidSignature(
                    "variables: _exp must be a number of seconds since 1970, or a string of its digits");
        }
        if (now >= seconds * 1000) {
            throw Refusal.invalidSignature("variables: the checksum has expired (_exp)");
        }
    }

    private Checksum() {}
}

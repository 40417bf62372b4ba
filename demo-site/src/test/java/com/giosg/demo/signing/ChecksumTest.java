package com.giosg.demo.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.JsonValue;
import com.giosg.tag.rules.Value;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables with a checksum, the documented ones and those of forgers (contract section 5). */
class ChecksumTest {
    private static final String SECRET = "supersecret";
    private static final long NOW = 1_800_000_000_000L;

    private static String hash(String algorithm, String text) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return String.format("%0" + 2 * digest.length + "x", new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The payload with the checksum of that text, which is what the customer's server should have come to. */
    private static String signed(String payload, String text) {
        return payload.substring(0, payload.length() - 1) + (payload.length() > 2 ? "," : "") + "\"_checksum\":\""
                + hash("SHA-1", text + SECRET) + "\"}";
    }

    private static Map<String, String> verify(String payload, String algorithm) {
        return Checksum.verify(JsonValue.read(payload), algorithm, List.of(SECRET), NOW);
    }

    private static Map<String, String> verify(String payload) {
        return verify(payload, "sha1");
    }

    private static void assertRefused(String reason, String payload) {
        Refusal refusal = assertThrows(Refusal.class, () -> verify(payload), payload);
        assertEquals("invalid_signature", refusal.code);
        assertEquals(400, refusal.status);
        assertTrue(refusal.getMessage().startsWith("variables: "), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
        assertFalse(refusal.getMessage().matches(".*[0-9a-f]{8}.*"), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"md5, 0ea59ee5af5fa0aba76f1a6fd209d396", "sha1, 6a625498e5434563b7019fd7cc902905a5c75275"})
    void theDocumentedVectorsHold(String algorithm, String checksum) {
        String payload = "{\"username\":\"John Doe\",\"age\":29,\"_checksum\":\"" + checksum + "\"}";
        assertEquals(Map.of("username", "\"John Doe\"", "age", "29"), verify(payload, algorithm));
        Value read = JsonValue.read(payload);
        assertThrows(Refusal.class, () -> Checksum.verify(read, algorithm, List.of("another"), NOW));
        assertEquals(
                2,
                Checksum.verify(read, algorithm, List.of("another", SECRET), NOW)
                        .size());
        String other = algorithm.equals("md5") ? "sha1" : "md5";
        assertThrows(Refusal.class, () -> verify(payload, other));
    }

    @Test
    void theDocumentedPayloadIsRefused() {
        String payload = "{\"username\":\"Django signed\",\"email\":\"django@giosg.com\","
                + "\"_checksum\":\"e584526251c396fc937e27561c9597c8\",\"_exp\":\"1371720939\"}";
        assertThrows(Refusal.class, () -> verify(payload, "md5"));
    }

    /** Payload, and the text that it is signed as. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{}                                        | ''",
                "{\"b\":1,\"a\":2}                         | a:2&b:1&",
                "{\"yes\":true,\"no\":false,\"nil\":null}  | nil:null&no:false&yes:true&",
                "{\"t\":\"\",\"sp\":\" a  b \"}            | sp: a  b &t:&",
                "{\"n\":-0.5,\"e\":1e+21,\"f\":1e-7}     | e:1e+21&f:1e-7&n:-0.5&",
                "{\"i\":9007199254740991,\"d\":1000.1} | d:1000.1&i:9007199254740991&",
                "{\"B\":1,\"a\":2,\"C\":3,\"_x\":4}        | _x:4&a:2&B:1&C:3&",
                "{\"key\":1,\"KEY\":2,\"Key\":3}           | KEY:2&Key:3&key:1&",
                "{\"a\":[1,\"x y\",{\"k\":null}],\"o\":{}} | a:[1,\"x y\",{\"k\":null}]&o:{}&",
                "{\"a\": [ 1 , {\"k\" : \"v \\\\\\\" ] \"} ]} | a:[1,{\"k\":\"v \\\\\\\" ] \"}]&",
                "{\"\\u00c4\":1,\"\\u00e4\":2,\"z\":3}     | z:3&\u00c4:1&\u00e4:2&",
                "{\"\\u540d\":\"\\ud83d\\ude00 \\u00e9\"}  | \u540d:\ud83d\ude00 \u00e9&",
                "{\"l\":\"a\\nb\\u0000\\u2028\"}           | l:a\\nb\\0\u2028&",
                "{\"_exp\":1900000000,\"a\":1}             | _exp:1900000000&a:1&",
                "{\"a\":1,\"_exp\":\"1900000000\"}         | _exp:1900000000&a:1&"
            })
    void theTextIsTheDocumentedOne(String payload, String escaped) {
        String text = escaped.equals("''") ? "" : escaped.replace("\\n", "\n").replace("\\0", "\0");
        Map<String, String> variables = verify(signed(payload, text));
        JsonValue read = JsonValue.read(payload);
        for (String key : read.keys()) {
            assertEquals(key.equals("_exp") ? null : read.member(key).json(), variables.get(key), key);
        }
        assertFalse(variables.containsKey("_checksum"));
    }

    @Test
    void extraMissingAndChangedKeysAreRefused() {
        String good = signed("{\"username\":\"John\",\"age\":29}", "age:29&username:John&");
        assertEquals(2, verify(good).size());
        for (String changed : List.of(
                good.replace("\"age\":29,", ""),
                good.replace("{", "{\"admin\":true,"),
                good.replace("29", "30"),
                good.replace("29", "29.0"),
                good.replace("John", "john"),
                good.replace("age", "Age"),
                good.replace("29", "null"),
                good.replace("{", "{\"_exp\":1900000000,"),
                good.replace("{", "{\"\":\"\","))) {
            assertRefused("does not match", changed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}",
                "{\"a\":1,\"_checksum\":null}",
                "{\"a\":1,\"_checksum\":7}",
                "{\"a\":1,\"_checksum\":[]}",
                "{\"a\":1,\"_CHECKSUM\":\"x\"}"
            })
    void aChecksumMustBeThere(String payload) {
        assertRefused("_checksum is missing", payload);
    }

    @Test
    void aCutOrOtherwiseWrittenChecksumIsRefused() {
        String good = signed("{\"a\":1}", "a:1&");
        String checksum = hash("SHA-1", "a:1&" + SECRET);
        for (String other : List.of(
                "",
                checksum.substring(1),
                checksum.substring(0, 39),
                checksum.toUpperCase(Locale.ROOT),
                checksum + "0",
                " " + checksum,
                "0x" + checksum,
                hash("SHA-256", "a:1&" + SECRET))) {
            assertRefused("does not match", good.replace(checksum, other));
        }
    }

    @Test
    void expIsCheckedToTheSecond() {
        long now = NOW / 1000;
        for (String quote : List.of("", "\"")) {
            String payload = "{\"_exp\":" + quote + now + quote + "}";
            assertRefused("expired", signed(payload, "_exp:" + now + "&"));
            String next = Long.toString(now + 1);
            String later = payload.replace(Long.toString(now), next);
            assertEquals(Map.of(), verify(signed(later, "_exp:" + next + "&")));
        }
        // Who cannot make a checksum is told nothing of its time.
        assertRefused("does not match", "{\"_exp\":1,\"_checksum\":\"0\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "null|null",
                "true|true",
                "{}|{}",
                "[1]|[1]",
                "\"\"|''",
                "\"soon\"|soon",
                "\"1e12\"|1e12",
                "\"-1\"|-1",
                "\" 1900000000\"| 1900000000",
                "\"1900000000.5\"|1900000000.5",
                "\"\u0661\u0661\"|\u0661\u0661",
                "1e999|1e999"
            })
    void expMustBeSeconds(String value, String text) {
        String written = value.startsWith("\" ") ? " " + text : text.equals("''") ? "" : text;
        assertRefused("_exp must be", signed("{\"_exp\":" + value + "}", "_exp:" + written + "&"));
    }

    /** Honestly signed, run out, and cut otherwise by its bearer: the text, and so the checksum, is the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "_exp:1371720939&age:29&username:John&    | {\"_exp:1371720939&age\":29,\"username\":\"John\"}",
                "_exp:1371720939&age:29&username:John&    | {\"_exp\":\"1371720939&age:29\",\"username\":\"John\"}",
                "_exp:1371720939&age:29&                  | {\"_exp:1371720939&age\":\"29\"}",
                "2fa:on&_exp:1371720939&age:29&           | {\"2fa\":\"on&_exp:1371720939\",\"age\":29}",
                "2fa:on&_exp:1371720939&age:29&           | {\"2fa:on&_exp\":1371720939,\"age\":29}",
                "2fa:on&3&_exp:1371720939&                | {\"2fa\":\"on\",\"3&_exp\":1371720939}"
            })
    void expCannotBeHiddenInANeighbour(String text, String payload) {
        Refusal refusal = assertThrows(Refusal.class, () -> verify(signed(payload, text)));
        assertTrue(refusal.getMessage().contains("_exp"), refusal.getMessage());
    }

    /** A converter that writes every half of a surrogate pair as the same question mark would take one for another. */
    @Test
    void halfASurrogatePairIsNoQuestionMark() {
        String good = signed("{\"a\":\"?\"}", "a:?&");
        assertEquals(1, verify(good).size());
        assertRefused("surrogate", good.replace("\"?\"", "\"\\ud800\""));
    }

    @Test
    void aChangeOfAnyCharacterIsRefused() {
        String good = signed(
                "{\"username\":\"Jos\u00e9\",\"age\":29,\"tags\":[true,{\"x\":1.5}],\"_exp\":1900000000}",
                "_exp:1900000000&age:29&tags:[true,{\"x\":1.5}]&username:Jos\u00e9&");
        assertEquals(3, verify(good).size());
        for (int i = 0; i < good.length(); i++) {
            for (char c = 1; c < 128; c++) {
                String changed = good.substring(0, i) + c + good.substring(i + 1);
                Value payload = c == good.charAt(i) ? null : object(changed);
                if (payload != null) {
                    assertThrows(Refusal.class, () -> Checksum.verify(payload, "sha1", List.of(SECRET), NOW), changed);
                }
            }
        }
    }

    /** The object, or null where the text is none: a request that holds it is refused as a whole. */
    private static Value object(String json) {
        try {
            Value value = JsonValue.read(json);
            return value.type() == Value.OBJECT ? value : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

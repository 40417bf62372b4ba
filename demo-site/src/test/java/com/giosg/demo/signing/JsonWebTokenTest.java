package com.giosg.demo.signing;

import static com.giosg.demo.testing.TestKeys.pair;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.giosg.demo.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens signed by another library, or by hand, and what forgers make of them (contract section 5). */
class JsonWebTokenTest {
    private static final String DOCUMENTED = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
            + ".eyJjb21pY191cmwiOiJodHRwOi8veGtjZC5jb20vMTM2MC8ifQ.BsjBt9a9imoj9P5_7aIAe5nuhPd5jb8HGvAJKPCwm6A";
    private static final String SECRET = "supersecret";
    private static final byte[] A = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    private static final long NOW = 1_800_000_000_000L;
    private static final KeyPair PAIR = pair(2048);
    private static final KeyPair STRANGERS = pair(2048);
    private static final List<Key> SECRETS = List.of(key(SECRET));
    private static final List<Key> PUBLIC_KEYS = List.of(PAIR.getPublic());

    private static Key key(String secret) {
        return new HmacKey(secret.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A token as anybody can write one: any header, any payload, HMAC-SHA256 with any key. */
    private static String token(String header, byte[] payload, byte[] key) {
        String text = base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(payload);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return text + "." + base64(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String token(String header, String payload) {
        return token(header, payload.getBytes(StandardCharsets.UTF_8), SECRET.getBytes(StandardCharsets.UTF_8));
    }

    /** A good token with that payload. */
    private static String token(String payload) {
        return token("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", payload);
    }

    private static Map<String, String> verify(String token) {
        return JsonWebToken.verify(token, "HS256", SECRETS, NOW);
    }

    private static void assertRefused(String reason, String token, String algorithm, List<Key> keys) {
        Refusal refusal = assertThrows(Refusal.class, () -> JsonWebToken.verify(token, algorithm, keys, NOW), token);
        assertEquals("invalid_signature", refusal.code);
        assertEquals(400, refusal.status);
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
        assertTrue(refusal.getMessage().startsWith("variables"), refusal.getMessage());
        for (String part : token.split("\\.")) {
            assertFalse(part.length() > 3 && refusal.getMessage().contains(part), refusal.getMessage());
        }
    }

    private static void assertRefused(String reason, String token) {
        assertRefused(reason, token, "HS256", SECRETS);
    }

    @Test
    void theDocumentedTokenHoldsWithItsOwnSecretOnly() {
        assertEquals(
                Map.of("comic_url", "\"http://xkcd.com/1360/\""),
                JsonWebToken.verify(DOCUMENTED, "HS256", List.of(key("supersecretkey")), NOW));
        assertRefused("signature does not match", DOCUMENTED);
    }

    static Stream<Algorithm> algorithms() {
        RSAPrivateKey own = (RSAPrivateKey) PAIR.getPrivate();
        return Stream.of(
                Algorithm.HMAC256(SECRET),
                Algorithm.HMAC384(SECRET),
                Algorithm.HMAC512(SECRET),
                Algorithm.RSA256(null, own),
                Algorithm.RSA384(null, own),
                Algorithm.RSA512(null, own));
    }

    private static List<Key> keysFor(Algorithm algorithm) {
        return algorithm.getName().startsWith("HS") ? SECRETS : PUBLIC_KEYS;
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void whatAnotherLibrarySignedHoldsUnderItsOwnAlgorithmOnly(Algorithm algorithm) {
        String token = JWT.create()
                .withPayload(Map.of("username", "John Doe", "age", 29))
                .sign(algorithm);
        assertEquals(
                Map.of("username", "\"John Doe\"", "age", "29"),
                JsonWebToken.verify(token, algorithm.getName(), keysFor(algorithm), NOW));
        for (String other : List.of("HS256", "HS384", "HS512", "RS256", "RS384", "RS512")) {
            if (!other.equals(algorithm.getName())) {
                assertRefused("another algorithm", token, other, other.startsWith("HS") ? SECRETS : PUBLIC_KEYS);
            }
        }
    }

    @Test
    void everyValidKeyIsTried() {
        List<Key> keys = List.of(key("newest"), key(SECRET));
        assertEquals(Map.of("a", "1"), JsonWebToken.verify(token("{\"a\":1}"), "HS256", keys, NOW));
        assertRefused("signature does not match", token("{\"a\":1}"), "HS256", List.of(key("newest")));
    }

    @Test
    void valuesComeOutAsTheyWereSigned() {
        String payload = "{\"n\":1.50,\"big\":12345678901234567890,\"nested\": {\"b\" : [1,2] },\"iat\":\"whenever\","
                + "\"\u00e4\\u00e4\":\"\\u00f6\ud83d\ude00\",\"Key\":1,\"key\":2,\"__proto__\":null,\"_exp\":1}";
        Map<String, String> claims = verify(token(payload));
        assertEquals("1.50", claims.get("n"));
        assertEquals("12345678901234567890", claims.get("big"));
        assertEquals("{\"b\" : [1,2] }", claims.get("nested"));
        assertEquals("\"whenever\"", claims.get("iat"));
        assertEquals("\"\\u00f6\ud83d\ude00\"", claims.get("\u00e4\u00e4"));
        assertEquals("1", claims.get("Key"));
        assertEquals("2", claims.get("key"));
        assertEquals("null", claims.get("__proto__"));
        assertEquals("1", claims.get("_exp"));
    }

    @Test
    void expAndNbfAreCheckedToTheSecondAndNotKept() {
        long now = NOW / 1000;
        assertEquals(Map.of("a", "1"), verify(token("{\"a\":1,\"exp\":" + (now + 1) + ",\"nbf\":" + now + "}")));
        assertEquals(Map.of(), verify(token("{\"exp\":" + now + ".5,\"nbf\":" + (now - 1) + ".5}")));
        assertRefused("expired", token("{\"exp\":" + now + "}"));
        assertRefused("expired", token("{\"exp\":0}"));
        assertRefused("not valid yet", token("{\"nbf\":" + (now + 1) + "}"));
        assertEquals(Map.of("iat", "9999999999"), verify(token("{\"iat\":9999999999}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1900000000\"", "null", "true", "[1900000000]", "{}", "1e999", "-1e999", "\"\""})
    void expAndNbfMustBeNumbers(String value) {
        assertRefused("exp must be a number", token("{\"a\":1,\"exp\":" + value + "}"));
        assertRefused("nbf must be a number", token("{\"a\":1,\"nbf\":" + value + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", "hs256", "HS256 ", "", "RS256", "HS512", "ES256"})
    void aHeaderMustNameTheAlgorithmOfTheCall(String algorithm) {
        String token = token("{\"alg\":\"" + algorithm + "\"}", "{\"a\":1}");
        assertRefused("another algorithm", token);
        assertRefused("another algorithm", token.substring(0, token.lastIndexOf('.') + 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{}                                 | another algorithm",
                "{\"alg\":null}                     | another algorithm",
                "{\"alg\":[\"HS256\"]}              | another algorithm",
                "{\"alg\":\"none\",\"alg\":\"HS256\"} | holds no key twice",
                "[]                                 | JSON object",
                "HS256                              | JSON object",
                "{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false} | extensions",
                "{\"alg\":\"HS256\",\"crit\":null}  | extensions"
            })
    void aHeaderIsReadStrictly(String header, String reason) {
        assertRefused(reason, token(header, "{\"a\":1}"));
    }

    @Test
    void thePublicKeyIsNoSecret() throws Exception {
        RSAPublicKey key = (RSAPublicKey) PAIR.getPublic();
        String pem = PublicKeys.write(key);
        for (byte[] bytes : List.of(
                key.getEncoded(),
                pem.getBytes(StandardCharsets.US_ASCII),
                pem.strip().getBytes(StandardCharsets.US_ASCII),
                key.getModulus().toByteArray())) {
            for (String named : List.of("HS256", "RS256")) {
                String forged = token("{\"alg\":\"" + named + "\"}", A, bytes);
                assertThrows(Refusal.class, () -> JsonWebToken.verify(forged, "RS256", PUBLIC_KEYS, NOW));
                assertThrows(Refusal.class, () -> JsonWebToken.verify(forged, "HS256", SECRETS, NOW));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"jwk\":{\"kty\":\"oct\",\"k\":\"c3RyYW5nZXI\"}",
                "\"jku\":\"http://127.0.0.1:1/keys\"",
                "\"x5u\":\"http://127.0.0.1:1/cert\"",
                "\"kid\":\"../../../../dev/null\"",
                "\"kid\":\"' OR 1=1 --\"",
                "\"kid\":\"\"",
                "\"x5c\":[\"MIIB\"]"
            })
    void aKeyThatTheHeaderNamesIsNotUsed(String member) {
        String header = "{\"alg\":\"HS256\"," + member + "}";
        for (byte[] key : List.of("stranger".getBytes(StandardCharsets.US_ASCII), new byte[1])) {
            assertRefused("signature does not match", token(header, A, key));
        }
        // Signed with the real secret, it is a header like any other.
        assertEquals(Map.of("a", "1"), verify(token(header, "{\"a\":1}")));
    }

    @Test
    void aStrangersKeyInTheHeaderIsNotUsed() {
        String stranger =
                base64(((RSAPublicKey) STRANGERS.getPublic()).getModulus().toByteArray());
        String forged = JWT.create()
                .withHeader(Map.of("jwk", Map.of("kty", "RSA", "n", stranger, "e", "AQAB")))
                .withPayload(Map.of("a", 1))
                .sign(Algorithm.RSA256(null, (RSAPrivateKey) STRANGERS.getPrivate()));
        assertRefused("signature does not match", forged, "RS256", PUBLIC_KEYS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "a.b.c",
                "eyJhbGciOiJIUzI1NiJ9",
                "eyJhbGciOiJIUzI1NiJ9.e30",
                "eyJhbGciOiJIUzI1NiJ9.e30.a.b",
                " eyJhbGciOiJIUzI1NiJ9.e30.AA",
                "\u00e4.\u00f6.\u00fc",
                "null"
            })
    void whatIsNoTokenIsRefused(String token) {
        assertRefused("variables: ", token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{\"a\":1}]",
                "\"text\"",
                "7",
                "null",
                "",
                "{\"a\":1}{}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"exp\":1,\"exp\":1900000000}",
                "{a:1}",
                "{\"a\":NaN}",
                "\ufeff{}"
            })
    void aPayloadMustBeOneStrictJsonObject(String payload) {
        assertRefused("JSON object", token(payload));
    }

    @Test
    void aPayloadMustBeUtf8() {
        byte[] payload = "{\"a\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused("UTF-8", token("{\"alg\":\"HS256\"}", payload, SECRET.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anEmptyOrCutSignatureIsRefused() {
        String token = token("{\"a\":1}");
        String signed = token.substring(0, token.lastIndexOf('.') + 1);
        for (int end = signed.length(); end < token.length(); end++) {
            String cut = token.substring(0, end);
            assertThrows(Refusal.class, () -> verify(cut), cut);
        }
        assertThrows(Refusal.class, () -> verify(token + "="));
        assertThrows(Refusal.class, () -> verify(token + "A"));
        assertThrows(Refusal.class, () -> verify(token + "."));
    }

    /** The unused bits of the last character are among the changes: 43 characters hold 258 bits for a hash of 256. */
    @Test
    void aChangeOfAnyCharacterIsRefused() {
        String token = token("{\"username\":\"Jos\u00e9\",\"age\":29,\"exp\":1900000000}");
        assertEquals(2, verify(token).size());
        for (int i = 0; i < token.length(); i++) {
            for (char c = 0; c < 128; c++) {
                if (c != token.charAt(i)) {
                    String changed = token.substring(0, i) + c + token.substring(i + 1);
                    assertThrows(Refusal.class, () -> verify(changed), changed);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void aChangeOfAnyCharacterIsRefusedWhateverTheAlgorithm(Algorithm algorithm) {
        String token = JWT.create().withPayload(Map.of("username", "John Doe")).sign(algorithm);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=";
        Random random = new Random(4);
        for (int i = 0; i < token.length(); i++) {
            char c = alphabet.charAt(random.nextInt(alphabet.length()));
            String changed = token.substring(0, i) + c + token.substring(i + 1);
            if (!changed.equals(token)) {
                assertThrows(
                        Refusal.class,
                        () -> JsonWebToken.verify(changed, algorithm.getName(), keysFor(algorithm), NOW),
                        changed);
            }
        }
        // Those too that differ in unused bits alone.
        String last = token.substring(token.length() - 1);
        for (int i = 0; i < alphabet.length(); i++) {
            char c = alphabet.charAt(i);
            if (c != last.charAt(0)) {
                String changed = token.substring(0, token.length() - 1) + c;
                assertThrows(
                        Refusal.class,
                        () -> JsonWebToken.verify(changed, algorithm.getName(), keysFor(algorithm), NOW),
                        changed);
            }
        }
    }
}

package com.giosg.demo.signing;

import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.JsonValue;
import com.giosg.tag.rules.Value;
import java.security.Key;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Checks JSON Web Tokens (RFC 7519; contract section 5). The library checks the signature, with our keys alone: what
 * the header says of keys is not looked at. What is stored is read here from the token's own JSON text, so that every
 * value comes out as it was signed.
 */
final class JsonWebToken {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /**
     * The claims of a good token, as JSON texts by key, without {@code exp} and {@code nbf}.
     *
     * @param algorithm the one that its header must name
     * @param keys those that it may be signed with
     * @param now milliseconds since 1970
     * @throws Refusal {@code invalid_signature}; the message says which check failed, and nothing of the keys
     */
    static Map<String, String> verify(String token, String algorithm, List<? extends Key> keys, long now) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw Refusal.invalidSignature("variables: the token must be of three parts with dots between them");
        }
        JsonValue header = object(decode(parts[0]), "header");
        // The library would take other texts for the same signature.
        decode(parts[2]);
        Value named = header.member("alg");
        if (named.type() != Value.TEXT || !named.text().equals(algorithm)) {
            throw Refusal.invalidSignature(
                    "variables: the token's header names another algorithm than signing_algorithm");
        }
        // RFC 7515, section 4.1.11: what its maker calls critical must be understood, and nothing of the kind is.
        if (List.of(header.keys()).contains("crit")) {
            throw Refusal.invalidSignature(
                    "variables: the token's header asks for extensions, which are not supported");
        }
        if (keys.stream().noneMatch(key -> isSignedWith(key, token, algorithm))) {
            throw Refusal.invalidSignature("variables: the token's signature does not match");
        }
        return claims(object(decode(parts[1]), "payload"), now);
    }

    private static boolean isSignedWith(Key key, String token, String algorithm) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithm));
        // The library would refuse secrets as short as the documented example's.
        signature.setDoKeyValidation(false);
        signature.setKey(key);
        try {
            signature.setCompactSerialization(token);
            return signature.verifySignature();
        } catch (JoseException e) {
            return false;
        }
    }

    private static Map<String, String> claims(JsonValue payload, long now) {
        Map<String, String> claims = new LinkedHashMap<>();
        for (String key : payload.keys()) {
            JsonValue claim = payload.member(key);
            switch (key) {
                case "exp" -> {
                    if (now >= milliseconds(key, claim)) {
                        throw Refusal.invalidSignature("variables: the token has expired (exp)");
                    }
                }
                case "nbf" -> {
                    if (now < milliseconds(key, claim)) {
                        throw Refusal.invalidSignature("variables: the token is not valid yet (nbf)");
                    }
                }
                default -> claims.put(key, claim.json());
            }
        }
        return claims;
    }

    private static double milliseconds(String key, JsonValue claim) {
        if (claim.type() != Value.NUMBER || Double.isInfinite(claim.number())) {
            throw Refusal.invalidSignature("variables: the token's " + key + " must be a number of seconds since 1970");
        }
        return claim.number() * 1000;
    }

    /** The bytes that one part of the token stands for. Only one text is taken for them, unused bits included. */
    private static byte[] decode(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (BASE64.encodeToString(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw Refusal.invalidSignature("variables: the token's parts must be base64url without padding");
    }

    private static JsonValue object(byte[] bytes, String part) {
        try {
            JsonValue value = JsonValue.read(bytes);
            if (value.type() == Value.OBJECT) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            // Said below; the parser's words would quote the token.
        }
        throw Refusal.invalidSignature(
                "variables: the token's " + part + " must be a JSON object in UTF-8 that holds no key twice");
    }

    private JsonWebToken() {}
}

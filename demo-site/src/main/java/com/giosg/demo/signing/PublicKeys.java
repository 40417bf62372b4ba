package com.giosg.demo.signing;

import com.giosg.demo.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Public keys as staff give them: PEM, as {@code openssl pkey -pubout} writes it. */
final class PublicKeys {
    /** RFC 7518, section 3.3: what RS* must have at least. */
    private static final int LEAST_BITS = 2048;

    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*");

    /**
     * Reads a key.
     *
     * @throws Refusal 400 when it is not the PEM of an RSA public key of 2048 bits or more
     */
    static RSAPublicKey read(String pem) {
        Matcher matcher = PEM.matcher(pem);
        if (!matcher.matches()) {
            throw Refusal.invalidArgument(
                    pem.contains("PRIVATE KEY")
                            ? "public_key is a private key, which nobody but your own server should have"
                            : "public_key must be PEM that begins with -----BEGIN PUBLIC KEY-----");
        }
        RSAPublicKey key;
        try {
            byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
            key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        } catch (IllegalArgumentException | InvalidKeySpecException e) {
            throw Refusal.invalidArgument("public_key must be an RSA key");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
        if (key.getModulus().bitLength() < LEAST_BITS) {
            throw Refusal.invalidArgument("public_key must be of at least " + LEAST_BITS + " bits");
        }
        return key;
    }

    /** The PEM of a key, always in the same form. */
    static String write(RSAPublicKey key) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    }

    private PublicKeys() {}
}

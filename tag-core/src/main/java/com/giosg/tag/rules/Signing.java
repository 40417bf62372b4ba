package com.giosg.tag.rules;

/** The signing algorithms of {@code visitor.submit} (documentation, "Supported signing algorithms"). */
public final class Signing {
    /** No signature: what {@code visitor.submit} does unless told otherwise. */
    public static final String PLAIN = "plain";

    /** Whether the variables come as a JSON Web Token, a string. */
    public static boolean isToken(String algorithm) {
        return algorithm.matches("[HR]S(256|384|512)");
    }

    /** Whether the variables come as an object that holds its own checksum. */
    public static boolean isChecksum(String algorithm) {
        return algorithm.matches("sha1|md5");
    }

    private Signing() {}
}

package com.giosg.tag.rules;

/** The signing algorithms of {@code visitor.submit} (documentation, "Supported signing algorithms"). */
public final class Signing {
    /** No signature: what {@code visitor.submit} does unless told otherwise. */
    public static final String PLAIN = "plain";

    private static final String[] TOKENS = {"HS256", "HS384", "HS512", "RS256", "RS384", "RS512"};
    private static final String[] CHECKSUMS = {"sha1", "md5"};

    /** Whether the variables come as a JSON Web Token, a string. */
    public static boolean isToken(String algorithm) {
        return isOneOf(TOKENS, algorithm);
    }

    /** Whether the variables come as an object that holds its own checksum. */
    public static boolean isChecksum(String algorithm) {
        return isOneOf(CHECKSUMS, algorithm);
    }

    private static boolean isOneOf(String[] names, String name) {
        for (String candidate : names) {
            if (candidate.equals(name)) {
                return true;
            }
        }
        return false;
    }

    private Signing() {
    }
}

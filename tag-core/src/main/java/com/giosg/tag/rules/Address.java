package com.giosg.tag.rules;

/** The address of a page, which may hold what is nobody's business: a token of a link in a mail, a session's id. */
public final class Address {
    /** A word begins after what is no letter, an escaped character, or a small letter before its capital. */
    private static final String BEFORE = "([\\W\\d_]|%..|[a-z](?=[A-Z]))";

    private static final String WORD = "([Tt]oken|TOKEN|[Pp]assword|PASSWORD|[Ss]ecret|SECRET|[Kk]ey|KEY|[Cc]ode|CODE"
            + "|[Ss]ession|SESSION|[Aa]uth|AUTH)(?![a-z])";

    /**
     * An address without its fragment and the values of parameters that are named like secrets (contract section 3):
     * {@code token}, {@code password}, {@code secret}, {@code key}, {@code code}, {@code session} or {@code auth} is a
     * word of their names, as in {@code access_token}, {@code apiKey} or {@code user[password]}. Names stay.
     */
    public static String withoutSecrets(String url) {
        return url.replaceAll("#.*|(" + BEFORE + WORD + "[^=&#?/]*=)[^&#]*", "$1");
    }

    private Address() {}
}

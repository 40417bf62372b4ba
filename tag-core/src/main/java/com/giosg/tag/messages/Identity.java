package com.giosg.tag.messages;

import com.giosg.tag.rules.Value;

/** Who a page says that the visitor is; whether it is so, the backend knows. */
public final class Identity {
    /** The visitor's id, a UUID in lower case. */
    public final String visitor;
    /** The visitor's secret, 128 bits in lower-case hexadecimal. */
    public final String secret;

    private Identity(String visitor, String secret) {
        this.visitor = visitor;
        this.secret = secret;
    }

    /**
     * Reads {@code visitor} and {@code secret} of an object as the backend received it.
     *
     * @throws IllegalArgumentException when one of them is missing or not of its form; the message names it
     */
    public static Identity read(Value object) {
        String visitor = Request.string(object, "visitor");
        String secret = Request.string(object, "secret");
        if (!Request.isUuid(visitor)) {
            throw new IllegalArgumentException("visitor must be a UUID");
        }
        if (!Command.isId(secret)) {
            throw new IllegalArgumentException("secret must be 32 hexadecimal digits");
        }
        return new Identity(visitor, secret);
    }
}

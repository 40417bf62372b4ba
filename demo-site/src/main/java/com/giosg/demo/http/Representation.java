package com.giosg.demo.http;

import io.javalin.http.Context;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A body that clients may keep, and ask for again by its {@code ETag}.
 *
 * @param bytes the body as it is sent
 * @param encoding its {@code Content-Encoding}; null for none
 * @param etag its entity tag, in quotes
 */
public record Representation(byte[] bytes, @Nullable String encoding, String etag) {
    /** The representation of some bytes. */
    public static Representation of(byte[] bytes, @Nullable String encoding) {
        String hash = HexFormat.of().formatHex(Hashes.digest(bytes), 0, 16);
        return new Representation(bytes, encoding, "\"" + hash + "\"");
    }

    /** Sends this, or 304 when the client has it. Further headers are the caller's. */
    public void send(Context context) {
        context.header("ETag", etag);
        if (isKnown(context.header("If-None-Match"))) {
            context.status(304);
            return;
        }
        if (encoding != null) {
            context.header("Content-Encoding", encoding);
        }
        context.header("Content-Length", Integer.toString(bytes.length));
        context.result(bytes);
    }

    private boolean isKnown(@Nullable String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String candidate : ifNoneMatch.split(",")) {
            String tag = candidate.strip();
            if (tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag)) {
                return true;
            }
        }
        return false;
    }
}

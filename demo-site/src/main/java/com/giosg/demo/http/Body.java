package com.giosg.demo.http;

import com.giosg.demo.json.JsonValue;
import com.giosg.tag.rules.ErrorCode;
import com.giosg.tag.rules.Value;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;

/** Reads what a client sent. */
public final class Body {
    /** Bytes of a body. The tag keeps to {@link com.giosg.tag.rules.Limits#REQUEST_BYTES}, which is less. */
    public static final int MAX_BYTES = 64 * 1024;
    /** A body that is too long is read up to here, so that its sender gets to see the answer. */
    private static final int MAX_DRAINED = 1024 * 1024;

    /**
     * The JSON value in a request's body, whatever its content type.
     *
     * @throws Refusal 408 when it comes too slowly, so that the tag sends it again; 413 when it is longer
     *     than {@link #MAX_BYTES}, 400 when it is not JSON in UTF-8
     */
    public static JsonValue json(Context context) {
        try {
            return JsonValue.read(bytes(context));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalidArgument("the body is " + e.getMessage());
        }
    }

    /**
     * A whole number that a body must hold.
     *
     * @throws Refusal 400 when it is none, or below the least
     */
    public static long wholeNumber(Value body, String key, long least) {
        Value given = body.member(key);
        double number = given.type() == Value.NUMBER ? given.number() : Double.NaN;
        if (!(number >= least && number == Math.rint(number) && number <= 1L << 53)) {
            throw Refusal.invalidArgument(key + " must be a whole number of " + least + " or more");
        }
        return (long) number;
    }

    private static byte[] bytes(Context context) {
        try {
            InputStream in = context.req().getInputStream();
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                in.skipNBytes(Math.min(in.available(), MAX_DRAINED));
                throw new Refusal(413, ErrorCode.INVALID_ARGUMENT, "the body is longer than 64 KiB");
            }
            return bytes;
        } catch (HttpException.RuntimeException e) {
            throw e.getCode() == HttpStatus.REQUEST_TIMEOUT_408
                    ? new Refusal(e.getCode(), ErrorCode.UNAVAILABLE, "the body comes too slowly")
                    : Refusal.invalidArgument("the body cannot be read");
        } catch (IOException e) {
            // Its sender left, or its framing is broken.
            throw Refusal.invalidArgument("the body cannot be read");
        }
    }

    private Body() {}
}

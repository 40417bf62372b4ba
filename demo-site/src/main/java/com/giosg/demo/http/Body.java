package com.giosg.demo.http;

import com.giosg.demo.json.JsonValue;
import com.giosg.tag.rules.ErrorCode;
import com.giosg.tag.rules.Value;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;

/** Reads what a client sent. */
public final class Body {
    /** Bytes of a body. The tag keeps to {@link com.giosg.tag.rules.Limits#REQUEST_BYTES}, which is less. */
    public static final int MAX_BYTES = 64 * 1024;
    /** A body that is too long is read up to here, so that its sender gets to see the answer. */
    private static final int MAX_DRAINED = 1024 * 1024;

    private static final int PART_BYTES = 8 * 1024;
    /** Seconds for which a body may come as slowly as it likes, as one from a poor line or to a busy server does. */
    private static final int SECONDS_AT_ANY_PACE = 10;
    /** From then on: slower than any telephone, and faster than somebody who lets bytes drip to hold a thread. */
    private static final int BYTES_PER_SECOND = 1024;
    /** Seconds for a body in all. */
    private static final int MAX_SECONDS = 60;

    /**
     * The JSON value in a request's body, whatever its content type.
     *
     * @throws Refusal 408 when it comes too slowly, so that the tag sends it again; 413 when it is longer
     *     than {@link #MAX_BYTES}, 400 when it is not JSON in UTF-8
     */
    public static JsonValue json(Context context) {
        return json(context, System::nanoTime);
    }

    /** The same by another clock. */
    static JsonValue json(Context context, LongSupplier nanoTime) {
        try {
            return JsonValue.read(bytes(context, nanoTime));
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

    private static byte[] bytes(Context context, LongSupplier nanoTime) {
        try {
            InputStream in = context.req().getInputStream();
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            byte[] part = new byte[PART_BYTES];
            long start = nanoTime.getAsLong();
            for (int read = 0; read >= 0; read = in.read(part)) {
                body.write(part, 0, read);
                if (body.size() > MAX_BYTES) {
                    in.skipNBytes(Math.min(in.available(), MAX_DRAINED));
                    throw new Refusal(413, ErrorCode.INVALID_ARGUMENT, "the body is longer than 64 KiB");
                }
                if (isTooSlow(body.size(), TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - start))) {
                    throw new Refusal(
                            HttpStatus.REQUEST_TIMEOUT_408, ErrorCode.UNAVAILABLE, "the body comes too slowly");
                }
            }
            return body.toByteArray();
        } catch (IOException | HttpException.RuntimeException e) {
            // Its sender left, or its framing is broken.
            throw Refusal.invalidArgument("the body cannot be read");
        }
    }

    /** Whether a body of which so many bytes have come in so many seconds is waited for no longer (contract section 10). */
    static boolean isTooSlow(long bytes, long seconds) {
        return seconds >= MAX_SECONDS || (seconds >= SECONDS_AT_ANY_PACE && bytes < seconds * BYTES_PER_SECOND);
    }

    private Body() {}
}

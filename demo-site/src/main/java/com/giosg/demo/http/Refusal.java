package com.giosg.demo.http;

import com.giosg.demo.json.Json;
import com.giosg.tag.rules.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Why something asked for is not done, in words for whoever asked: an HTTP status, a code and a message. It is an
 * answer, not a fault: it carries no stack trace and is not logged.
 */
public final class Refusal extends RuntimeException {
    /** The HTTP status. */
    public final int status;
    /** One of {@link ErrorCode}, or {@code method_not_allowed}. */
    public final String code;

    /** A refusal of that status, code and message. */
    public Refusal(int status, String code, @Nullable String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** A refusal of the status that goes with the code. */
    public Refusal(String code, @Nullable String message) {
        this(ErrorCode.status(code), code, message);
    }

    /** 400: the message names what is wrong. */
    public static Refusal invalidArgument(@Nullable String message) {
        return new Refusal(ErrorCode.INVALID_ARGUMENT, message);
    }

    /** 400: the message says which check of a signature failed, and nothing that would help to forge one. */
    public static Refusal invalidSignature(String message) {
        return new Refusal(ErrorCode.INVALID_SIGNATURE, message);
    }

    /** 404: the message names what there is none of. */
    public static Refusal notFound(String message) {
        return new Refusal(ErrorCode.NOT_FOUND, message);
    }

    /** 403. */
    public static Refusal notAllowed(String message) {
        return new Refusal(ErrorCode.NOT_ALLOWED, message);
    }

    /** {@code {"code", "message"}}. */
    public String json() {
        return Json.write(Json.object().put("code", code).put("message", getMessage()));
    }
}

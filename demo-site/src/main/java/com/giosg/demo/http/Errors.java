package com.giosg.demo.http;

import com.giosg.demo.database.DatabaseUnavailable;
import com.giosg.tag.rules.ErrorCode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what goes wrong as {@code {"code", "message"}}, and never with a stack trace. */
public final class Errors {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
    private static final String OURS = "com.giosg.";
    /** What a 503 says: the tag comes back by itself; so does what failed, mostly. */
    public static final String RETRY_AFTER_SECONDS = "1";

    /** Makes every failure of a route, and every request without one, a JSON answer. */
    public static void handle(RoutesConfig routes) {
        routes.exception(Refusal.class, (refusal, context) -> answer(context, refusal));
        routes.exception(MethodNotAllowedResponse.class, (e, context) -> {
            context.header("Allow", e.getDetails().values().stream().collect(Collectors.joining(", ")));
            answer(context, new Refusal(405, "method_not_allowed", "there is no such method here"));
        });
        routes.exception(HttpResponseException.class, (e, context) -> answer(context, ofStatus(e.getStatus())));
        routes.exception(DatabaseUnavailable.class, (e, context) -> {
            log("The database cannot do it now", e);
            answer(context, ofStatus(503));
        });
        routes.exception(Exception.class, (e, context) -> {
            log("A request failed", e);
            answer(context, ofStatus(500));
        });
    }

    /** What an HTTP status that was not ours says, in our form. */
    public static Refusal ofStatus(int status) {
        if (status == 404) {
            return Refusal.notFound("there is nothing here");
        }
        return status < 500
                ? new Refusal(status, ErrorCode.INVALID_ARGUMENT, "the request cannot be understood")
                : new Refusal(status, ErrorCode.UNAVAILABLE, "the server could not do it; try again later");
    }

    /** Logs a fault by its kind and place only: messages of a database quote what visitors sent. */
    public static void log(String what, Throwable fault) {
        StringBuilder chain = new StringBuilder(what);
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            chain.append(": ").append(cause.getClass().getName());
            if (cause instanceof SQLException sql) {
                chain.append(" (state ").append(sql.getSQLState()).append(')');
            }
        }
        Arrays.stream(fault.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .limit(10)
                .forEach(frame -> chain.append("\n    at ").append(frame));
        LOG.error(chain.toString());
    }

    /** Answers with what an HTTP status says, where there is no more than the bare answer to write to. */
    static void answer(HttpServletResponse response, int status) {
        try {
            response.setStatus(status);
            response.setContentType("application/json");
            response.getOutputStream().write(ofStatus(status).json().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The client went away.
        }
    }

    private static void answer(Context context, Refusal refusal) {
        if (refusal.status == 503) {
            context.header("Retry-After", RETRY_AFTER_SECONDS);
        }
        if (refusal.status == 401) {
            context.header("WWW-Authenticate", "Token");
        }
        context.status(refusal.status)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(refusal.json());
    }

    private Errors() {}
}

package com.giosg.demo.staff;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.http.Body;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.Json;
import com.giosg.demo.json.JsonValue;
import com.giosg.demo.organizations.Organization;
import com.giosg.tag.rules.Text;
import com.giosg.tag.rules.Value;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** A request of an organisation's staff. */
public final class StaffRequest {
    private static final int NAME_CHARACTERS = 255;

    private final Context context;
    private final Organization organization;

    StaffRequest(Context context, Organization organization) {
        this.context = context;
        this.organization = organization;
    }

    /** The organisation that the request is about, and whose staff made it. */
    public Organization organization() {
        return organization;
    }

    /** The request as HTTP has it. */
    public Context http() {
        return context;
    }

    /** A part of the path. */
    public String path(String name) {
        return context.pathParam(name);
    }

    /** Whether anything was sent as a body. */
    public boolean hasBody() {
        return context.req().getContentLengthLong() > 0 || context.header("Transfer-Encoding") != null;
    }

    /**
     * The body, a JSON object.
     *
     * @throws Refusal 400 for anything else
     */
    public JsonValue body() {
        JsonValue body = Body.json(context);
        if (body.type() != Value.OBJECT) {
            throw Refusal.invalidArgument("the body must be a JSON object");
        }
        return body;
    }

    /**
     * A name from the body: text of 1 to 255 characters that can be stored and shown.
     *
     * @throws Refusal 400
     */
    public static String name(Value body, String key) {
        Value name = body.member(key);
        if (name.type() != Value.TEXT) {
            throw Refusal.invalidArgument(key + " must be a string");
        }
        String text = name.text();
        if (text.isBlank() || text.length() > NAME_CHARACTERS || !Text.isWellFormed(text)) {
            throw Refusal.invalidArgument(
                    key + " must be of 1 to 255 characters, without U+0000 or half a surrogate pair");
        }
        return text;
    }

    /**
     * A flag from the body; null when it is not given.
     *
     * @throws Refusal 400 when it is neither {@code true} nor {@code false}
     */
    public static @Nullable Boolean flag(JsonValue body, String key) {
        JsonValue flag = body.member(key);
        if (flag.type() == Value.NULL) {
            return null;
        }
        if (flag.type() != Value.BOOLEAN) {
            throw Refusal.invalidArgument(key + " must be true or false");
        }
        return flag.isTrue();
    }

    /**
     * A flag from the query, such as {@code ?is_present=true}; null when it is not given.
     *
     * @throws Refusal 400 when it is neither {@code true} nor {@code false}
     */
    public @Nullable Boolean flag(String name) {
        String value = context.queryParam(name);
        if (value == null) {
            return null;
        }
        if (!value.equals("true") && !value.equals("false")) {
            throw Refusal.invalidArgument(name + " must be true or false");
        }
        return value.equals("true");
    }

    /** Where in a list to read. */
    public Cursor cursor() {
        return Cursor.of(context);
    }

    /** Answers with JSON. */
    public void answer(int status, JsonNode json) {
        context.status(status)
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .contentType("application/json")
                .result(Json.write(json));
    }

    /** Answers 204. */
    public void answerNothing() {
        context.status(204);
    }
}

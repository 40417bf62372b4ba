package com.giosg.tag.messages;

import com.giosg.tag.rules.Limits;
import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;

/**
 * What the tag posts: who the visitor is, the page that they are on, and commands in the order they were called:
 * <pre>{"catalogue": 1, "visitor": "b9a1…-…", "secret": "77d0…",
 * "page": {"url": "…", "title": "…", "language": "…"}, "commands": […]}</pre>
 * A tag that has no source of good randomness leaves out {@code visitor} and {@code secret}, and the backend makes
 * them. {@code catalogue} is the version of the catalogue that the commands were called by: a backend that has an older
 * one answers methods that it does not know, and all behind them, 503, as it is about to be renewed. A request without
 * commands reports that the page is there (contract section 4, "Presence").
 */
public final class Request {
    /** The version of the catalogue that the commands were called by, the newest of several; 0 when it is not told. */
    public final double catalogue;
    /** The visitor's id, a UUID in lower case; null when the backend is to make one. */
    public final @Nullable String visitor;
    /** The visitor's secret, 128 bits in lower-case hexadecimal; null when {@link #visitor} is. */
    public final @Nullable String secret;
    /** The page: {@code url}, {@code title} and {@code language}, each a string or absent. */
    public final Value page;
    /** The commands, {@value Limits#REQUEST_COMMANDS} at most, in the order they were called. */
    public final Command[] commands;

    private Request(
            double catalogue, @Nullable String visitor, @Nullable String secret, Value page, Command[] commands) {
        this.catalogue = catalogue;
        this.visitor = visitor;
        this.secret = secret;
        this.page = page;
        this.commands = commands;
    }

    /**
     * The text of a request up to its first command; commas stand between them, {@link #sent} follows.
     *
     * @param visitor the visitor's id and {@code secret} its secret, both null when the backend is to make them
     * @param page the page's JSON object
     */
    public static String begin(@Nullable String visitor, @Nullable String secret, String page) {
        return beginAs(visitor, secret).concat("\"page\":").concat(page).concat(",\"commands\":[");
    }

    /** The text of an object up to the first member after those that say who the visitor is. */
    public static String beginAs(@Nullable String visitor, @Nullable String secret) {
        return visitor == null
                ? "{"
                : "{\"visitor\":\""
                        .concat(visitor)
                        .concat("\",\"secret\":\"")
                        .concat(secret)
                        .concat("\",");
    }

    /** What ends the text that {@link #begin} began. */
    public static final String END = "]}";

    /**
     * A request's text as it is sent.
     *
     * @param text what {@link #begin} began, and the commands
     * @param catalogue the version of the catalogue that they were called by
     */
    public static String sent(String text, int catalogue) {
        return "{\"catalogue\":"
                .concat(Integer.toString(catalogue))
                .concat(",")
                .concat(text.substring(1))
                .concat(END);
    }

    /**
     * Reads a request as the backend received it.
     *
     * @throws IllegalArgumentException when it is not of this form; the message names the member that is wrong
     */
    public static Request read(Value request) {
        if (request.type() != Value.OBJECT) {
            throw new IllegalArgumentException("the request must be an object");
        }
        String visitor = null;
        String secret = null;
        if (request.member("visitor").type() != Value.NULL) {
            Identity who = Identity.read(request);
            visitor = who.visitor;
            secret = who.secret;
        }
        Value page = request.member("page");
        if (page.type() != Value.OBJECT) {
            throw new IllegalArgumentException("page must be an object");
        }
        Value list = request.member("commands");
        if (list.type() != Value.ARRAY || list.size() > Limits.REQUEST_COMMANDS) {
            throw new IllegalArgumentException("commands must be an array of at most 100");
        }
        Command[] commands = new Command[list.size()];
        for (int i = 0; i < commands.length; i++) {
            commands[i] = Command.read(list.item(i));
        }
        Value catalogue = request.member("catalogue");
        if (catalogue.type() != Value.NUMBER && catalogue.type() != Value.NULL) {
            throw new IllegalArgumentException("catalogue must be a number");
        }
        return new Request(catalogue.type() == Value.NULL ? 0 : catalogue.number(), visitor, secret, page, commands);
    }

    /** Whether a text is a UUID as the tag writes one: lower case, with hyphens. */
    public static boolean isUuid(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    static String string(Value object, String key) {
        Value value = object.member(key);
        if (value.type() != Value.TEXT) {
            throw new IllegalArgumentException(key + " must be a string");
        }
        return value.text();
    }
}

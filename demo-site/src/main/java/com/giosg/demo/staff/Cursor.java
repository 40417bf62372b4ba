package com.giosg.demo.staff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.http.OwnOrigin;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.Json;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Where in a list to read (contract section 7): lists go by the order of arrival, or from the newest on by a time, 100
 * items a page. Pages are found by the position of their neighbour, so they cost the same wherever they are, and nothing is skipped or shown twice when
 * the list changes meanwhile.
 */
public final class Cursor {
    private static final int PAGE = 100;
    private static final char AFTER = 'a';
    private static final char BEFORE = 'b';

    /**
     * An item of a list, and its position in it.
     *
     * @param time by which the list goes before it goes by the position; 0 in a list that does not
     */
    public record Item(long time, long position, @Nullable ObjectNode json) {
        public Item(long position, ObjectNode json) {
            this(0, position, json);
        }
    }

    private final Context context;
    private final boolean first;
    private final boolean forward;
    private final long time;
    private final long position;

    private Cursor(Context context, boolean first, boolean forward, long time, long position) {
        this.context = context;
        this.first = first;
        this.forward = forward;
        this.time = time;
        this.position = position;
    }

    static Cursor of(Context context) {
        String cursor = context.queryParam("cursor");
        if (cursor == null) {
            return new Cursor(context, true, true, 0, 0);
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            int point = text.indexOf('.');
            long time = point < 0 ? 0 : Long.parseLong(text.substring(1, point));
            long position = Long.parseLong(text.substring(Math.max(0, point) + 1));
            if (text.charAt(0) == AFTER || text.charAt(0) == BEFORE) {
                return new Cursor(context, false, text.charAt(0) == AFTER, time, position);
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // Said below.
        }
        throw Refusal.invalidArgument("cursor is not one of a next or previous address");
    }

    /** The end of a query on a list, whose position is in that column: what {@link #bind} fills in. */
    public String clause(String column) {
        return " AND " + column + (forward ? " > " : " < ") + ":cursor ORDER BY " + column + (forward ? "" : " DESC")
                + " LIMIT " + (PAGE + 1);
    }

    /** Fills in what {@link #clause} left open. */
    public Query bind(Query query) {
        return query.bind("cursor", position);
    }

    /**
     * The end of a query on a list that is read from the newest on, by a time, and by the position where two have the
     * same: what {@link #bindNewestFirst} fills in.
     */
    public String newestFirst(String timeColumn, String column) {
        String order = forward ? " DESC" : "";
        return " AND (" + timeColumn + ", " + column + ") " + (forward ? "<" : ">") + " (:time, :cursor) ORDER BY "
                + timeColumn + order + ", " + column + order + " LIMIT " + (PAGE + 1);
    }

    /** Fills in what {@link #newestFirst} left open. */
    public Query bindNewestFirst(Query query) {
        return query.bind("time", first ? Long.MAX_VALUE : time).bind("cursor", position);
    }

    /** The page of the items that such a query found: {@code {"next", "previous", "results"}}. */
    public ObjectNode page(List<Item> found) {
        boolean more = found.size() > PAGE;
        List<Item> items = new ArrayList<>(more ? found.subList(0, PAGE) : found);
        if (!forward) {
            Collections.reverse(items);
        }
        boolean hasNext = forward ? more : true;
        boolean hasPrevious = forward ? !first : more;
        ArrayNode results = Json.array();
        items.forEach(item -> results.add(item.json));
        ObjectNode page = Json.object();
        Item here = new Item(time, position, null);
        Item head = items.isEmpty() ? here : items.get(0);
        Item tail = items.isEmpty() ? here : items.get(items.size() - 1);
        page.put("next", hasNext ? url(AFTER, tail) : null);
        page.put("previous", hasPrevious ? url(BEFORE, head) : null);
        page.set("results", results);
        return page;
    }

    private String url(char direction, Item from) {
        String text = direction + (from.time == 0 ? "" : from.time + ".") + from.position;
        String cursor =
                Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
        StringBuilder url = new StringBuilder(OwnOrigin.of(context))
                .append(context.req().getRequestURI())
                .append("?cursor=")
                .append(cursor);
        for (Map.Entry<String, List<String>> parameter : context.queryParamMap().entrySet()) {
            if (!parameter.getKey().equals("cursor")) {
                parameter
                        .getValue()
                        .forEach(value -> url.append('&')
                                .append(encode(parameter.getKey()))
                                .append('=')
                                .append(encode(value)));
            }
        }
        return url.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package com.giosg.demo.visitors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.database.Transaction;
import com.giosg.demo.effects.Touched;
import com.giosg.demo.events.Action;
import com.giosg.demo.events.Event;
import com.giosg.demo.events.Events;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.Json;
import com.giosg.demo.staff.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How staff see visitors: as such, and in each of their rooms. */
public final class VisitorViews {
    /** A visitor who was seen within this time is present. */
    static final Duration PRESENCE = Duration.ofSeconds(150);

    private static final String NAMES = """
            LEFT JOIN variables username ON username.visitor = v.position
                AND username.room_id = %1$s AND username.key = 'username'
            LEFT JOIN variables avatar ON avatar.visitor = v.position
                AND avatar.room_id = %1$s AND avatar.key = 'avatar'
            """;
    private static final String ROOM_VISITOR = """
            SELECT rv.position AS listed_at, rv.room_id, rv.is_present AS is_present_here,
                rv.session_id AS session_here, rv.session_started_at AS session_started_here,
                rv.visit_count AS visits_here, v.id, v.seen_at, v.page_url, v.page_title, v.user_agent,
                v.browser_language, username.value AS username, avatar.value AS avatar
            FROM room_visitors rv JOIN visitors v ON v.position = rv.visitor
            """ + NAMES.formatted("rv.room_id") + " WHERE rv.room_id = :room";
    private static final String VISITOR = """
            SELECT v.*, username.value AS username, avatar.value AS avatar FROM visitors v
            """ + NAMES.formatted("v.domain_room_id");

    private final Events events;
    private final Clock clock;

    public VisitorViews(Events events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Tells staff what a request changed. */
    public void announce(Transaction transaction, String organization, long visitor, Touched touched) {
        List<Event> news = new ArrayList<>();
        Handle sql = transaction.sql();
        if (touched.visitor() != null) {
            ObjectNode json = visitor(sql, visitor);
            news.add(Event.of(
                    organization, "/visitors", touched.visitor(), json.get("id").asText(), json));
        }
        touched.rooms().forEach((room, action) -> {
            // A room shows the visitors who are in it, not all who have variables there.
            boolean isShown = action == Action.REMOVED || JoinedRooms.isIn(sql, visitor, room);
            if (isShown) {
                ObjectNode json = roomVisitor(sql, room, visitor);
                news.add(Event.of(
                        organization,
                        "/rooms/" + room + "/visitors",
                        action,
                        json.get("id").asText(),
                        json));
            }
        });
        events.publish(transaction, organization, news);
    }

    /** A page of the visitors in a room; {@code isPresent} null for those of both kinds. */
    ObjectNode inRoom(Handle sql, String room, @Nullable Boolean isPresent, Cursor cursor) {
        String filter = isPresent == null
                ? ""
                : isPresent
                        ? " AND rv.is_present AND v.seen_at >= :seenAfter"
                        : " AND (NOT rv.is_present OR v.seen_at < :seenAfter)";
        var query = cursor.bind(
                        sql.createQuery(ROOM_VISITOR + " AND rv.is_joined" + filter + cursor.clause("rv.position")))
                .bind("room", room);
        if (isPresent != null) {
            query.bind("seenAfter", seenAfter());
        }
        return cursor.page(query.map((row, context) -> new Cursor.Item(row.getLong("listed_at"), roomVisitor(row)))
                .list());
    }

    private ObjectNode roomVisitor(Handle sql, String room, long visitor) {
        return sql.createQuery(ROOM_VISITOR + " AND rv.visitor = :visitor")
                .bind("room", room)
                .bind("visitor", visitor)
                .map((row, context) -> roomVisitor(row))
                .one();
    }

    /** The key of a visitor. */
    public static Optional<Long> keyOf(Handle sql, String organization, String id) {
        return sql.createQuery("SELECT position FROM visitors WHERE organization_id = :organization AND id = :id")
                .bind("organization", organization)
                .bind("id", id)
                .mapTo(Long.class)
                .findOne();
    }

    /**
     * The key of a visitor.
     *
     * @throws Refusal 404 when there is none
     */
    public static long key(Handle sql, String organization, String id) {
        return keyOf(sql, organization, id).orElseThrow(() -> Refusal.notFound("there is no such visitor"));
    }

    /** A visitor; its {@code username} and {@code avatar} are those of its domain room. */
    ObjectNode visitor(Handle sql, long visitor) {
        return sql.createQuery(VISITOR + " WHERE v.position = :visitor")
                .bind("visitor", visitor)
                .map((row, context) -> visitor(sql, row))
                .one();
    }

    private ObjectNode visitor(Handle sql, ResultSet row) throws SQLException {
        long key = row.getLong("position");
        ObjectNode json = Json.object();
        json.put("id", row.getString("id"));
        json.set("identifiers", Json.array(Identifiers.of(sql, key)));
        json.set("rooms", Json.array(JoinedRooms.of(sql, key, row.getString("domain_room_id"))));
        putName(json, row.getString("username"));
        putText(json, "avatar", row.getString("avatar"));
        json.put("visit_count", row.getInt("visit_count"));
        json.put("is_present", row.getBoolean("is_present") && row.getLong("seen_at") >= seenAfter());
        json.put("session_id", row.getString("session_id"));
        json.put("page_url", row.getString("page_url"));
        json.put("page_title", row.getString("page_title"));
        Json.putTime(json, "created_at", row.getLong("created_at"));
        Json.putTime(json, "updated_at", row.getLong("seen_at"));
        return json;
    }

    private ObjectNode roomVisitor(ResultSet row) throws SQLException {
        ObjectNode json = Json.object();
        json.put("id", row.getString("id"));
        json.put("room_id", row.getString("room_id"));
        json.put("is_present", row.getBoolean("is_present_here") && row.getLong("seen_at") >= seenAfter());
        json.put("session_id", row.getString("session_here"));
        putNulls(json, "explicit_priority", "implicit_priority");
        json.put("visit_count", row.getInt("visits_here"));
        putNulls(json, "device_type", "device_screen_width", "device_screen_height", "browser_name", "browser_version");
        String language = row.getString("browser_language");
        json.put("browser_language", language);
        json.put("preferred_language_code", LanguageCode.preferred(language));
        putNulls(json, "os_name", "os_version");
        json.put("user_agent", row.getString("user_agent"));
        putNulls(
                json,
                "ip_address",
                "ip_organization",
                "geo_city",
                "geo_country_code",
                "geo_country",
                "referrer_url",
                "referrer_url_hostname",
                "referrer_medium",
                "referrer_source",
                "original_referrer_url",
                "original_referrer_url_hostname",
                "original_referrer_medium",
                "original_referrer_source");
        json.put("page_url", row.getString("page_url"));
        json.put("page_title", row.getString("page_title"));
        json.put("canonical_page_url", row.getString("page_url"));
        long started = row.getLong("session_started_here");
        long seen = Math.max(started, row.getLong("seen_at"));
        Json.putTime(json, "session_started_at", started);
        Json.putTime(json, "updated_at", seen);
        json.put("session_duration", (seen - started) / 1000.0);
        putNulls(
                json,
                "shopping_cart_currency",
                "shopping_cart_total_value",
                "shopping_cart_total_subscription_value",
                "shopping_cart_locked_at",
                "session_autosuggested_at",
                "pipeline_step_index",
                "pipeline_step_name",
                "pipeline_step_count",
                "legacy_id");
        putName(json, row.getString("username"));
        putText(json, "avatar", row.getString("avatar"));
        return json;
    }

    private long seenAfter() {
        return clock.millis() - PRESENCE.toMillis();
    }

    /** A variable's value where it is a string, just as it was written; else null. */
    private static void putText(ObjectNode json, String key, String value) {
        Json.putRaw(json, key, value != null && value.startsWith("\"") ? value : null);
    }

    /** A name that is a string just as it was written, as half a surrogate pair survives no reading. */
    private static void putName(ObjectNode json, String value) {
        if (value != null && value.startsWith("\"")) {
            Json.putRaw(json, "username", value);
        } else {
            json.put("username", Username.of(value));
        }
    }

    private static void putNulls(ObjectNode json, String... keys) {
        for (String key : keys) {
            json.putNull(key);
        }
    }
}

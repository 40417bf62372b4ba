package com.giosg.demo.rooms;

import com.giosg.demo.database.Transaction;
import com.giosg.demo.effects.Call;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.organizations.Organization;
import com.giosg.tag.rules.Text;
import com.giosg.tag.rules.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The rooms of an organisation. */
public final class Rooms {
    static final String SELECT =
            "SELECT position, id, name, domain, is_signature_required, created_at, updated_at FROM rooms"
                    + " WHERE organization_id = :organization";
    static final RowMapper<Room> ROW = (row, context) -> new Room(
            row.getLong("position"),
            row.getString("id"),
            row.getString("name"),
            row.getString("domain"),
            row.getBoolean("is_signature_required"),
            row.getLong("created_at"),
            row.getLong("updated_at"));

    /** The room of that id. */
    public static Optional<Room> find(Handle sql, String organization, String id) {
        return sql.createQuery(SELECT + " AND id = :id")
                .bind("organization", organization)
                .bind("id", id)
                .map(ROW)
                .findOne();
    }

    /**
     * The room of that id.
     *
     * @throws Refusal 404 when there is none
     */
    public static Room get(Handle sql, String organization, String id) {
        return find(sql, organization, id).orElseThrow(() -> Refusal.notFound("there is no such room"));
    }

    /** The room of all pages on a host, given in lower case; empty when the host is none of the organisation's. */
    public static Optional<Room> ofDomain(Handle sql, String organization, String host) {
        return sql.createQuery(SELECT + " AND domain = :host")
                .bind("organization", organization)
                .bind("host", host)
                .map(ROW)
                .findOne();
    }

    /**
     * The room of the page that a request came from.
     *
     * @param origin the request's {@code Origin} header; null when it has none
     * @throws Refusal {@code not_allowed} when it is none of the organisation's domains
     */
    public static Room ofOrigin(Handle sql, String organization, @Nullable String origin) {
        String host = Origin.host(origin);
        return (host == null ? Optional.<Room>empty() : ofDomain(sql, organization, host))
                .orElseThrow(() -> Refusal.notAllowed("the page's origin is none of the organisation's domains"));
    }

    /**
     * The room whose id a call gives as its {@code roomId}; the domain room where it gives none.
     *
     * @param argument where in the call's arguments it is given
     * @throws Refusal {@code not_found} when there is none
     */
    public static Room withId(Call call, int argument) {
        String given = call.text(argument);
        return find(call.transaction().sql(), call.organization().id(), given == null ? call.domainRoom() : given)
                .orElseThrow(() -> Refusal.notFound("roomId is the id of no room"));
    }

    /**
     * Lets variables without a signature into rooms.
     *
     * @throws Refusal {@code invalid_signature} when one of them takes signed variables only
     */
    public static void admitUnsigned(List<Room> rooms) {
        if (rooms.stream().anyMatch(Room::isSignatureRequired)) {
            throw Refusal.invalidSignature("variables must be signed, as a room of this call requires");
        }
    }

    /**
     * The rooms that a call names in its {@code room_information}, each once; the domain room where it names none.
     *
     * @param argument where in the call's arguments they are named
     * @throws Refusal {@code not_found} when one of them does not exist
     */
    public static List<Room> namedIn(Call call, int argument) {
        Handle sql = call.transaction().sql();
        String organization = call.organization().id();
        Value given = call.arguments().item(argument);
        if (given.type() == Value.NULL) {
            return List.of(get(sql, organization, call.domainRoom()));
        }
        Map<String, Room> rooms = new LinkedHashMap<>();
        for (Value information : itemsOf(given)) {
            Room room = named(sql, organization, information, "room_information");
            rooms.put(room.id(), room);
        }
        return List.copyOf(rooms.values());
    }

    private static List<Value> itemsOf(Value given) {
        if (given.type() != Value.ARRAY) {
            return List.of(given);
        }
        List<Value> items = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            items.add(given.item(i));
        }
        return items;
    }

    /**
     * The room that an object names by its {@code id} or, without one, by its {@code name}.
     *
     * @param argument what the object is called in a refusal
     * @throws Refusal {@code not_found} when there is none
     */
    public static Room named(Handle sql, String organization, Value information, String argument) {
        Value id = information.member("id");
        if (Text.isGiven(id)) {
            return find(sql, organization, id.text())
                    .orElseThrow(
                            () -> Refusal.notFound(argument + ": there is no room of the id " + quoted(id.text())));
        }
        String name = information.member("name").text();
        // Names need not be unique: the oldest room keeps its name.
        return sql.createQuery(SELECT + " AND name = :name ORDER BY position LIMIT 1")
                .bind("organization", organization)
                .bind("name", name)
                .map(ROW)
                .findOne()
                .orElseThrow(() -> Refusal.notFound(argument + ": there is no room of the name " + quoted(name)));
    }

    private static String quoted(String text) {
        return text.length() > 100 ? "that was given" : "\"" + text + "\"";
    }

    /**
     * Adds a room.
     *
     * @param id null for a new UUID
     * @param domain the host that it is the room of, in lower case; null for none
     * @param now milliseconds since 1970
     */
    public static Room create(
            Transaction transaction,
            Organization organization,
            @Nullable String id,
            String name,
            @Nullable String domain,
            long now) {
        String roomId = id == null ? UUID.randomUUID().toString() : id;
        transaction
                .sql()
                .createUpdate("""
                        INSERT INTO rooms (organization_id, id, name, domain, created_at, updated_at)
                        VALUES (:organization, :id, :name, :domain, :now, :now)""")
                .bind("organization", organization.id())
                .bind("id", roomId)
                .bind("name", name)
                .bind("domain", domain)
                .bind("now", now)
                .execute();
        return get(transaction.sql(), organization.id(), roomId);
    }

    private Rooms() {}
}

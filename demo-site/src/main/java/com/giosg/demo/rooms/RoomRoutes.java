package com.giosg.demo.rooms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.database.Database;
import com.giosg.demo.database.Transaction;
import com.giosg.demo.events.Action;
import com.giosg.demo.events.Event;
import com.giosg.demo.events.Events;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.Json;
import com.giosg.demo.json.JsonValue;
import com.giosg.demo.organizations.Organization;
import com.giosg.demo.staff.Cursor;
import com.giosg.demo.staff.StaffApi;
import com.giosg.demo.staff.StaffRequest;
import com.giosg.tag.rules.Value;
import java.time.Clock;
import java.util.List;

/**
 * Rooms in the staff API (contract section 7): list, {@code POST {name}}, and {@code PATCH {name?,
 * is_signature_required?}}; beyond the contract, {@code GET} of one. Names need not be unique: {@code room_information}
 * by name finds the oldest.
 */
public final class RoomRoutes {
    private final Database database;
    private final Events events;
    private final Clock clock;

    public RoomRoutes(Database database, Events events, Clock clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    public void register(StaffApi api) {
        api.get("/rooms", this::list);
        api.post("/rooms", this::create);
        api.get("/rooms/{room}", this::show);
        api.patch("/rooms/{room}", this::change);
    }

    private void list(StaffRequest request) {
        Cursor cursor = request.cursor();
        List<Cursor.Item> rooms = database.read(sql -> cursor
                .bind(sql.createQuery(Rooms.SELECT + cursor.clause("position")))
                .bind("organization", request.organization().id())
                .map(Rooms.ROW)
                .stream()
                .map(room -> new Cursor.Item(room.position(), json(request.organization(), room)))
                .toList());
        request.answer(200, cursor.page(rooms));
    }

    private void show(StaffRequest request) {
        Room room = database.read(sql -> Rooms.get(sql, request.organization().id(), request.path("room")));
        request.answer(200, json(request.organization(), room));
    }

    private void create(StaffRequest request) {
        JsonValue body = request.body();
        String name = StaffRequest.name(body, "name");
        if (body.member("domain").type() != Value.NULL) {
            throw Refusal.invalidArgument("domain must be null: a domain brings its own room");
        }
        Room room = database.write(transaction -> {
            Room created = Rooms.create(transaction, request.organization(), null, name, null, clock.millis());
            publish(transaction, request.organization(), Action.ADDED, created);
            return created;
        });
        request.answer(201, json(request.organization(), room));
    }

    private void change(StaffRequest request) {
        JsonValue body = request.body();
        String name = body.member("name").type() == Value.NULL ? null : StaffRequest.name(body, "name");
        Boolean isSignatureRequired = StaffRequest.flag(body, "is_signature_required");
        Room room = database.write(transaction -> {
            Room before = Rooms.get(transaction.sql(), request.organization().id(), request.path("room"));
            transaction
                    .sql()
                    .createUpdate("""
                            UPDATE rooms SET name = :name, is_signature_required = :required, updated_at = :now
                            WHERE id = :id""")
                    .bind("name", name == null ? before.name() : name)
                    .bind("required", isSignatureRequired == null ? before.isSignatureRequired() : isSignatureRequired)
                    .bind("now", clock.millis())
                    .bind("id", before.id())
                    .execute();
            Room after = Rooms.get(transaction.sql(), request.organization().id(), before.id());
            publish(transaction, request.organization(), Action.CHANGED, after);
            return after;
        });
        request.answer(200, json(request.organization(), room));
    }

    private void publish(Transaction transaction, Organization organization, Action action, Room room) {
        events.publish(
                transaction,
                organization.id(),
                List.of(Event.of(organization.id(), "/rooms", action, room.id(), json(organization, room))));
    }

    private static ObjectNode json(Organization organization, Room room) {
        ObjectNode json = Json.object();
        json.put("id", room.id());
        json.put("name", room.name());
        json.put("display_name", room.name());
        json.put("domain", room.domain());
        json.put("token", "");
        json.put("language_code", "en");
        json.put("organization_id", organization.id());
        json.set("organization", organization.json());
        json.put("updated_by_user_id", organization.id());
        json.set("updated_by_user", organization.staffJson());
        Json.putTime(json, "created_at", room.createdAt());
        Json.putTime(json, "updated_at", room.updatedAt());
        json.put("is_online", false);
        json.put("is_deleted", false);
        json.put("is_shared", false);
        json.put("is_service_hours_enabled", false);
        json.put("is_open", true);
        json.put("is_chat_encryption_enabled", false);
        json.putNull("public_key_id");
        json.putNull("sensitive_data_purge_ttl");
        json.put("is_signature_required", room.isSignatureRequired());
        return json;
    }
}

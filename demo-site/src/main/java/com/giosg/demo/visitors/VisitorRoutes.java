package com.giosg.demo.visitors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.database.Database;
import com.giosg.demo.effects.Touched;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.JsonValue;
import com.giosg.demo.rooms.Rooms;
import com.giosg.demo.staff.Cursor;
import com.giosg.demo.staff.StaffApi;
import com.giosg.demo.staff.StaffRequest;
import com.giosg.tag.rules.Value;
import io.javalin.http.MethodNotAllowedResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Visitors and their variables in the staff API (contract section 7). Beyond the contract: {@code
 * ?is_present=true|false} at a room's visitors, a visitor's variables of all rooms at once, and more fields of a
 * visitor.
 */
public final class VisitorRoutes {
    private static final String VARIABLES = "/rooms/{room}/visitors/{visitor}/variables";

    private final Database database;
    private final VisitorViews views;
    private final Variables variables;
    private final Clock clock;

    public VisitorRoutes(Database database, VisitorViews views, Variables variables, Clock clock) {
        this.database = database;
        this.views = views;
        this.variables = variables;
        this.clock = clock;
    }

    public void register(StaffApi api) {
        api.get("/rooms/{room}/visitors", this::listInRoom);
        api.get("/visitors/{visitor}", this::show);
        api.get("/visitors/{visitor}/variables", this::listVariables);
        api.get(VARIABLES, this::listVariablesInRoom);
        api.post(VARIABLES, this::setVariable);
        api.delete(VARIABLES + "/{key}", request -> removeVariable(request, request.path("key")));
        api.delete(VARIABLES, this::removeVariableOfEmptyKey);
    }

    private void listInRoom(StaffRequest request) {
        Boolean isPresent = request.flag("is_present");
        Cursor cursor = request.cursor();
        request.answer(200, database.read(sql -> {
            String room = Rooms.get(sql, request.organization().id(), request.path("room"))
                    .id();
            return views.inRoom(sql, room, isPresent, cursor);
        }));
    }

    private void show(StaffRequest request) {
        request.answer(200, database.read(sql -> views.visitor(sql, visitor(sql, request))));
    }

    private void listVariables(StaffRequest request) {
        Cursor cursor = request.cursor();
        request.answer(200, database.read(sql -> Variables.list(sql, visitor(sql, request), null, cursor)));
    }

    private void listVariablesInRoom(StaffRequest request) {
        Cursor cursor = request.cursor();
        request.answer(200, database.read(sql -> {
            Variables.Place place = place(sql, request);
            return Variables.list(sql, place.visitor(), place.room(), cursor);
        }));
    }

    /** {@code {key, value}}: 201, also when the key had a value before. */
    private void setVariable(StaffRequest request) {
        JsonValue body = request.body();
        if (body.member("key").type() != Value.TEXT) {
            throw Refusal.invalidArgument("key must be a string");
        }
        if (!Arrays.asList(body.keys()).contains("value")) {
            throw Refusal.invalidArgument("value is missing");
        }
        String key = body.member("key").text();
        Map<String, String> values = Map.of(key, body.member("value").json());
        Variables.check(values);
        ObjectNode variable = database.write(transaction -> {
            Variables.Place place = place(transaction.sql(), request);
            Touched touched = new Touched();
            variables.put(transaction, place, values, false, null, touched, clock.millis());
            views.announce(transaction, place.organization(), place.visitor(), touched);
            return Variables.get(transaction.sql(), place, key);
        });
        request.answer(201, variable);
    }

    /** 204, also when there is no such variable, as for the page's own {@code visitor.remove}. */
    private void removeVariable(StaffRequest request, String key) {
        database.write(transaction -> {
            Variables.Place place = place(transaction.sql(), request);
            Touched touched = new Touched();
            variables.remove(transaction, place, key, touched);
            views.announce(transaction, place.organization(), place.visitor(), touched);
            return null;
        });
        request.answerNothing();
    }

    /** The path ends with a slash, behind which the key is empty. Without one it is the list's, which nobody deletes. */
    private void removeVariableOfEmptyKey(StaffRequest request) {
        if (!request.http().req().getRequestURI().endsWith("/")) {
            throw new MethodNotAllowedResponse("", Map.of("allowed", "GET, HEAD, POST"));
        }
        removeVariable(request, "");
    }

    private static long visitor(Handle sql, StaffRequest request) {
        return VisitorViews.key(sql, request.organization().id(), request.path("visitor"));
    }

    private static Variables.Place place(Handle sql, StaffRequest request) {
        String room = Rooms.get(sql, request.organization().id(), request.path("room"))
                .id();
        long visitor = visitor(sql, request);
        String domainRoom = sql.createQuery("SELECT domain_room_id FROM visitors WHERE position = :visitor")
                .bind("visitor", visitor)
                .mapTo(String.class)
                .one();
        return new Variables.Place(
                request.organization().id(), visitor, request.path("visitor"), room, room.equals(domainRoom));
    }
}

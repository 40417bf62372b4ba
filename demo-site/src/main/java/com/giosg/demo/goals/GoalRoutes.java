package com.giosg.demo.goals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.database.Database;
import com.giosg.demo.events.Action;
import com.giosg.demo.events.Event;
import com.giosg.demo.events.Events;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.Json;
import com.giosg.demo.json.JsonValue;
import com.giosg.demo.organizations.Organization;
import com.giosg.demo.rooms.Room;
import com.giosg.demo.rooms.Rooms;
import com.giosg.demo.staff.Cursor;
import com.giosg.demo.staff.StaffApi;
import com.giosg.demo.staff.StaffRequest;
import com.giosg.demo.visitors.Identifiers;
import com.giosg.demo.visitors.JoinedRooms;
import com.giosg.demo.visitors.VisitorViews;
import com.giosg.tag.rules.Text;
import com.giosg.tag.rules.Value;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Goals and their matches in the staff API (contract section 7). Beyond the contract: {@code GET
 * /visitors/{visitor}/goal_matches}, a visitor's matches of all goals. A goal can match in any room: one that is to be
 * limited by {@code conditions} or {@code allowed_rooms} is refused, rather than made without its limits.
 */
public final class GoalRoutes {
    private static final long YEAR_10000 =
            Instant.parse("+10000-01-01T00:00:00Z").toEpochMilli();

    private final Database database;
    private final Events events;
    private final GoalMatches matches;
    private final Clock clock;

    public GoalRoutes(Database database, Events events, GoalMatches matches, Clock clock) {
        this.database = database;
        this.events = events;
        this.matches = matches;
        this.clock = clock;
    }

    public void register(StaffApi api) {
        api.get("/goals", this::list);
        api.post("/goals", this::create);
        api.get("/goals/{goal}/matches", this::listMatches);
        api.post("/goals/{goal}/matches", this::convertOffline);
        api.get("/visitors/{visitor}/goal_matches", this::listVisitorMatches);
    }

    private void list(StaffRequest request) {
        Cursor cursor = request.cursor();
        request.answer(
                200,
                cursor.page(database.read(sql -> cursor
                        .bind(sql.createQuery(Goals.SELECT + cursor.clause("position")))
                        .bind("organization", request.organization().id())
                        .map(Goals.ROW)
                        .stream()
                        .map(goal -> new Cursor.Item(goal.position(), json(request.organization(), goal)))
                        .toList())));
    }

    private void create(StaffRequest request) {
        JsonValue body = request.body();
        String name = StaffRequest.name(body, "name");
        Double defaultValue = GoalMatches.number(body.member("default_value"), "default_value");
        refuseList(body, "conditions");
        refuseList(body, "allowed_rooms");
        JsonValue isAnyRoomAllowed = body.member("is_any_room_allowed");
        if (isAnyRoomAllowed.type() != Value.NULL && !isAnyRoomAllowed.isTrue()) {
            throw Refusal.invalidArgument("is_any_room_allowed must be true");
        }
        Goal goal = database.write(transaction -> {
            Goal created = Goals.create(transaction, request.organization(), null, name, defaultValue, clock.millis());
            events.publish(
                    transaction,
                    request.organization().id(),
                    List.of(Event.of(
                            request.organization().id(),
                            "/goals",
                            Action.ADDED,
                            created.id(),
                            json(request.organization(), created))));
            return created;
        });
        request.answer(201, json(request.organization(), goal));
    }

    private static void refuseList(JsonValue body, String key) {
        Value list = body.member(key);
        if (list.type() != Value.NULL && (list.type() != Value.ARRAY || list.size() > 0)) {
            throw Refusal.invalidArgument(key + " must be an empty array");
        }
    }

    private void listMatches(StaffRequest request) {
        Cursor cursor = request.cursor();
        request.answer(200, database.read(sql -> GoalMatches.ofGoal(sql, goal(sql, request), cursor)));
    }

    private void listVisitorMatches(StaffRequest request) {
        Cursor cursor = request.cursor();
        request.answer(
                200,
                database.read(sql -> GoalMatches.ofVisitor(
                        sql, VisitorViews.key(sql, request.organization().id(), request.path("visitor")), cursor)));
    }

    /**
     * {@code {custom_visitor_identity, goal_matched_at?, goal_value?, rooms?}}: now, the goal's default and the rooms
     * that the visitor is in, unless told otherwise.
     */
    private void convertOffline(StaffRequest request) {
        JsonValue body = request.body();
        Value identity = body.member("custom_visitor_identity");
        if (identity.type() != Value.TEXT || !Text.isWellFormed(identity.text())) {
            throw Refusal.invalidArgument(
                    "custom_visitor_identity must be a string without U+0000 and halves of surrogate pairs");
        }
        long time = time(body.member("goal_matched_at"));
        Double value = GoalMatches.number(body.member("goal_value"), "goal_value");
        ObjectNode match = database.write(transaction -> {
            Handle sql = transaction.sql();
            String organization = request.organization().id();
            Goal goal = goal(sql, request);
            List<String> given = rooms(sql, organization, body.member("rooms"));
            long visitor = Identifiers.owner(sql, organization, identity.text())
                    .orElseThrow(() -> Refusal.notFound("there is no visitor of this custom_visitor_identity"));
            List<String> rooms = given != null ? given : JoinedRooms.of(sql, visitor, "");
            return matches.add(transaction, organization, goal, visitor, value, rooms, time, identity.text());
        });
        request.answer(201, match);
    }

    private long time(Value given) {
        if (given.type() == Value.NULL) {
            return clock.millis();
        }
        try {
            long time = OffsetDateTime.parse(given.type() == Value.TEXT ? given.text() : "")
                    .toInstant()
                    .toEpochMilli();
            if (time >= 0 && time < YEAR_10000) {
                return time;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw Refusal.invalidArgument("goal_matched_at must be a time of RFC 3339 from 1970 on");
    }

    private static @Nullable List<String> rooms(Handle sql, String organization, Value given) {
        if (given.type() == Value.NULL) {
            return null;
        }
        if (given.type() != Value.ARRAY) {
            throw Refusal.invalidArgument("rooms must be an array of room ids");
        }
        List<String> rooms = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Value id = given.item(i);
            rooms.add((id.type() == Value.TEXT && Text.isWellFormed(id.text())
                            ? Rooms.find(sql, organization, id.text())
                            : Optional.<Room>empty())
                    .map(Room::id)
                    .orElseThrow(() -> Refusal.invalidArgument("rooms must hold ids of rooms that exist")));
        }
        return rooms.stream().distinct().toList();
    }

    private static Goal goal(Handle sql, StaffRequest request) {
        return Goals.get(sql, request.organization().id(), request.path("goal"));
    }

    private static ObjectNode json(Organization organization, Goal goal) {
        ObjectNode json = Json.object();
        json.put("id", goal.id());
        Json.putTime(json, "created_at", goal.createdAt());
        json.put("created_by_user_id", organization.id());
        json.set("created_by_user", organization.staffJson());
        Json.putTime(json, "updated_at", goal.updatedAt());
        json.put("updated_by_user_id", organization.id());
        json.set("updated_by_user", organization.staffJson());
        json.set("organization", organization.json());
        json.put("organization_id", organization.id());
        json.put("name", goal.name());
        json.set("conditions", Json.array());
        json.put("is_any_room_allowed", true);
        json.set("allowed_rooms", Json.array());
        Json.putNumber(json, "default_value", goal.defaultValue());
        return json;
    }
}

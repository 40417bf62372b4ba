package com.giosg.demo.visitors;

import com.giosg.demo.effects.Call;
import com.giosg.demo.effects.Effect;
import com.giosg.demo.json.Json;
import com.giosg.demo.rooms.Room;
import com.giosg.demo.rooms.Rooms;
import com.giosg.tag.rules.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Which rooms a visitor is in: the room of the page's domain always, others as the page has them join and leave
 * (documentation, "Visitor rooms API").
 */
public final class JoinedRooms {
    private record Membership(boolean isJoined, String session, int visitCount) {}

    /** The effect of {@code room.join}. */
    public static String join(Call call) {
        for (Room room : Rooms.namedIn(call, 0)) {
            if (add(call.transaction().sql(), call.visitor(), call.session(), room.id(), call.now())) {
                call.touched().joined(room.id());
            }
        }
        return Effect.NOTHING;
    }

    /** The effect of {@code room.leave}; to leave the domain room is no error, and does nothing. */
    public static String leave(Call call) {
        Handle sql = call.transaction().sql();
        List<String> rooms = call.arguments().item(0).type() == Value.NULL
                ? of(sql, call.visitor(), call.domainRoom())
                : Rooms.namedIn(call, 0).stream().map(Room::id).toList();
        for (String room : rooms) {
            if (!room.equals(call.domainRoom()) && remove(sql, call.visitor(), room)) {
                call.touched().left(room);
            }
        }
        return Effect.NOTHING;
    }

    /** The effect of {@code room.getJoinedRooms}. */
    public static String getJoinedRooms(Call call) {
        return Json.write(Json.array(of(call.transaction().sql(), call.visitor(), call.domainRoom())));
    }

    /** The ids of the rooms that a visitor is in: the domain room, then the others in the order they were joined. */
    public static List<String> of(Handle sql, long visitor, String domainRoom) {
        List<String> rooms = new ArrayList<>(sql.createQuery("""
                        SELECT room_id FROM room_visitors WHERE visitor = :visitor AND is_joined ORDER BY position""")
                .bind("visitor", visitor)
                .mapTo(String.class)
                .list());
        if (rooms.remove(domainRoom)) {
            rooms.add(0, domainRoom);
        }
        return rooms;
    }

    /** Whether a visitor is in a room. */
    static boolean isIn(Handle sql, long visitor, String room) {
        return sql.createQuery("SELECT is_joined FROM room_visitors WHERE visitor = :visitor AND room_id = :room")
                .bind("visitor", visitor)
                .bind("room", room)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    /** Puts a visitor into a room; false when they are in it. */
    static boolean add(Handle sql, long visitor, String session, String room, long now) {
        Optional<Membership> past = sql.createQuery("""
                        SELECT is_joined, session_id, visit_count FROM room_visitors
                        WHERE visitor = :visitor AND room_id = :room""")
                .bind("visitor", visitor)
                .bind("room", room)
                .map((row, context) -> new Membership(
                        row.getBoolean("is_joined"), row.getString("session_id"), row.getInt("visit_count")))
                .findOne();
        if (past.isPresent() && past.get().isJoined) {
            return false;
        }
        int visits = past.map(m -> m.session.equals(session) ? m.visitCount : m.visitCount + 1)
                .orElse(1);
        // A new row, as its position tells when the room was joined.
        sql.createUpdate("DELETE FROM room_visitors WHERE visitor = :visitor AND room_id = :room")
                .bind("visitor", visitor)
                .bind("room", room)
                .execute();
        sql.createUpdate("""
                        INSERT INTO room_visitors
                            (room_id, visitor, is_joined, is_present, session_id, session_started_at, visit_count)
                        VALUES (:room, :visitor, TRUE, TRUE, :session, :now, :visits)""")
                .bind("room", room)
                .bind("visitor", visitor)
                .bind("session", session)
                .bind("now", now)
                .bind("visits", visits)
                .execute();
        return true;
    }

    private static boolean remove(Handle sql, long visitor, String room) {
        return sql.createUpdate("""
                        UPDATE room_visitors SET is_joined = FALSE, is_present = FALSE
                        WHERE visitor = :visitor AND room_id = :room AND is_joined""").bind("visitor", visitor).bind("room", room).execute() > 0;
    }

    private JoinedRooms() {}
}

package com.giosg.demo.visitors;

import com.giosg.demo.effects.Call;
import com.giosg.demo.effects.Effect;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.rooms.Room;
import com.giosg.demo.rooms.Rooms;
import com.giosg.tag.rules.ErrorCode;
import com.giosg.tag.rules.Signing;
import com.giosg.tag.rules.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the visitor variable API does (documentation, "Visitor variable API"). */
public final class VariableEffects {
    private final Variables variables;

    public VariableEffects(Variables variables) {
        this.variables = variables;
    }

    /** The effect of {@code visitor.submit}; several rooms change all or none. */
    public String submit(Call call) {
        Value algorithm = call.arguments().item(1);
        if (algorithm.type() != Value.NULL && !algorithm.text().equals(Signing.PLAIN)) {
            throw new Refusal(ErrorCode.INVALID_SIGNATURE, "signing_algorithm is not one that is known here");
        }
        List<Room> rooms = Rooms.namedIn(call, 3);
        for (Room room : rooms) {
            if (room.isSignatureRequired()) {
                throw new Refusal(ErrorCode.INVALID_SIGNATURE, "variables must be signed, as a room of this call requires");
            }
        }
        Value submitted = call.arguments().item(0);
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : submitted.keys()) {
            values.put(key, submitted.member(key).json());
        }
        boolean replaces = call.arguments().item(2).json().equals("true");
        for (Room room : rooms) {
            Variables.Place place = place(call, room);
            if (replaces) {
                variables.keepOnly(call.transaction(), place, values.keySet(), call.touched());
            }
            variables.put(call.transaction(), place, values, false, call.session(), call.touched(), call.now());
        }
        return Effect.NOTHING;
    }

    /** The effect of {@code visitor.remove}; an absent key is no error. */
    public String remove(Call call) {
        for (Room room : Rooms.namedIn(call, 1)) {
            variables.remove(call.transaction(), place(call, room), call.arguments().item(0).text(), call.touched());
        }
        return Effect.NOTHING;
    }

    /** The effect of {@code visitor.removeAll}. */
    public String removeAll(Call call) {
        for (Room room : Rooms.namedIn(call, 0)) {
            variables.keepOnly(call.transaction(), place(call, room), Set.of(), call.touched());
        }
        return Effect.NOTHING;
    }

    private static Variables.Place place(Call call, Room room) {
        return new Variables.Place(call.organization().id(), call.visitor(), call.visitorId(), room.id(),
                room.id().equals(call.domainRoom()));
    }
}

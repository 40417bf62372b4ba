package com.giosg.demo.visitors;

import com.giosg.demo.effects.Call;
import com.giosg.demo.effects.Effect;
import com.giosg.demo.rooms.Room;
import com.giosg.demo.rooms.Rooms;
import com.giosg.demo.signing.SignedVariables;
import com.giosg.tag.rules.Signing;
import com.giosg.tag.rules.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the visitor variable API does (documentation, "Visitor variable API"). */
public final class VariableEffects {
    private final Variables variables;
    private final SignedVariables signed;

    public VariableEffects(Variables variables, SignedVariables signed) {
        this.variables = variables;
        this.signed = signed;
    }

    /** The effect of {@code visitor.submit}; several rooms change all or none. */
    public String submit(Call call) {
        String given = call.text(1);
        String algorithm = given == null ? Signing.PLAIN : given;
        boolean isSigned = !algorithm.equals(Signing.PLAIN);
        Map<String, String> values = isSigned ? signed(call, algorithm) : plain(call);
        List<Room> rooms = Rooms.namedIn(call, 3);
        if (!isSigned) {
            Rooms.admitUnsigned(rooms);
        }
        boolean replaces = call.arguments().item(2).json().equals("true");
        for (Room room : rooms) {
            Variables.Place place = place(call, room);
            if (replaces) {
                variables.keepOnly(call.transaction(), place, values.keySet(), call.touched());
            }
            variables.put(call.transaction(), place, values, isSigned, call.session(), call.touched(), call.now());
        }
        return Effect.NOTHING;
    }

    private static Map<String, String> plain(Call call) {
        Value submitted = call.arguments().item(0);
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : submitted.keys()) {
            values.put(key, submitted.member(key).json());
        }
        return values;
    }

    private Map<String, String> signed(Call call, String algorithm) {
        Map<String, String> values = signed.verify(
                call.transaction().sql(),
                call.organization().id(),
                algorithm,
                call.arguments().item(0));
        // What a token holds, the rules have not seen yet.
        Variables.check(values);
        return values;
    }

    /** The effect of {@code visitor.remove}; an absent key is no error. */
    public String remove(Call call) {
        for (Room room : Rooms.namedIn(call, 1)) {
            variables.remove(
                    call.transaction(),
                    place(call, room),
                    call.arguments().item(0).text(),
                    call.touched());
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
        return new Variables.Place(
                call.organization().id(),
                call.visitor(),
                call.visitorId(),
                room.id(),
                room.id().equals(call.domainRoom()));
    }
}

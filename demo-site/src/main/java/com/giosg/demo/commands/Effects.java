package com.giosg.demo.commands;

import com.giosg.demo.chat.ChatEffects;
import com.giosg.demo.effects.Effect;
import com.giosg.demo.goals.GoalMatches;
import com.giosg.demo.phone.CallEffects;
import com.giosg.demo.visitors.Identifiers;
import com.giosg.demo.visitors.JoinedRooms;
import com.giosg.demo.visitors.VariableEffects;
import com.giosg.tag.rules.ApiMethod;
import java.util.HashMap;
import java.util.Map;

/** What each method of the catalogue does. A method that is added to the catalogue is added here. */
public final class Effects {
    private final Map<String, Effect> effects = new HashMap<>();

    public Effects(
            VariableEffects variables,
            Identifiers identifiers,
            GoalMatches goals,
            ChatEffects chats,
            CallEffects calls) {
        effect("visitor", "submit", variables::submit);
        effect("visitor", "remove", variables::remove);
        effect("visitor", "removeAll", variables::removeAll);
        effect("visitor", "setIdentifier", identifiers::set);
        effect("room", "join", JoinedRooms::join);
        effect("room", "leave", JoinedRooms::leave);
        effect("room", "getJoinedRooms", JoinedRooms::getJoinedRooms);
        effect("goal", "matches", goals::matches);
        effect("chat", "close", chats::close);
        effect("chat", "hide", ChatEffects::hide);
        effect("chat", "startTask", chats::startTask);
        effect("call", "start", calls::start);
        effect(ApiMethod.WINDOW, "send", chats::send);
    }

    private void effect(String module, String method, Effect effect) {
        effects.put(module + "." + method, effect);
    }

    /** The effect of a method of the catalogue. */
    // A test finds one for each.
    @SuppressWarnings("NullAway")
    Effect of(String module, String method) {
        return effects.get(module + "." + method);
    }
}

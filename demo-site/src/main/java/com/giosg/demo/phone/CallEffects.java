package com.giosg.demo.phone;

import com.giosg.demo.chat.Chat;
import com.giosg.demo.chat.Chats;
import com.giosg.demo.chat.MessageLimit;
import com.giosg.demo.chat.Sender;
import com.giosg.demo.effects.Call;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.Json;
import com.giosg.demo.organizations.Organizations;
import com.giosg.demo.rooms.Room;
import com.giosg.demo.rooms.Rooms;
import com.giosg.tag.rules.CallKind;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** What the call API does (documentation, "Webrtc calls API"). */
public final class CallEffects {
    private final Calls calls;
    private final MessageLimit limit;

    public CallEffects(Calls calls, MessageLimit limit) {
        this.calls = calls;
        this.limit = limit;
    }

    /** The effect of {@code call.start}: a new task, and in it a call that rings. */
    public String start(Call call) {
        Handle sql = call.transaction().sql();
        String organization = call.organization().id();
        if (!Organizations.hasFeature(sql, organization, FeatureRoutes.CALLS)) {
            throw Refusal.notAllowed("the organisation has no " + FeatureRoutes.CALLS);
        }
        Room room = Rooms.withId(call, 3);
        // Not against the limit: whoever talks would be silenced in the chat.
        if (Calls.isOn(sql, call.visitor())) {
            throw Refusal.invalidArgument("a call is on already: it must end before another starts");
        }
        Calls.admitOneMore(sql, organization);
        limit.draw(call.visitor());
        long now = Chats.lockAll(call.transaction(), call.visitor(), call.now());
        Chats.admitOneMore(sql, call.visitor());
        Chat task = Chats.create(
                call.transaction(), organization, Chat.TASK, room.id(), call.visitor(), call.visitorId(), "{}", now);
        String kind = call.text(2);
        String avatar = call.text(1);
        Duration rings = Duration.ofSeconds(CallSettings.of(sql, organization).ringSeconds());
        calls.request(
                call.transaction(),
                task,
                call.domainRoom(),
                new Calls.Wanted(
                        kind == null ? CallKind.AUDIO : kind,
                        call.text(0),
                        avatar == null ? null : Sender.avatar(avatar),
                        rings),
                now);
        return Json.write(Json.object().put("id", task.id()));
    }
}

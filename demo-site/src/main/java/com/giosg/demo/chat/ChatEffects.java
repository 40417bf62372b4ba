package com.giosg.demo.chat;

import com.giosg.demo.effects.Call;
import com.giosg.demo.effects.Effect;
import com.giosg.demo.json.Json;
import com.giosg.demo.rooms.Room;
import com.giosg.demo.rooms.Rooms;
import com.giosg.demo.visitors.JoinedRooms;
import com.giosg.tag.rules.Value;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What the chat API does (documentation, "Chat API"), and the chat window. */
public final class ChatEffects {
    /** What times of a task whose visitor is not to be known are cut to, as others did something in that minute too. */
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final Chats chats;
    private final MessageLimit limit;

    public ChatEffects(Chats chats, MessageLimit limit) {
        this.chats = chats;
        this.limit = limit;
    }

    /** The effect of {@code chat.hide}, which is the page's own affair. */
    public static String hide(Call call) {
        return Effect.NOTHING;
    }

    /**
     * The effect of {@code chat.close}: ends the visitor's chats in the room that it names, else in the rooms that the
     * visitor is in. {@code all} and {@code hide} are the page's own affair.
     */
    public String close(Call call) {
        Value options = call.arguments().item(0);
        List<String> rooms = roomsToClose(call, options);
        long now = Conversations.lock(call.transaction(), call.visitor(), call.now());
        List<Chat> open = Chats.openIn(call.transaction().sql(), call.visitor(), rooms);
        open.forEach(chat -> chats.end(call.transaction(), chat, now));
        if (isSet(options, "clearHistory")) {
            Conversations.clear(call.transaction(), call.visitor());
            chats.changed(call.transaction(), call.visitor());
        }
        String message = Call.text(options.member("message"));
        if (message != null && !open.isEmpty()) {
            chats.say(
                    call.transaction(),
                    open.get(open.size() - 1),
                    Message.ofSystem(Call.text(options.member("messageSender")), message, null),
                    now);
        }
        return Effect.NOTHING;
    }

    private static List<String> roomsToClose(Call call, Value options) {
        Handle sql = call.transaction().sql();
        boolean namesRoom = Call.text(options.member("id")) != null || Call.text(options.member("name")) != null;
        return namesRoom
                ? List.of(Rooms.named(sql, call.organization().id(), options, "options")
                        .id())
                : JoinedRooms.of(sql, call.visitor(), call.domainRoom());
    }

    /**
     * The effect of {@code chat.startTask}: always a new chat. Where the visitor is not to be known, nothing is taken
     * over from them, not even the name that they go by, nor the very time at which staff see them do something.
     */
    public String startTask(Call call) {
        Handle sql = call.transaction().sql();
        Value given = call.arguments().item(0);
        String message = given.type() == Value.OBJECT ? given.member("message").text() : given.text();
        Room room = Rooms.withId(call, 1);
        Value variables = call.arguments().item(3);
        if (variables.type() != Value.NULL) {
            Rooms.admitUnsigned(List.of(room));
        }
        limit.draw(call.visitor());
        boolean isAnonymous = call.arguments().item(2).json().equals("true");
        long now = isAnonymous
                ? call.now() - call.now() % MINUTE
                : Conversations.lock(call.transaction(), call.visitor(), call.now());
        if (!isAnonymous) {
            Chats.admitOneMore(sql, call.visitor());
        }
        Chat chat = Chats.create(
                call.transaction(),
                call.organization().id(),
                Chat.TASK,
                room.id(),
                isAnonymous ? null : call.visitor(),
                isAnonymous ? UUID.randomUUID().toString() : call.visitorId(),
                variables.type() == Value.NULL ? "{}" : variables.json(),
                now);
        chats.begin(
                call.transaction(), chat, Message.of(Sender.visitor(sql, chat, call.domainRoom()), message, null), now);
        return Json.write(Json.object().put("id", chat.id()));
    }

    /**
     * The effect of {@code window.send}: goes on in an open chat, or begins one in the domain room. What has a key that a
     * message of the visitor's has is that message, sent once more by a window that does not know what became of it.
     */
    public String send(Call call) {
        Handle sql = call.transaction().sql();
        String key = call.text(1);
        if (key != null && Messages.hasKey(sql, call.visitor(), key)) {
            return Effect.NOTHING;
        }
        limit.draw(call.visitor());
        long now = Conversations.lock(call.transaction(), call.visitor(), call.now());
        Chat open = Chats.toGoOn(sql, call.visitor()).orElse(null);
        Chat chat = open != null
                ? open
                : Chats.create(
                        call.transaction(),
                        call.organization().id(),
                        Chat.VISITOR,
                        call.domainRoom(),
                        call.visitor(),
                        call.visitorId(),
                        "{}",
                        now);
        Message message = Message.of(
                Sender.visitor(sql, chat, call.domainRoom()),
                call.arguments().item(0).text(),
                key);
        if (open == null) {
            chats.begin(call.transaction(), chat, message, now);
        } else {
            chats.say(call.transaction(), chat, message, now);
        }
        return Effect.NOTHING;
    }

    private static boolean isSet(Value options, String flag) {
        return options.member(flag).json().equals("true");
    }
}

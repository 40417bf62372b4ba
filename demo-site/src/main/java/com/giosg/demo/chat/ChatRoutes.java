package com.giosg.demo.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.database.Database;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.JsonValue;
import com.giosg.demo.rooms.Rooms;
import com.giosg.demo.staff.Cursor;
import com.giosg.demo.staff.StaffApi;
import com.giosg.demo.staff.StaffRequest;
import com.giosg.tag.rules.Limits;
import com.giosg.tag.rules.Text;
import com.giosg.tag.rules.Value;
import java.time.Clock;

/**
 * Chats and their messages in the staff API (contract section 7). Beyond the contract: the chats of all rooms at once,
 * those of them that have ended from the newest end on; {@code GET} of one, {@code POST /chats/{chat}/typing}, and more
 * fields of a chat and a message.
 */
public final class ChatRoutes {
    private final Database database;
    private final Chats chats;
    private final VisitorLines lines;
    private final Clock clock;

    public ChatRoutes(Database database, Chats chats, VisitorLines lines, Clock clock) {
        this.database = database;
        this.chats = chats;
        this.lines = lines;
        this.clock = clock;
    }

    public void register(StaffApi api) {
        api.get("/rooms/{room}/chats", this::listInRoom);
        api.get("/chats", this::list);
        api.get("/chats/{chat}", this::show);
        api.get("/chats/{chat}/messages", this::listMessages);
        api.post("/chats/{chat}/messages", this::say);
        api.post("/chats/{chat}/typing", this::type);
        api.post("/chats/{chat}/end", this::end);
    }

    private void listInRoom(StaffRequest request) {
        Boolean isEnded = request.flag("is_ended");
        Cursor cursor = request.cursor();
        request.answer(200, database.read(sql -> {
            String room = Rooms.get(sql, request.organization().id(), request.path("room"))
                    .id();
            return ChatViews.inRoom(sql, room, isEnded, cursor);
        }));
    }

    private void list(StaffRequest request) {
        Boolean isEnded = request.flag("is_ended");
        Cursor cursor = request.cursor();
        request.answer(
                200,
                database.read(
                        sql -> ChatViews.inAllRooms(sql, request.organization().id(), isEnded, cursor)));
    }

    private void show(StaffRequest request) {
        request.answer(
                200,
                database.read(sql ->
                        ChatViews.of(sql, Chats.get(sql, request.organization().id(), request.path("chat")))));
    }

    private void listMessages(StaffRequest request) {
        Cursor cursor = request.cursor();
        request.answer(
                200,
                database.read(sql -> Messages.ofChat(
                        sql, Chats.get(sql, request.organization().id(), request.path("chat")), cursor)));
    }

    private void say(StaffRequest request) {
        String text = message(request.body());
        String organization = request.organization().id();
        ObjectNode message = database.write(transaction -> {
            Chats.Locked locked = Chats.lock(transaction, organization, request.path("chat"), clock.millis());
            if (locked.chat().isEnded()) {
                throw Refusal.invalidArgument("the chat has ended");
            }
            Sender sender = Sender.staff(organization, ChatSettings.of(transaction.sql(), organization));
            return chats.say(transaction, locked.chat(), Message.of(sender, text, null), locked.now());
        });
        request.answer(201, message);
    }

    private static String message(JsonValue body) {
        Value given = body.member("message");
        if (given.type() != Value.TEXT) {
            throw Refusal.invalidArgument("message must be a string");
        }
        String text = given.text();
        if (text.isEmpty() || text.length() > Limits.MESSAGE_CHARACTERS || !Text.isWellFormed(text)) {
            throw Refusal.invalidArgument("message must be of 1 to " + Limits.MESSAGE_CHARACTERS
                    + " characters, without U+0000 or half a surrogate pair");
        }
        return text;
    }

    /** 204: the visitor's window shows for a while that staff is typing; an ended chat's does not. */
    private void type(StaffRequest request) {
        String organization = request.organization().id();
        Chat chat = database.read(sql -> Chats.get(sql, organization, request.path("chat")));
        if (chat.visitor() != null && !chat.isEnded()) {
            String name =
                    database.read(sql -> ChatSettings.of(sql, organization)).operatorName();
            lines.typing(chat.visitor(), name == null ? "" : name);
        }
        request.answerNothing();
    }

    /** 200, also when it had ended before. */
    private void end(StaffRequest request) {
        request.answer(200, database.write(transaction -> {
            Chats.Locked locked =
                    Chats.lock(transaction, request.organization().id(), request.path("chat"), clock.millis());
            chats.end(transaction, locked.chat(), locked.now());
            return ChatViews.of(transaction.sql(), locked.chat());
        }));
    }
}

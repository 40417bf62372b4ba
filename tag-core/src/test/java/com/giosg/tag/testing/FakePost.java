package com.giosg.tag.testing;

import com.giosg.tag.messages.Command;
import com.giosg.tag.messages.Reply;
import com.giosg.tag.messages.Request;
import com.giosg.tag.ports.Transport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A request of a page, for the test to answer as the backend. */
public record FakePost(FakePage page, String body, boolean leaving, int timeout, Transport.Receiver receiver) {
    /** What the backend says of the visitor. */
    public static final String VISITOR = "{\"id\":\"v\",\"session_id\":\"s\",\"visit_count\":1,\"rooms\":[\"r\"]}";

    public Request request() {
        return Request.read(JsonValue.read(body));
    }

    public Command command(int index) {
        return request().commands[index];
    }

    /** The names of the calls that it carries. */
    public List<String> calls() {
        return Arrays.stream(request().commands)
                .map(command -> JsonValue.read(command.arguments).item(0).text())
                .toList();
    }

    /** Every command took effect. */
    public void accept() {
        int[] statuses = new int[request().commands.length];
        Arrays.fill(statuses, 200);
        reply(statuses);
    }

    /** Answers each command with a status. */
    public void reply(int... statuses) {
        reply(0, statuses);
    }

    /** Answers each command with a status, and asks to wait for so many milliseconds. */
    public void reply(double retryAfter, int[] statuses) {
        Command[] commands = request().commands;
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < statuses.length; i++) {
            answers.add(Reply.answer(commands[i].id, statuses[i], statuses[i] == 200 ? "null" : error("code" + i)));
        }
        answer(200, retryAfter, reply(page.date(), answers));
    }

    /** A reply's text, at the backend's {@code time}. */
    public static String reply(double time, List<String> answers) {
        return Reply.write((long) time, VISITOR, answers);
    }

    public static String error(String code) {
        return "{\"code\":\"" + code + "\",\"message\":\"why\"}";
    }

    /** No answer comes in time. */
    public void timeOut() {
        answer(Transport.TIMED_OUT);
    }

    /** Answers the whole request without a word; 0 when no answer came. */
    public void answer(int status) {
        answer(status, 0, "null");
    }

    public void answer(int status, double retryAfter, String body) {
        if (page.isAlive) {
            receiver.answered(status, retryAfter, JsonValue.read(body));
            page.turn();
        }
    }
}

package com.giosg.tag.simulation;

import com.giosg.tag.messages.Command;
import com.giosg.tag.messages.Reply;
import com.giosg.tag.messages.Request;
import com.giosg.tag.testing.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the backend promises of commands: order, deadlines, and one effect and one answer for an id. */
final class SimulatedBackend {
    /** An effect, in the order in which they came. */
    record Effect(String id, int call, double time) {}

    private static final String VISITOR = "{\"id\":\"v\",\"session_id\":\"s\",\"visit_count\":1,\"rooms\":[]}";

    final List<Effect> effects = new ArrayList<>();
    private final Map<String, Integer> answers = new HashMap<>();

    /** The text of the reply to a request that arrives at this time, the backend's own. */
    String answer(String body, double time) {
        Request request = Request.read(JsonValue.read(body));
        List<String> replies = new ArrayList<>();
        boolean held = false;
        for (Command command : request.commands) {
            Integer status = answers.get(command.id);
            if (status == null) {
                if (command.deadline <= time) {
                    status = 408;
                } else if (held || (command.after != null && !answers.containsKey(command.after))) {
                    status = 425;
                } else {
                    status = apply(command, time);
                    answers.put(command.id, status);
                }
                held |= status == 408 || status == 425;
            }
            replies.add(Reply.answer(
                    command.id, status, status == 200 ? "null" : "{\"code\":\"code\",\"message\":\"message\"}"));
        }
        return Reply.write((long) time, VISITOR, replies);
    }

    private int apply(Command command, double time) {
        int call = (int) JsonValue.read(command.arguments).item(0).number();
        if (isRefused(call)) {
            return 404;
        }
        effects.add(new Effect(command.id, call, time));
        return 200;
    }

    static boolean isRefused(int call) {
        return call % 19 == 7;
    }
}

package com.giosg.tag.calls;

import com.giosg.tag.delivery.Courier;
import com.giosg.tag.messages.Command;
import com.giosg.tag.ports.ChatWindow;
import com.giosg.tag.ports.Outcome;
import com.giosg.tag.rules.ApiMethod;
import com.giosg.tag.rules.ErrorCode;
import com.giosg.tag.rules.Value;

/** Judges a call by the rules, does what it asks of the page, and hands it to delivery. */
public final class Dispatcher {
    private final Courier courier;
    private final ChatWindow window;

    public Dispatcher(Courier courier, ChatWindow window) {
        this.courier = courier;
        this.window = window;
    }

    /**
     * Makes a call.
     *
     * @param id a fresh command id, 128 random bits in hexadecimal
     * @param json the arguments as JSON text, and {@code arguments} the same for the rules to look at
     */
    public void call(ApiMethod method, String id, String json, Value arguments, Outcome outcome) {
        String wrong = method.check(arguments, json);
        if (wrong != null) {
            outcome.reject(ErrorCode.INVALID_ARGUMENT, wrong, 0, null);
            return;
        }
        // chat.close hides at once: a site that closes at log-out leaves the page before there is an answer.
        if (method.inPage || (method.module.equals("chat") && !method.durable && isOn(arguments, "hide"))) {
            window.hide(isOn(arguments, "preserveWindowState"));
        }
        if (method.inPage) {
            outcome.resolve(arguments.item(1));
        } else {
            courier.deliver(new Command(id, method.module, method.name, json), method.durable, outcome);
        }
    }

    private static boolean isOn(Value arguments, String option) {
        return arguments.item(0).member(option).json().equals("true");
    }
}

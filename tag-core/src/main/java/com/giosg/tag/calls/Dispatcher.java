package com.giosg.tag.calls;

import com.giosg.tag.delivery.Courier;
import com.giosg.tag.messages.Command;
import com.giosg.tag.ports.Outcome;
import com.giosg.tag.rules.ApiMethod;
import com.giosg.tag.rules.ErrorCode;
import com.giosg.tag.rules.Value;

/** Judges a call by the rules, and hands a good one to delivery. */
public final class Dispatcher {
    private final Courier courier;

    public Dispatcher(Courier courier) {
        this.courier = courier;
    }

    /**
     * Makes a call.
     *
     * @param id a fresh command id, 128 random bits in hexadecimal
     * @param json the arguments as JSON text, and {@code arguments} the same for the rules to look at
     */
    public void call(ApiMethod method, String id, String json, Value arguments, Outcome outcome) {
        String wrong = method.check(arguments, json);
        if (wrong == null) {
            courier.deliver(new Command(id, method.module, method.name, json), method.durable, outcome);
        } else {
            outcome.reject(ErrorCode.INVALID_ARGUMENT, wrong, 0, null);
        }
    }
}

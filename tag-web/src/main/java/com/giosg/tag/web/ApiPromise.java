package com.giosg.tag.web;

import com.giosg.tag.browser.Console;
import com.giosg.tag.browser.JsonValue;
import com.giosg.tag.ports.Outcome;
import com.giosg.tag.rules.Value;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** The end of a call, told to the promise that the page holds. */
final class ApiPromise implements Outcome {
    private final String call;
    private final Deferred deferred;

    /**
     * @param call the method that was called, as {@code module.method}
     * @param deferred null when the page cannot hold the promise: then a failure is a warning
     */
    ApiPromise(String call, Deferred deferred) {
        this.call = call;
        this.deferred = deferred;
    }

    @Override
    public void resolve(Value result) {
        if (deferred != null) {
            JSObject value = ((JsonValue) result).value;
            deferred.resolve(undefinedUnlessGiven(value));
        }
    }

    @Override
    public void reject(String code, String message, int status, Value body) {
        JSObject error = error(code, message, status, body == null ? null : ((JsonValue) body).value);
        if (deferred == null) {
            warn(call, error);
        } else {
            deferred.reject(error);
        }
    }

    /** Says on the console how a call failed. */
    static void warn(String call, JSObject error) {
        Console.warn(call.concat(describe(error)));
    }

    @JSBody(params = "value", script = "return value == null ? void 0 : value;")
    private static native JSObject undefinedUnlessGiven(JSObject value);

    @JSBody(params = {"code", "message", "status", "body"},
            script = "return Object.assign(new Error(message), { code: code, status: status, responseJSON: body });")
    private static native JSObject error(String code, String message, int status, JSObject body);

    @JSBody(params = "error", script = "return ': ' + error.message + ' (' + error.code + ')';")
    private static native String describe(JSObject error);
}

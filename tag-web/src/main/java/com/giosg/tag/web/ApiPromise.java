package com.giosg.tag.web;

import com.giosg.tag.ports.Outcome;
import com.giosg.tag.rules.Value;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** The end of a call, told to the promise that the page holds. */
final class ApiPromise implements Outcome {
    final Deferred deferred;

    ApiPromise(Deferred deferred) {
        this.deferred = deferred;
    }

    @Override
    public void resolve(Value result) {
        JSObject value = ((JsonValue) result).value;
        deferred.resolve(undefinedUnlessGiven(value));
    }

    @Override
    public void reject(String code, String message, int status, Value body) {
        deferred.reject(error(code, message, status, body == null ? null : ((JsonValue) body).value));
    }

    @JSBody(params = "value", script = "return value == null ? void 0 : value;")
    private static native JSObject undefinedUnlessGiven(JSObject value);

    @JSBody(params = {"code", "message", "status", "body"},
            script = "return Object.assign(new Error(message), { code: code, status: status, responseJSON: body });")
    private static native JSObject error(String code, String message, int status, JSObject body);
}

package com.giosg.tag.web;

import com.giosg.tag.browser.Console;
import com.giosg.tag.browser.JsonValue;
import com.giosg.tag.ports.Outcome;
import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** The end of a call, told to the promise that the page holds. */
final class ApiPromise implements Outcome {
    private final String call;
    private final @Nullable Deferred deferred;

    /**
     * @param call the method that was called, as {@code module.method}
     * @param deferred null when the page cannot hold the promise: then a failure is a warning
     */
    ApiPromise(String call, @Nullable Deferred deferred) {
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
    public void reject(String code, String message, int status, @Nullable Value body) {
        explain(code, message, status, body == null ? null : ((JsonValue) body).value, error -> {
            if (deferred == null) {
                warn(call, error);
            } else {
                deferred.reject(error);
            }
        });
    }

    /** Says on the console how a call failed. */
    static void warn(String call, JSObject error) {
        Console.warn(call.concat(describe(error)));
    }

    @JSBody(params = "value", script = "return value == null ? void 0 : value;")
    private static native JSObject undefinedUnlessGiven(JSObject value);

    // The words for what the page found itself come with the first refusal, if they come within a second.
    @JSBody(
            params = {"code", "message", "status", "body", "end"},
            script = """
            new Promise(function (resolve) {
              if (body) {
                resolve();
              } else {
                setTimeout(resolve, 1000);
                (giosgSettings._words = giosgSettings._words
                  || import(giosgSettings.backend + '/live2/chat/' + giosgSettings.chat + '/words.js')).then(resolve, resolve);
              }
            }).then(function (script) {
              var link = {};
              script.default(link);
              return link.explain(message);
            }).catch(function () {
              return message;
            }).then(function (words) {
              end(Object.assign(new Error(words), { code: code, status: status, responseJSON: body }));
            });
            """)
    private static native void explain(String code, String message, int status, @Nullable JSObject body, Failure end);

    @JSBody(params = "error", script = "return ': ' + error.message + ' (' + error.code + ')';")
    private static native String describe(JSObject error);

    @JSFunctor
    private interface Failure extends JSObject {
        void failed(JSObject error);
    }
}

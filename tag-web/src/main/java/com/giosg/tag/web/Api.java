package com.giosg.tag.web;

import com.giosg.tag.browser.Arguments;
import com.giosg.tag.browser.Console;
import com.giosg.tag.browser.Json;
import com.giosg.tag.browser.JsonValue;
import com.giosg.tag.calls.CallQueue;
import com.giosg.tag.calls.Dispatcher;
import com.giosg.tag.ports.Randomness;
import com.giosg.tag.rules.ApiMethod;
import com.giosg.tag.rules.Catalogue;
import com.giosg.tag.rules.ErrorCode;
import com.giosg.tag.rules.Fault;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** What a page calls: freezes the arguments at once, and lets the queue say when the call takes effect. */
final class Api {
    private final CallQueue queue;
    /** Set before the first call. */
    @SuppressWarnings("NullAway.Init")
    Dispatcher dispatcher;

    private final Randomness randomness;
    private final JSObject guard = Console.guard();
    private final Deferred.Factory promises = Promises.factory(guard);

    Api(CallQueue queue, Randomness randomness) {
        this.queue = queue;
        this.randomness = randomness;
    }

    /** Gives the page the methods of the catalogue that are a page's. */
    void addMethods(Globals.Giosg giosg, Globals.Call call) {
        for (ApiMethod method : Catalogue.methods()) {
            if (!method.module.equals(ApiMethod.WINDOW)) {
                Globals.addMethod(giosg, method.module, method.name, call);
            }
        }
    }

    /**
     * A call of a page that has the tag.
     *
     * @param arguments a function, or module, method and the method's arguments
     * @param direct whether the page called {@code giosg.api}, and so answers for the promise itself
     * @return the promise; undefined for a function
     */
    JSObject call(Arguments arguments, boolean direct) {
        JSObject first = arguments.get(0);
        if (isFunction(first)) {
            queue.call(callback(first));
            return undefined();
        }
        Deferred deferred = promises.create();
        Call call = new Call(arguments, deferred);
        if (!direct) {
            deferred.handle(error -> ApiPromise.warn(call.path(), error));
        }
        queue.call(call);
        return deferred.getPromise();
    }

    /** A call of a page that did not have the tag yet, to wait behind the others. The page has no promise of it. */
    void replay(Arguments arguments) {
        JSObject first = arguments.get(0);
        queue.add(isFunction(first) ? callback(first) : new Call(arguments, null));
    }

    private Runnable callback(JSObject function) {
        return () -> invoke(guard, function);
    }

    /**
     * A call whose arguments nothing can change any more. A page may have thousands waiting when the tag comes, and all
     * are frozen in one turn, so that does no more than it must, and leaves little to collect.
     */
    private final class Call implements Runnable {
        /** Module and method come first. */
        private static final int FIRST = 2;

        /** Module, method, and the arguments' JSON texts; null in the place of one that has none. */
        private final Arguments arguments;

        private final @Nullable ApiMethod method;
        private final @Nullable Deferred deferred;

        Call(Arguments given, @Nullable Deferred deferred) {
            this.arguments = own(given);
            this.method = Catalogue.find(text(arguments.get(0)), text(arguments.get(1)));
            this.deferred = deferred;
            for (int i = FIRST; i < arguments.getLength() && i < FIRST + Catalogue.MOST_ARGUMENTS; i++) {
                arguments.set(i, Json.stringify(arguments.get(i), isData(i - FIRST)));
            }
        }

        String path() {
            return text(arguments.get(0)).concat(".").concat(text(arguments.get(1)));
        }

        private boolean isData(int index) {
            return method != null && index < method.arity() && method.isData(index);
        }

        @Override
        public void run() {
            String path = path();
            ApiPromise promise = new ApiPromise(path, deferred);
            if (method == null) {
                promise.reject(ErrorCode.UNKNOWN_METHOD, path.concat(Fault.NO_METHOD), 0, null);
                return;
            }
            String json = "[";
            for (int i = 0; i < method.arity() && i + FIRST < arguments.getLength(); i++) {
                String argument = arguments.getText(i + FIRST);
                if (argument == null) {
                    promise.reject(
                            ErrorCode.INVALID_ARGUMENT, method.argumentName(i).concat(Fault.NO_JSON), 0, null);
                    return;
                }
                json = json.concat(i == 0 ? "" : ",").concat(argument);
            }
            json = json.concat("]");
            dispatcher.call(method, randomness.id(), json, new JsonValue(Json.parse(json)), promise);
        }
    }

    // An array, unlike what a function was called with, may be the page's.
    @JSBody(params = "given", script = "return Array.isArray(given) ? given.slice() : given;")
    private static native Arguments own(Arguments given);

    @JSBody(
            params = {"guard", "callback"},
            script = "guard(callback);")
    private static native void invoke(JSObject guard, JSObject callback);

    @JSBody(script = "return void 0;")
    private static native JSObject undefined();

    @JSBody(params = "value", script = "return typeof value == 'function';")
    private static native boolean isFunction(JSObject value);

    @JSBody(params = "value", script = "return typeof value == 'string' ? value : typeof value;")
    private static native String text(JSObject value);
}

package com.giosg.tag.web;

import com.giosg.tag.calls.CallQueue;
import com.giosg.tag.calls.Dispatcher;
import com.giosg.tag.ports.Randomness;
import com.giosg.tag.rules.ApiMethod;
import com.giosg.tag.rules.Catalogue;
import com.giosg.tag.rules.ErrorCode;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** What a page calls: freezes the arguments at once, and lets the queue say when the call takes effect. */
final class Api {
    private final CallQueue queue;
    private final Dispatcher dispatcher;
    private final Randomness randomness;
    private final JSObject guard = Console.guard();
    private final Deferred.Factory promises = Promises.factory(guard);

    Api(CallQueue queue, Dispatcher dispatcher, Randomness randomness) {
        this.queue = queue;
        this.dispatcher = dispatcher;
        this.randomness = randomness;
    }

    /** Gives the page every method of the catalogue. */
    void addMethods(Globals.Giosg giosg, Globals.Call call) {
        for (ApiMethod method : Catalogue.methods()) {
            Globals.addMethod(giosg, method.module, method.name, call);
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
            queue.call(() -> invoke(guard, first));
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
        queue.add(isFunction(first) ? () -> invoke(guard, first) : new Call(arguments, null));
    }

    /**
     * A call whose arguments nothing can change any more. A page may have thousands waiting when the tag comes, and all
     * are frozen in one turn, so that does no more than it must, and leaves little to collect.
     */
    private final class Call implements Runnable {
        private final String module;
        private final String name;
        private final Deferred deferred;
        private final ApiMethod method;
        /** The arguments: objects as JSON text, the others as they are. */
        private final Arguments frozen;
        /** The places of the objects among them, from the lowest bit on. */
        private int objects;

        Call(Arguments arguments, Deferred deferred) {
            this.module = text(arguments.get(0));
            this.name = text(arguments.get(1));
            this.deferred = deferred;
            this.method = Catalogue.find(module, name);
            this.frozen = slice(arguments, method == null ? 0 : method.arity());
            for (int i = 0; i < frozen.getLength(); i++) {
                JSObject argument = frozen.get(i);
                if (isObject(argument)) {
                    objects |= 1 << i;
                    frozen.set(i, Json.stringify(argument, method.isData(i)));
                }
            }
        }

        String path() {
            return module.concat(".").concat(name);
        }

        @Override
        public void run() {
            String path = path();
            ApiPromise promise = new ApiPromise(path, deferred);
            if (method == null) {
                promise.reject(ErrorCode.UNKNOWN_METHOD, "there is no giosg.api.".concat(path), 0, null);
                return;
            }
            String json = "[";
            for (int i = 0; i < frozen.getLength(); i++) {
                String argument = (objects & 1 << i) != 0 ? frozen.getText(i)
                        : Json.stringify(frozen.get(i), method.isData(i));
                if (argument == null) {
                    promise.reject(ErrorCode.INVALID_ARGUMENT,
                            method.argumentName(i).concat(" cannot be written as JSON"), 0, null);
                    return;
                }
                json = json.concat(i == 0 ? "" : ",").concat(argument);
            }
            json = json.concat("]");
            dispatcher.call(method, randomness.id(), json, new JsonValue(Json.parse(json)), promise);
        }
    }

    // Module and method come first.
    @JSBody(params = {"arguments", "count"}, script = "return [].slice.call(arguments, 2, 2 + count);")
    private static native Arguments slice(Arguments arguments, int count);

    @JSBody(params = "value", script = "return typeof value == 'object';")
    private static native boolean isObject(JSObject value);

    @JSBody(params = {"guard", "callback"}, script = "guard(callback);")
    private static native void invoke(JSObject guard, JSObject callback);

    @JSBody(script = "return void 0;")
    private static native JSObject undefined();

    @JSBody(params = "value", script = "return typeof value == 'function';")
    private static native boolean isFunction(JSObject value);

    @JSBody(params = "value", script = "return typeof value == 'string' ? value : typeof value;")
    private static native String text(JSObject value);
}

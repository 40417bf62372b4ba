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
        Deferred deferred = promises.create();
        Runnable call = read(arguments, deferred, direct);
        if (call != null) {
            queue.call(call);
        }
        return isFunction(arguments.get(0)) ? undefined() : deferred.getPromise();
    }

    /** A call of a page that did not have the tag yet, to wait behind the others. The page has no promise of it. */
    void replay(Arguments arguments) {
        Runnable call = read(arguments, null, true);
        if (call != null) {
            queue.add(call);
        }
    }

    private Runnable read(Arguments arguments, Deferred deferred, boolean direct) {
        JSObject first = arguments.get(0);
        if (isFunction(first)) {
            return () -> invoke(guard, first);
        }
        String module = text(first);
        String name = text(arguments.get(1));
        String path = module.concat(".").concat(name);
        ApiPromise promise = new ApiPromise(path, deferred);
        if (!direct) {
            deferred.handle(error -> promise.warn(error));
        }
        ApiMethod method = Catalogue.find(module, name);
        if (method == null) {
            promise.reject(ErrorCode.UNKNOWN_METHOD, "there is no giosg.api.".concat(path), 0, null);
            return null;
        }
        return new Call(method, arguments, promise);
    }

    /** A call whose arguments nothing can change any more. */
    private final class Call implements Runnable {
        private final ApiMethod method;
        private final ApiPromise promise;
        private String json = "";
        private String wrong;

        Call(ApiMethod method, Arguments arguments, ApiPromise promise) {
            this.method = method;
            this.promise = promise;
            // Module and method come first.
            for (int i = 0; i < method.arity() && i + 2 < arguments.getLength(); i++) {
                String argument = Json.stringify(arguments.get(i + 2), method.isData(i));
                if (argument == null) {
                    wrong = method.argumentName(i).concat(" cannot be written as JSON");
                }
                json = json.concat(i == 0 ? "" : ",").concat(argument);
            }
            json = "[".concat(json).concat("]");
        }

        @Override
        public void run() {
            if (wrong == null) {
                dispatcher.call(method, randomness.id(), json, new JsonValue(Json.parse(json)), promise);
            } else {
                promise.reject(ErrorCode.INVALID_ARGUMENT, wrong, 0, null);
            }
        }
    }

    @JSBody(params = {"guard", "callback"}, script = "guard(callback);")
    private static native void invoke(JSObject guard, JSObject callback);

    @JSBody(script = "return void 0;")
    private static native JSObject undefined();

    @JSBody(params = "value", script = "return typeof value == 'function';")
    private static native boolean isFunction(JSObject value);

    @JSBody(params = "value", script = "return typeof value == 'string' ? value : typeof value;")
    private static native String text(JSObject value);
}

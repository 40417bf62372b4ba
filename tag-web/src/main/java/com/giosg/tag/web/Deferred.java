package com.giosg.tag.web;

import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * A promise of the API (contract section 4) with the two ends that the tag holds: a standard promise that also has
 * jQuery's {@code done}, {@code fail}, {@code always}, {@code progress}, {@code state} and {@code promise}, on what
 * its {@code then} returns too.
 */
interface Deferred extends JSObject {
    /** What the page gets. */
    @JSProperty
    JSObject getPromise();

    void resolve(JSObject value);

    void reject(JSObject error);

    /** Keeps a failure from being an unhandled rejection; unless the page looks at the promise, it is warned of. */
    void handle(Reporter warn);

    @JSFunctor
    interface Reporter extends JSObject {
        void report(JSObject error);
    }

    interface Factory extends JSObject {
        Deferred create();
    }
}

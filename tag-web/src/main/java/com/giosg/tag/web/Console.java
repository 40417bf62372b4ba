package com.giosg.tag.web;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** What the tag says to the site's developer. */
final class Console {
    /** Warns of something that the page did not look at. */
    @JSBody(params = "message", script = "console.warn('giosg: ' + message);")
    static native void warn(String message);

    /** Calls a function of the page; what it throws is reported as the browser would have, and stops nothing else. */
    @JSBody(params = "callback",
            script = "try { callback(); } catch (e) { self.reportError ? reportError(e) : console.error(e); }")
    static native void guard(JSObject callback);

    private Console() {
    }
}

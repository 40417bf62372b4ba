package com.giosg.tag.web;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** What the tag says to the site's developer. */
final class Console {
    /** Warns of something that the page did not look at. */
    @JSBody(params = "message", script = "console.warn('giosg: ' + message);")
    static native void warn(String message);

    /** Reports an error of the page's own code as the browser would have. */
    @JSBody(params = "error", script = "self.reportError ? self.reportError(error) : console.error(error);")
    static native void report(JSObject error);

    /** Calls a function of the page; what it throws is reported and stops nothing else. */
    static void guard(JSObject callback) {
        call(callback, Console::report);
    }

    @JSBody(params = {"callback", "report"}, script = "try { callback(); } catch (e) { report(e); }")
    private static native void call(JSObject callback, Deferred.Reporter report);

    private Console() {
    }
}

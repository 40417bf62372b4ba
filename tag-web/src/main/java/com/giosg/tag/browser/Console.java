package com.giosg.tag.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** What the tag says to the site's developer. */
public final class Console {
    /** Warns of something that the page did not look at. */
    // Some pages have a console of their own that cannot warn.
    @JSBody(params = "message", script = "try { console.warn('giosg: ' + message); } catch (e) {}")
    public static native void warn(String message);

    /**
     * A function that calls a function of the page with a value. What it throws is reported as the browser would have,
     * later, as a page's own way of reporting may throw too: it stops nothing.
     */
    @JSBody(script = """
            return function (callback, value) {
              try {
                callback(value);
              } catch (e) {
                setTimeout(function () {
                  self.reportError ? reportError(e) : console.error(e);
                });
              }
            };
            """)
    public static native JSObject guard();

    private Console() {}
}

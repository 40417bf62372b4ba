package com.giosg.tag.browser;

import com.giosg.tag.ports.SendLock;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/**
 * A send lock of the browser's own, which it gives back for a tab that ends, however it ends. To be given
 * back by a page that is left, as one that holds it is not kept for going back to.
 */
public final class WebLock implements SendLock {
    private final String name;
    private @Nullable Release release;

    public WebLock(String organization) {
        this.name = "giosg_".concat(organization);
    }

    /** Whether this browser has such locks for this page. */
    @JSBody(script = "return !!navigator.locks;")
    public static native boolean isThere();

    @Override
    public void request(Runnable granted) {
        release = request(name, () -> granted.run());
    }

    @Override
    public void release() {
        if (release != null) {
            release.end();
            release = null;
        }
    }

    // A page in a sandbox is refused, and one on plain http has no locks: then it sends all the same. The backend takes
    // each
    // command once, and those of one visitor one after the other.
    @JSBody(
            params = {"name", "granted"},
            script = """
            var aborter = new AbortController(), signal = aborter.signal, end;
            new Promise(function (resolve) {
              resolve(navigator.locks.request(name, { signal: signal }, function () {
                return signal.aborted || new Promise(function (resolve) {
                  end = resolve;
                  granted();
                });
              }));
            }).catch(function () {
              signal.aborted || granted();
            });
            return {
              end: function () {
                aborter.abort();
                end && end();
              }
            };
            """)
    private static native Release request(String name, Granted granted);

    @JSFunctor
    private interface Granted extends JSObject {
        void granted();
    }

    private interface Release extends JSObject {
        void end();
    }
}

package com.giosg.tag.web;

import com.giosg.tag.delivery.Courier;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** Tells the courier when the page may end, sleeps, wakes up or is online again, and when another tab wrote. */
final class Lifecycle {
    private static final int HIDDEN = 0;
    private static final int GONE = 1;
    private static final int BACK = 2;
    private static final int HOPE = 3;

    static void watch(Courier courier) {
        listen(what -> {
            if (what == HIDDEN) {
                // Many a browser never tells more of a page's end.
                courier.leave();
            } else if (what == GONE) {
                courier.suspend();
            } else if (what == BACK) {
                courier.wakeUp();
            } else if (what == HOPE) {
                courier.resume();
            } else {
                courier.lookAfterOthers();
            }
        });
    }

    // A document that is opened for writing drops the listeners of its window; one that is still there is not added
    // twice.
    // A page's first listener for storage takes the browser milliseconds, so that waits for a turn of its own.
    @JSBody(params = "happened", script = """
            function hear(event) {
              var type = event.type;
              if (type == 'storage') {
                /^giosg_out_/.test(event.key) && event.newValue && happened(4);
              } else if (type == 'pageshow') {
                event.persisted && happened(2);
              } else {
                happened(type == 'pagehide' ? 1 : type != 'online' && document.visibilityState == 'hidden' ? 0 : 3);
              }
            }
            function listen() {
              ['visibilitychange', 'pagehide', 'pageshow', 'online'].forEach(function (type) {
                addEventListener(type, hear);
              });
              setTimeout(function () {
                addEventListener('storage', hear);
              });
            }
            listen();
            new MutationObserver(listen).observe(document, { __proto__: null, childList: true });
            """)
    private static native void listen(Listener happened);

    @JSFunctor
    private interface Listener extends JSObject {
        void happened(int what);
    }

    private Lifecycle() {}
}

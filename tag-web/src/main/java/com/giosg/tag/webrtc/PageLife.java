package com.giosg.tag.webrtc;

import com.giosg.tag.phone.PhoneCall;
import com.giosg.tag.widget.TagLink;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** What happens to a page while it is in a call. */
final class PageLife {
    /**
     * Has the call told from now on.
     *
     * @param listen {@link TagLink.Use#listener}, or {@code addEventListener}
     */
    static void watch(PhoneCall call, JSObject listen) {
        watch(listen, isLeaving -> {
            if (isLeaving) {
                call.leave();
            } else {
                call.networkChanged();
            }
        });
    }

    @JSBody(
            params = {"listen", "happened"},
            script = """
            listen('pagehide', function () {
              happened(true);
            });
            listen('online', function () {
              happened(false);
            });
            """)
    private static native void watch(JSObject listen, Happened happened);

    @JSFunctor
    private interface Happened extends JSObject {
        void happened(boolean isLeaving);
    }

    private PageLife() {}
}

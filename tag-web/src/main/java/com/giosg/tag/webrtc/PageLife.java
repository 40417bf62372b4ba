package com.giosg.tag.webrtc;

import com.giosg.tag.phone.PhoneCall;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** What happens to a page while it is in a call. */
final class PageLife {
    /** Has the call told from now on. */
    static void watch(PhoneCall call) {
        watch(isLeaving -> {
            if (isLeaving) {
                call.leave();
            } else {
                call.networkChanged();
            }
        });
    }

    @JSBody(params = "happened", script = """
            addEventListener('pagehide', function () {
              happened(true);
            });
            addEventListener('online', function () {
              happened(false);
            });
            """)
    private static native void watch(Happened happened);

    @JSFunctor
    private interface Happened extends JSObject {
        void happened(boolean isLeaving);
    }

    private PageLife() {
    }
}

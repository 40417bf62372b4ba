package com.giosg.tag.webrtc;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** What became of a request. */
final class Status {
    /** Tells the status of a promise's {@code Response}; 0 where there is none. */
    @JSBody(
            params = {"response", "told"},
            script = """
            response.then(function (response) {
              return response.status;
            }, function () {
              return 0;
            }).then(told);
            """)
    static native void of(JSObject response, Told told);

    @JSFunctor
    interface Told extends JSObject {
        void told(int status);
    }

    private Status() {}
}

package com.giosg.tag.web;

import com.giosg.tag.ports.Transport;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** Posts with {@code fetch}; a text body without credentials needs no preflight (contract section 6). */
final class FetchTransport implements Transport {
    private final String url;

    FetchTransport(String url) {
        this.url = url;
    }

    @Override
    public void post(String body, Receiver receiver) {
        fetch(url, body, (status, text) -> {
            if (status == 0) {
                receiver.failed();
            } else {
                receiver.answered(status, new JsonValue(Json.parse(text)));
            }
        });
    }

    // Inside a promise's function, as a page may have put a fetch there that throws; with options that inherit nothing,
    // as a page may have put things on Object.prototype.
    @JSBody(params = {"url", "body", "end"}, script = """
            new Promise(function (resolve) {
              resolve(fetch(url, { __proto__: null, method: 'POST', body: body, credentials: 'omit' }));
            }).then(function (response) {
              return response.text().then(function (text) {
                return [response.status, text];
              });
            }).catch(function () {
              return [0, ''];
            }).then(function (answer) {
              end(answer[0], answer[1]);
            });
            """)
    private static native void fetch(String url, String body, End end);

    @JSFunctor
    private interface End extends JSObject {
        void end(int status, String text);
    }
}

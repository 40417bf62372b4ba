package com.giosg.tag.web;

import com.giosg.tag.browser.Json;
import com.giosg.tag.browser.JsonValue;
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
    public void post(String body, boolean leaving, int timeout, Receiver receiver) {
        fetch(
                url,
                body,
                leaving,
                timeout,
                (status, retryAfter, text) -> receiver.answered(status, retryAfter, new JsonValue(Json.parse(text))));
    }

    // Inside a promise's function, as a page may have put a fetch there that throws; ended by the timer itself, as that
    // fetch may not know how to abort; with options that inherit nothing, as a page may have put things on
    // Object.prototype.
    @JSBody(
            params = {"url", "body", "leaving", "timeout", "end"},
            script = """
            var aborter, timer = setTimeout(function () {
              answered([-1]);
              aborter.abort();
            }, timeout);
            function answered(answer) {
              clearTimeout(timer);
              end && end(answer[0], answer[1] > 0 ? answer[1] : 0, answer[2]);
              end = 0;
            }
            new Promise(function (resolve) {
              aborter = new AbortController();
              resolve(fetch(url, {
                __proto__: null,
                method: 'POST',
                body: body,
                credentials: 'omit',
                keepalive: leaving,
                signal: aborter.signal
              }));
            }).then(function (response) {
              return response.text().then(function (text) {
                var after = response.headers.get('Retry-After');
                return [response.status, after * 1000 || Date.parse(after) - Date.now(), text];
              });
            }).catch(function () {
              return [0];
            }).then(answered);
            """)
    private static native void fetch(String url, String body, boolean leaving, int timeout, End end);

    @JSFunctor
    private interface End extends JSObject {
        void end(int status, double retryAfter, String text);
    }
}

package com.giosg.tag.browser;

import com.giosg.tag.ports.LiveLine;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** An answer of the backend's that goes on for as long as the line stands, a JSON text a line. */
public final class StreamedAnswer {
    /** Asks for it. */
    @JSFunctor
    public interface Request extends JSObject {
        /**
         * @param signal aborts it
         * @return a promise of a {@code Response}
         */
        JSObject send(JSObject signal);
    }

    /** Asks for it, and hands on what comes. */
    public static LiveLine.Connection open(Request request, LiveLine.Receiver receiver) {
        Call call =
                read(request, line -> receiver.said(new JsonValue(Json.parse(line))), status -> receiver.ended(status));
        return () -> call.close();
    }

    // Inside a promise's function, as a page may have put a fetch there that throws.
    @JSBody(
            params = {"request", "said", "ended"},
            script = """
            var aborter = new AbortController(), open = true;
            new Promise(function (resolve) {
              resolve(request(aborter.signal));
            }).then(function (response) {
              return response.status == 200 ? new Promise(function (done, fail) {
                var reader = response.body.getReader(), decoder = new TextDecoder(), rest = '';
                function read() {
                  reader.read().then(function (chunk) {
                    if (chunk.done) {
                      done(200);
                    } else {
                      var lines = (rest + decoder.decode(chunk.value, { stream: true })).split('\\n');
                      rest = lines.pop();
                      lines.forEach(function (line) {
                        open && said(line);
                      });
                      read();
                    }
                  }).catch(fail);
                }
                read();
              }) : response.status;
            }).catch(function () {
              return 0;
            }).then(function (status) {
              open && ended(status);
            });
            return {
              close: function () {
                open = false;
                aborter.abort();
              }
            };
            """)
    private static native Call read(Request request, Said said, Ended ended);

    private interface Call extends JSObject {
        void close();
    }

    @JSFunctor
    private interface Said extends JSObject {
        void said(String line);
    }

    @JSFunctor
    private interface Ended extends JSObject {
        void ended(int status);
    }

    private StreamedAnswer() {}
}

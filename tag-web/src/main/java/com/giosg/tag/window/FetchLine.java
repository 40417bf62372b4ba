package com.giosg.tag.window;

import com.giosg.tag.browser.Json;
import com.giosg.tag.browser.JsonValue;
import com.giosg.tag.ports.LiveLine;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** The line as a {@code fetch} whose answer comes a JSON text a line; so the visitor's secret stands in no address. */
final class FetchLine implements LiveLine {
    private final TagLink link;
    private final String url;

    FetchLine(TagLink link) {
        this.link = link;
        this.url = link.getBackend().concat("/live2/").concat(link.getId()).concat("/chat");
    }

    @Override
    public Connection open(int after, boolean live, Receiver receiver) {
        Call call = fetch(url, link.begin().concat("\"after\":").concat(Integer.toString(after)).concat(",\"live\":")
                        .concat(live ? "true}" : "false}"),
                line -> receiver.said(new JsonValue(Json.parse(line))), status -> receiver.ended(status));
        return () -> call.close();
    }

    // Inside a promise's function, as a page may have put a fetch there that throws.
    @JSBody(params = {"url", "body", "said", "ended"}, script = """
            var aborter = new AbortController(), open = true;
            new Promise(function (resolve) {
              resolve(fetch(url, {
                __proto__: null,
                method: 'POST',
                body: body,
                credentials: 'omit',
                signal: aborter.signal
              }));
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
    private static native Call fetch(String url, String body, Said said, Ended ended);

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
}

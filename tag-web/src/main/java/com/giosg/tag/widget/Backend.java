package com.giosg.tag.widget;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** How what is on the page asks the backend: as the tag does, without credentials and without a preflight. */
public final class Backend {
    /** The address of something of the organisation's, such as {@code /chat}. */
    public static String address(TagLink link, String path) {
        return link.getBackend().concat("/live2/").concat(link.getId()).concat(path);
    }

    /**
     * Asks.
     *
     * @param body JSON text
     * @param keepalive whether the page may go away meanwhile
     * @param signal aborts it; null where nothing does
     * @return a promise of a {@code Response}
     */
    @JSBody(
            params = {"url", "body", "keepalive", "signal"},
            script = """
            return fetch(url, {
              __proto__: null,
              method: 'POST',
              body: body,
              credentials: 'omit',
              keepalive: keepalive,
              signal: signal
            });
            """)
    public static native JSObject post(String url, String body, boolean keepalive, @Nullable JSObject signal);

    private Backend() {}
}

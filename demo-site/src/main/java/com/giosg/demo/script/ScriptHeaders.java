package com.giosg.demo.script;

import io.javalin.http.Context;

/** The headers of a script that any page may load. */
final class ScriptHeaders {
    static void set(Context context, String cacheControl) {
        context.header("Cache-Control", cacheControl)
                .header("Vary", "Accept-Encoding")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Timing-Allow-Origin", "*")
                .contentType("text/javascript;charset=utf-8");
    }

    private ScriptHeaders() {}
}

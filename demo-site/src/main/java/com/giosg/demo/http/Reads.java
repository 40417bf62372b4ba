package com.giosg.demo.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** Routes that read. */
public final class Reads {
    /**
     * Adds a route for GET and for HEAD, which is the same without the body. Left to itself, the library answers HEAD
     * with 200 wherever there is a GET, and asks nobody.
     */
    public static void add(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }

    private Reads() {}
}

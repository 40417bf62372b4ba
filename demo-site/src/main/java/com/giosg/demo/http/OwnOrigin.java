package com.giosg.demo.http;

import io.javalin.http.Context;
import java.util.regex.Pattern;

/** The origin under which a client reached this server, such as {@code http://127.0.0.1:8080}. */
public final class OwnOrigin {
    /** Nothing that could leave the origin of an address, or an attribute of a page. */
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9.-]{0,252})|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    /**
     * The origin of a request, from its {@code Host} header.
     *
     * @throws Refusal 400 when the header is missing or not a host
     */
    public static String of(Context context) {
        String host = context.header("Host");
        if (host == null || !HOST.matcher(host).matches()) {
            throw Refusal.invalidArgument("the Host header is not a host");
        }
        return (isSecure(context) ? "https://" : "http://") + host;
    }

    /** Whether the client speaks TLS, to us or to a proxy in front of us that says so. */
    public static boolean isSecure(Context context) {
        return "https".equals(context.req().getScheme())
                || "https".equalsIgnoreCase(context.header("X-Forwarded-Proto"));
    }

    private OwnOrigin() {}
}

package com.giosg.demo.staff;

import com.giosg.demo.http.Body;
import com.giosg.demo.http.OwnOrigin;
import com.giosg.demo.http.Reads;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.Json;
import com.giosg.demo.organizations.Organization;
import com.giosg.tag.rules.ErrorCode;
import com.giosg.tag.rules.Value;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;

/**
 * Signing in to the console and out of it (contract section 8):
 * <ul>
 * <li>{@code POST /console/session {token}}: 204 and a cookie, 401 for a wrong token;
 * <li>{@code GET /console/session}: {@code {organization_id, csrf_token}}, or 401;
 * <li>{@code DELETE /console/session}: 204.
 * </ul>
 */
public final class ConsoleRoutes {
    private static final String PATH = "/console/session";

    private final StaffTokens tokens;
    private final ConsoleSessions sessions;

    public ConsoleRoutes(StaffTokens tokens, ConsoleSessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    public void register(RoutesConfig routes) {
        routes.post(PATH, this::signIn);
        Reads.add(routes, PATH, this::show);
        routes.delete(PATH, this::signOut);
    }

    private void signIn(Context context) {
        if (!StaffAccess.isJson(context)) {
            throw Refusal.notAllowed("Content-Type must be application/json");
        }
        // Otherwise a page elsewhere could sign its visitor in to a session of its own making.
        if (context.header("Origin") != null) {
            StaffAccess.checkOwnOrigin(context);
        }
        Value token = Body.json(context).member("token");
        if (token.type() != Value.TEXT) {
            throw Refusal.invalidArgument("token must be a string");
        }
        Organization organization = tokens.organizationOf(token.text())
                .orElseThrow(() -> new Refusal(401, ErrorCode.NOT_ALLOWED, "this is not the staff token"));
        context.cookie(cookie(context, sessions.begin(organization), (int) ConsoleSessions.LIFETIME.toSeconds()));
        context.status(204);
    }

    private void show(Context context) {
        String session = session(context);
        Organization organization = organizationOf(session);
        context.header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(Json.write(Json.object()
                        .put("organization_id", organization.id())
                        .put("csrf_token", ConsoleSessions.csrfToken(session))));
    }

    private void signOut(Context context) {
        String session = session(context);
        organizationOf(session);
        StaffAccess.checkMadeByConsole(context);
        sessions.end(session);
        context.cookie(cookie(context, "", 0));
        context.status(204);
    }

    private static String session(Context context) {
        String session = context.cookie(StaffAccess.COOKIE);
        if (session == null) {
            throw StaffAccess.unknown();
        }
        return session;
    }

    private Organization organizationOf(String session) {
        return sessions.organizationOf(session).orElseThrow(StaffAccess::unknown);
    }

    private static Cookie cookie(Context context, String value, int seconds) {
        Cookie cookie = new Cookie(StaffAccess.COOKIE, value);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(OwnOrigin.isSecure(context));
        cookie.setSameSite(SameSite.STRICT);
        return cookie;
    }
}

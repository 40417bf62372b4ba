package com.giosg.demo.staff;

import com.giosg.demo.http.Hashes;
import com.giosg.demo.http.OwnOrigin;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.organizations.Organization;
import com.giosg.tag.rules.ErrorCode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;

/** Who may use the staff API: the bearer of a staff token, or of a console session's cookie. */
public final class StaffAccess {
    static final String COOKIE = "giosg_console";
    private static final String SCHEME = "Token ";

    private final StaffTokens tokens;
    private final ConsoleSessions sessions;

    public StaffAccess(StaffTokens tokens, ConsoleSessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /**
     * The organisation whose staff sent a request.
     *
     * @throws Refusal 401 for strangers; 403 for a write by cookie that the console itself did not make
     */
    Organization organizationOf(Context context) {
        Organization organization = find(context).orElseThrow(StaffAccess::unknown);
        if (context.header("Authorization") == null && isWrite(context)) {
            checkMadeByConsole(context);
        }
        return organization;
    }

    /**
     * Lets in whoever is staff, of whatever organisation.
     *
     * @throws Refusal as of {@link #organizationOf}
     */
    public void admit(Context context) {
        organizationOf(context);
    }

    /** Whether a request's token or session, accepted before, still is. */
    public boolean isStillAllowed(Context context) {
        return find(context).isPresent();
    }

    private Optional<Organization> find(Context context) {
        String authorization = context.header("Authorization");
        if (authorization != null) {
            return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                    ? tokens.organizationOf(
                            authorization.substring(SCHEME.length()).strip())
                    : Optional.empty();
        }
        String session = context.cookie(COOKIE);
        return session == null ? Optional.empty() : sessions.organizationOf(session);
    }

    /**
     * A cookie goes along with whatever a browser sends, from pages on other ports of this host too. A write must
     * therefore show what only the console's own pages can send.
     *
     * @throws Refusal 403
     */
    static void checkMadeByConsole(Context context) {
        boolean hasBody =
                context.req().getContentLengthLong() != 0 && !context.method().equals(HandlerType.DELETE);
        if (hasBody && !isJson(context)) {
            throw Refusal.notAllowed("Content-Type must be application/json");
        }
        checkOwnOrigin(context);
        String given = context.header("X-CSRF-Token");
        String session = context.cookie(COOKIE);
        if (given == null || session == null || !Hashes.equal(given, ConsoleSessions.csrfToken(session))) {
            throw Refusal.notAllowed("X-CSRF-Token must be the session's csrf_token");
        }
    }

    static void checkOwnOrigin(Context context) {
        if (!OwnOrigin.of(context).equals(context.header("Origin"))) {
            throw Refusal.notAllowed("Origin must be this server's own");
        }
    }

    static boolean isJson(Context context) {
        String type = context.contentType();
        return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }

    private static boolean isWrite(Context context) {
        return !context.method().equals(HandlerType.GET) && !context.method().equals(HandlerType.HEAD);
    }

    static Refusal unknown() {
        return new Refusal(401, ErrorCode.NOT_ALLOWED, "a staff token or a console session is needed");
    }
}

package com.giosg.demo.script;

import com.giosg.demo.http.Reads;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.organizations.Organization;
import com.giosg.demo.organizations.Organizations;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * {@code GET /live2/{organization id}} and, for older script tags, {@code GET /live/{number}}: the tag with the
 * organisation's public settings (contract section 3).
 */
public final class ScriptRoutes {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Organizations organizations;
    private final String compiled = TagScript.compiled();
    private final Map<String, TagScript> scripts = new ConcurrentHashMap<>();

    /** Makes the scripts of all organisations ready, so that no page waits for it. */
    public ScriptRoutes(Organizations organizations) {
        this.organizations = organizations;
        organizations.all().forEach(this::settingsChanged);
    }

    /** Makes an organisation's script anew. */
    public void settingsChanged(Organization organization) {
        scripts.put(organization.id(), TagScript.of(compiled, organization));
    }

    public void register(RoutesConfig routes) {
        Reads.add(routes, "/live2/{organization}", this::byId);
        Reads.add(routes, "/live/{number}", this::byNumber);
    }

    private void byId(Context context) {
        String id = context.pathParam("organization");
        // A script that is ready waits for no database.
        send(context, Optional.ofNullable(scripts.get(id)).or(() -> organizations.find(id).map(this::script)));
    }

    private void byNumber(Context context) {
        String number = context.pathParam("number");
        Optional<Organization> organization = NUMBER.matcher(number).matches()
                ? organizations.findByNumber(Long.parseLong(number)) : Optional.empty();
        send(context, organization.map(this::script));
    }

    private TagScript script(Organization organization) {
        return scripts.computeIfAbsent(organization.id(), id -> TagScript.of(compiled, organization));
    }

    private static void send(Context context, Optional<TagScript> found) {
        TagScript script = found.orElseThrow(() -> Refusal.notFound("there is no such organisation"));
        context.header("Cache-Control", "public, max-age=60, stale-while-revalidate=86400")
                .header("Vary", "Accept-Encoding")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Timing-Allow-Origin", "*")
                .contentType("text/javascript;charset=utf-8");
        script.accepted(context.header("Accept-Encoding")).send(context);
    }
}

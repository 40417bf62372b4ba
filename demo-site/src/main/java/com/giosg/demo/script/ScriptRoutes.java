package com.giosg.demo.script;

import com.giosg.demo.chat.ChatSettings;
import com.giosg.demo.database.Database;
import com.giosg.demo.http.OwnOrigin;
import com.giosg.demo.http.Reads;
import com.giosg.demo.organizations.Organization;
import com.giosg.demo.organizations.Organizations;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /live2/{organization id}} and, for older script tags, {@code GET /live/{number}}: the tag with the
 * organisation's public settings (contract section 3); {@code GET /live/} for those that say the number nowhere but in
 * the page. {@code GET /live2/chat/{hash}/launcher.js?{language}} and
 * {@code …/window.js?{language}}: the chat; {@code …/phone.js?{language}}: the phone; {@code …/words.js}: why a call was
 * refused. {@code GET
 * /assets/console/operator.js}: the operator's end of a call, compiled as they are.
 */
public final class ScriptRoutes {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final String KEPT_A_MINUTE = "public, max-age=60, stale-while-revalidate=86400";
    private static final String KEPT_FOR_EVER = "public, max-age=31536000, immutable";

    private final @Nullable String publicUrl;
    private final Database database;
    private final Organizations organizations;
    private final ChatScript chat = new ChatScript();
    private final TagScript tag = new TagScript(chat);
    /** The text of an ES module; null when it was not built. */
    private final @Nullable Compressed operator = compressed("/giosg-operator.js");

    private final Map<String, OpenEnded> scripts = new ConcurrentHashMap<>();
    private final NumberScript numbers = new NumberScript();

    /**
     * Makes the scripts of all organisations ready, so that no page waits for it.
     *
     * @param publicUrl the origin under which pages reach this server; null for the one that each asks for
     */
    public ScriptRoutes(Database database, Organizations organizations, @Nullable String publicUrl) {
        this.publicUrl = publicUrl;
        this.database = database;
        this.organizations = organizations;
        organizations.all().forEach(this::script);
    }

    /**
     * Has an organisation's script made anew for whoever asks for it next: were the database away just now, the former
     * settings would stay for ever.
     */
    public void settingsChanged(Organization organization) {
        // One that is being made may have been read before: this waits for it.
        scripts.remove(organization.id());
    }

    private OpenEnded make(Organization organization) {
        return tag.of(organization, database.read(sql -> ChatSettings.of(sql, organization.id())));
    }

    public void register(RoutesConfig routes) {
        Reads.add(routes, "/live2/{organization}", this::byId);
        Reads.add(routes, "/live/", context -> numbers.send(context, KEPT_A_MINUTE, end(context)));
        Reads.add(routes, "/live/{number}", this::byNumber);
        Reads.add(routes, "/live2/chat/{hash}/{script}.js", this::chat);
        Reads.add(routes, "/assets/console/operator.js", this::operator);
    }

    private void byId(Context context) {
        String id = context.pathParam("organization");
        // A script that is ready waits for no database.
        send(
                context,
                Optional.ofNullable(scripts.get(id))
                        .or(() -> organizations.find(id).map(this::script)));
    }

    private void byNumber(Context context) {
        String number = context.pathParam("number");
        Optional<Organization> organization = NUMBER.matcher(number).matches()
                ? organizations.findByNumber(Long.parseLong(number))
                : Optional.empty();
        send(context, organization.map(this::script));
    }

    private OpenEnded script(Organization organization) {
        return scripts.computeIfAbsent(organization.id(), id -> make(organization));
    }

    private void send(Context context, Optional<OpenEnded> script) {
        if (script.isPresent()) {
            script.get().send(context, KEPT_A_MINUTE, end(context));
        } else {
            UnknownScript.SCRIPT.send(context, "no-store");
        }
    }

    /** The backend's origin, and what ends the call of the script. */
    private String end(Context context) {
        return '"' + (publicUrl == null ? OwnOrigin.of(context) : publicUrl) + "\")";
    }

    private static @Nullable Compressed compressed(String resource) {
        String text = Resource.text(resource);
        return text == null ? null : new Compressed(text);
    }

    private void operator(Context context) {
        if (operator == null) {
            throw new IllegalStateException("the compiled end of a call is missing: build the module tag-web");
        }
        operator.send(context, "no-cache");
    }

    private void chat(Context context) {
        boolean isCurrent = chat.isCurrent(context.pathParam("hash"));
        chat.get(context.pathParam("script"), context.queryString())
                .send(context, isCurrent ? KEPT_FOR_EVER : "no-cache");
    }
}

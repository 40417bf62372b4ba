package com.giosg.tag.web;

import com.giosg.tag.browser.BrowserRandomness;
import com.giosg.tag.browser.JsonValue;
import com.giosg.tag.ports.Storage;
import com.giosg.tag.ports.Visitor;
import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;

/**
 * The visitor as the browser remembers them (contract section 4): id and secret in localStorage, which no other host can
 * write, and in the cookies {@code giosg_chat_id_ORG} and {@code giosg_sgid_ORG}. Where nothing can be kept, the page's
 * memory.
 */
final class BrowserVisitor implements Visitor {
    private static final int YEAR = 31_536_000;
    private static final int ID_END = 37;
    private static final int SECRET_END = 69;
    /** A UUID and 128 bits in hexadecimal, as a string of JSON. */
    private static final String PAIR = "\"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{44}\"";

    private final Storage local;
    private final String organization;
    private final String key;
    /** What the page reads of the visitor. */
    final Globals.Giosg giosg;
    /** Told of the visitor too; set before the first answer. */
    @SuppressWarnings("NullAway.Init")
    ChatScript chat;

    /** The id and the secret behind it, in quotes; null while only the backend can make them. */
    private @Nullable String pair;

    BrowserVisitor(Storage local, String organization) {
        this.local = local;
        this.organization = organization;
        this.key = "giosg_visitor_".concat(organization);
        this.giosg = Globals.giosg(organization, () -> id());
    }

    /** Read anew each time, as another tab may have made the visitor, or made it anew, at the same moment. */
    @Override
    public @Nullable String id() {
        String kept = local.read(key).json();
        String cookies = cookies(organization);
        if (kept.matches(PAIR)) {
            // Cookies get another year from this visit on.
            if (!kept.equals(pair) || !kept.equals(cookies)) {
                write(kept);
            }
        } else if (!cookies.equals(pair) && cookies.matches(PAIR) && areOfThisHost()) {
            write(cookies);
        } else if (pair == null) {
            mint();
        }
        return pair == null ? null : pair.substring(1, ID_END);
    }

    @Override
    public @Nullable String secret() {
        return pair == null ? null : pair.substring(ID_END, SECRET_END);
    }

    // Whose secret was refused has one.
    @Override
    @SuppressWarnings("NullAway")
    public void renew() {
        String refused = pair;
        id();
        if (pair.equals(refused)) {
            mint();
        }
    }

    @Override
    public void update(Value visitor) {
        if (visitor.member("secret").type() == Value.TEXT) {
            write(visitor.member("id").text(), visitor.member("secret").text());
        }
        chat.update(((JsonValue) visitor).value);
        giosg.setRooms(((JsonValue) visitor.member("rooms")).value);
        giosg.setSessionUuid(((JsonValue) visitor.member("session_id")).value);
        giosg.setVisitCount(((JsonValue) visitor.member("visit_count")).value);
    }

    /** Where there is no good randomness, the backend mints. */
    // A browser that has the one has the other.
    @SuppressWarnings("NullAway")
    private void mint() {
        String secret = BrowserRandomness.secret();
        if (secret != null) {
            write(uuid(BrowserRandomness.secret()), secret);
        }
    }

    private void write(String id, String secret) {
        write("\"".concat(id).concat(secret).concat("\""));
    }

    private void write(String made) {
        pair = made;
        local.write(key, made);
        writeCookies(organization, pair.substring(1, ID_END), secret(), YEAR);
    }

    /**
     * Whether the cookies vanish when they are deleted as this host's own: a sibling host can set some for the whole
     * domain, or for a longer path, which then come first.
     */
    private boolean areOfThisHost() {
        writeCookies(organization, "", "", 0);
        return cookies(organization).equals("\"\"");
    }

    /** Both cookies' values as {@link #pair} has them; nothing of one that is not there, nonsense of one that is twice. */
    @JSBody(params = "organization", script = """
            return '"' + ['chat_id_', 'sgid_'].map(function (name) {
              try {
                var parts = ('; ' + document.cookie).split('; giosg_' + name + organization + '=');
                return parts.length == 2 ? parts[1].split(';')[0] : parts.length - 1 || '';
              } catch (e) {}
            }).join('') + '"';
            """)
    private static native String cookies(String organization);

    @JSBody(
            params = {"organization", "id", "secret", "age"},
            script = """
            ['chat_id_' + organization + '=' + id, 'sgid_' + organization + '=' + secret].map(function (cookie) {
              try {
                document.cookie = 'giosg_' + cookie + '; path=/; samesite=lax; max-age=' + age
                  + (location.protocol == 'https:' ? '; secure' : '');
              } catch (e) {}
            });
            """)
    private static native void writeCookies(String organization, String id, @Nullable String secret, int age);

    /** The UUID (version 4) that 128 random bits make. */
    @JSBody(params = "bits", script = "return bits.replace(/(.{8})(.{4}).(.{3}).(.{3})(.{12})/, '$1-$2-4$3-a$4-$5');")
    private static native String uuid(String bits);
}

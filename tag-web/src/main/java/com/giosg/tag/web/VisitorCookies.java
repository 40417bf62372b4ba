package com.giosg.tag.web;

import com.giosg.tag.browser.BrowserRandomness;
import com.giosg.tag.browser.JsonValue;
import com.giosg.tag.ports.Visitor;
import com.giosg.tag.rules.Value;
import org.teavm.jso.JSBody;

/**
 * The visitor as the customer's domain remembers them: the cookies {@code giosg_chat_id_ORG} (id) and
 * {@code giosg_sgid_ORG} (secret) of contract section 4, "Storage". Where cookies cannot be kept, the page's memory.
 */
final class VisitorCookies implements Visitor {
    private static final String UUID = "[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}";
    private static final String SECRET = "[\\da-f]{32}";

    private final String idCookie;
    private final String secretCookie;
    /** What the page reads of the visitor. */
    final Globals.Giosg giosg;
    /** Told of the visitor too. */
    ChatScript chat;
    private String id;
    private String secret;

    VisitorCookies(String organization) {
        this.idCookie = "giosg_chat_id_".concat(organization);
        this.secretCookie = "giosg_sgid_".concat(organization);
        this.giosg = Globals.giosg(organization, () -> id());
    }

    /** Read anew each time, as another tab may have made the visitor, or made it anew, at the same moment. */
    @Override
    public String id() {
        String storedId = read(idCookie, UUID);
        String storedSecret = read(secretCookie, SECRET);
        if (storedId != null && storedSecret != null) {
            boolean unchanged = storedId.equals(id);
            id = storedId;
            secret = storedSecret;
            if (!unchanged) {
                // Another year from this visit on.
                write();
            }
        } else if (id == null) {
            mint();
        }
        return id;
    }

    @Override
    public String secret() {
        return secret;
    }

    @Override
    public void renew() {
        String refused = id;
        if (refused.equals(id())) {
            mint();
        }
    }

    @Override
    public void update(Value visitor) {
        if (visitor.member("secret").type() == Value.TEXT) {
            id = visitor.member("id").text();
            secret = visitor.member("secret").text();
            write();
        }
        chat.update(((JsonValue) visitor).value);
        giosg.setRooms(((JsonValue) visitor.member("rooms")).value);
        giosg.setSessionUuid(((JsonValue) visitor.member("session_id")).value);
        giosg.setVisitCount(((JsonValue) visitor.member("visit_count")).value);
    }

    /** Where there is no good randomness, what is written is no visitor, and the backend mints. */
    private void mint() {
        secret = BrowserRandomness.secret();
        id = secret == null ? null : uuid(BrowserRandomness.secret());
        write();
    }

    private void write() {
        write(idCookie, id);
        write(secretCookie, secret);
    }

    @JSBody(params = {"name", "pattern"}, script = """
            try {
              return RegExp('(?:^|; )' + name + '=(' + pattern + ')(?:;|$)').exec(document.cookie)[1];
            } catch (e) {
              return null;
            }
            """)
    private static native String read(String name, String pattern);

    @JSBody(params = {"name", "value"}, script = """
            try {
              document.cookie = name + '=' + value + '; path=/; max-age=31536000; samesite=lax'
                + (location.protocol == 'https:' ? '; secure' : '');
            } catch (e) {}
            """)
    private static native void write(String name, String value);

    /** The UUID (version 4) that 128 random bits make. */
    @JSBody(params = "bits", script = "return bits.replace(/(.{8})(.{4}).(.{3}).(.{3})(.{12})/, '$1-$2-4$3-a$4-$5');")
    private static native String uuid(String bits);
}

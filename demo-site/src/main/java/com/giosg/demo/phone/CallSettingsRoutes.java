package com.giosg.demo.phone;

import com.giosg.demo.database.Database;
import com.giosg.demo.events.Action;
import com.giosg.demo.events.Event;
import com.giosg.demo.events.Events;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.JsonValue;
import com.giosg.demo.secrets.Seal;
import com.giosg.demo.staff.StaffApi;
import com.giosg.demo.staff.StaffRequest;
import com.giosg.tag.rules.Text;
import com.giosg.tag.rules.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET} and {@code PATCH /call_settings} in the staff API: {@code {ring_seconds?, stun_urls?, turn_urls?,
 * turn_secret?}}, where a secret of null is none. The secret is never told, only whether there is one.
 */
public final class CallSettingsRoutes {
    private static final int LEAST_RING_SECONDS = 5;
    private static final int MOST_RING_SECONDS = 300;
    private static final int MOST_URLS = 5;
    private static final int CHARACTERS = 255;
    /** RFC 7064 and RFC 7065; of anything else a browser would make no connection at all. */
    private static final String SERVER = ":([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?";

    private static final Pattern STUN = Pattern.compile("stuns?" + SERVER);
    private static final Pattern TURN = Pattern.compile("turns?" + SERVER + "(\\?transport=(udp|tcp))?");

    private final Database database;
    private final Events events;
    private final Seal seal;

    public CallSettingsRoutes(Database database, Events events, Seal seal) {
        this.database = database;
        this.events = events;
        this.seal = seal;
    }

    public void register(StaffApi api) {
        api.get("/call_settings", this::show);
        api.patch("/call_settings", this::change);
    }

    private void show(StaffRequest request) {
        request.answer(
                200,
                database.read(sql -> CallSettings.of(sql, request.organization().id()))
                        .json());
    }

    private void change(StaffRequest request) {
        JsonValue body = request.body();
        String organization = request.organization().id();
        Integer ringSeconds = ringSeconds(body.member("ring_seconds"));
        List<String> stunUrls = urls(body, "stun_urls", STUN, "stun: or stuns:");
        List<String> turnUrls = urls(body, "turn_urls", TURN, "turn: or turns:");
        boolean changesSecret = Arrays.asList(body.keys()).contains("turn_secret");
        String secret = secret(body.member("turn_secret"));
        String sealed = secret == null ? null : CallSettings.seal(seal, organization, secret);
        CallSettings settings = database.write(transaction -> {
            CallSettings before = CallSettings.lock(transaction, organization);
            CallSettings after = new CallSettings(
                    ringSeconds == null ? before.ringSeconds() : ringSeconds,
                    stunUrls == null ? before.stunUrls() : stunUrls,
                    turnUrls == null ? before.turnUrls() : turnUrls,
                    changesSecret ? sealed : before.sealedTurnSecret());
            if (!after.turnUrls().isEmpty() && after.sealedTurnSecret() == null) {
                throw Refusal.invalidArgument("turn_urls need a turn_secret");
            }
            if (!after.equals(before)) {
                after.save(transaction, organization);
                events.publish(
                        transaction,
                        organization,
                        List.of(Event.of(organization, "/call_settings", Action.CHANGED, organization, after.json())));
            }
            return after;
        });
        request.answer(200, settings.json());
    }

    private static @Nullable Integer ringSeconds(Value given) {
        if (given.type() == Value.NULL) {
            return null;
        }
        double number = given.type() == Value.NUMBER ? given.number() : 0;
        if (number < LEAST_RING_SECONDS || number > MOST_RING_SECONDS || number != Math.rint(number)) {
            throw Refusal.invalidArgument(
                    "ring_seconds must be a whole number of " + LEAST_RING_SECONDS + " to " + MOST_RING_SECONDS);
        }
        return (int) number;
    }

    /** Null when they are not given. */
    private static @Nullable List<String> urls(JsonValue body, String key, Pattern form, String schemes) {
        JsonValue given = body.member(key);
        if (given.type() == Value.NULL) {
            return null;
        }
        if (given.type() != Value.ARRAY || given.size() > MOST_URLS) {
            throw Refusal.invalidArgument(key + " must be an array of at most " + MOST_URLS + " addresses");
        }
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            JsonValue url = given.item(i);
            if (url.type() != Value.TEXT
                    || url.text().length() > CHARACTERS
                    || !form.matcher(url.text()).matches()) {
                throw Refusal.invalidArgument(key + " must be addresses of at most " + CHARACTERS
                        + " characters that begin with " + schemes + " and name a host");
            }
            urls.add(url.text());
        }
        return urls;
    }

    private static @Nullable String secret(Value given) {
        if (given.type() == Value.NULL) {
            return null;
        }
        if (given.type() != Value.TEXT
                || given.text().isEmpty()
                || given.text().length() > CHARACTERS
                || !Text.isWellFormed(given.text())) {
            throw Refusal.invalidArgument("turn_secret must be null or a string of 1 to " + CHARACTERS
                    + " characters, without U+0000 or half a surrogate pair");
        }
        return given.text();
    }
}

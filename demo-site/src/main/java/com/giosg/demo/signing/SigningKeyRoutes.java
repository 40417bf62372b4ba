package com.giosg.demo.signing;

import com.giosg.demo.database.Database;
import com.giosg.demo.events.Action;
import com.giosg.demo.events.Event;
import com.giosg.demo.events.Events;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.JsonValue;
import com.giosg.demo.signing.SigningKeys.Kind;
import com.giosg.demo.staff.StaffApi;
import com.giosg.demo.staff.StaffRequest;
import com.giosg.tag.rules.Text;
import com.giosg.tag.rules.Value;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The signing keys in the staff API: {@code PUT {secret?, public_key?, revoke_previous?}} (contract section 7). {@code
 * revoke_previous} is for what it comes with; alone it ends the hour of former secrets, with the public key in use that
 * of former public keys. Beyond the contract: {@code GET}, which says what is set and until when former keys are valid,
 * and never a secret; and an event when that changes.
 */
public final class SigningKeyRoutes {
    private static final String PATH = "/signing_key";
    private static final Set<String> MEMBERS = Set.of("secret", "public_key", "revoke_previous");

    private final Database database;
    private final SigningKeys keys;
    private final Events events;

    public SigningKeyRoutes(Database database, SigningKeys keys, Events events) {
        this.database = database;
        this.keys = keys;
        this.events = events;
    }

    public void register(StaffApi api) {
        api.get(PATH, this::show);
        api.put(PATH, this::change);
    }

    private void show(StaffRequest request) {
        request.answer(200, database.read(sql -> keys.json(sql, request.organization().id())));
    }

    private void change(StaffRequest request) {
        JsonValue body = request.body();
        Map<Kind, String> given = new EnumMap<>(Kind.class);
        if (body.member("secret").type() != Value.NULL) {
            given.put(Kind.SECRET, secret(body.member("secret")));
        }
        if (body.member("public_key").type() != Value.NULL) {
            given.put(Kind.PUBLIC_KEY, publicKey(body.member("public_key")));
        }
        for (String name : body.keys()) {
            // A misspelt revoke_previous would leave a leaked secret valid.
            if (!MEMBERS.contains(name)) {
                throw Refusal.invalidArgument("the body may hold secret, public_key and revoke_previous, and no more");
            }
        }
        boolean revokes = Boolean.TRUE.equals(StaffRequest.flag(body, "revoke_previous"));
        if (given.isEmpty() && !revokes) {
            throw Refusal.invalidArgument("secret or public_key is missing");
        }
        Set<Kind> revoked = !revokes ? Set.of() : given.isEmpty() ? Set.of(Kind.SECRET) : given.keySet();
        String organization = request.organization().id();
        database.write(transaction -> {
            given.forEach((kind, key) -> keys.set(transaction, organization, kind, key));
            revoked.forEach(kind -> keys.revokeFormer(transaction, organization, kind));
            events.publish(transaction, organization, List.of(Event.of(organization, PATH, Action.CHANGED,
                    organization, keys.json(transaction.sql(), organization))));
            return null;
        });
        request.answerNothing();
    }

    private static String secret(Value given) {
        if (given.type() != Value.TEXT || given.text().isEmpty() || !Text.isWellFormed(given.text())) {
            throw Refusal.invalidArgument(
                    "secret must be a string that is not empty, without U+0000 or half a surrogate pair");
        }
        return given.text();
    }

    private static String publicKey(Value given) {
        if (given.type() != Value.TEXT) {
            throw Refusal.invalidArgument("public_key must be a string");
        }
        return PublicKeys.write(PublicKeys.read(given.text()));
    }
}

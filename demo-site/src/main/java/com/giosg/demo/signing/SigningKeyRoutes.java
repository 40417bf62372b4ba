package com.giosg.demo.signing;

import com.giosg.demo.database.Database;
import com.giosg.demo.database.Transaction;
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
import java.util.function.BiConsumer;

/**
 * The signing keys in the staff API: {@code PUT {secret?, public_key?, revoke_previous?}} (contract section 7), where
 * {@code revoke_previous} is for the kinds of keys that it comes with. Beyond the contract: {@code GET}, which says what
 * is set and until when former keys are valid, and never a secret; {@code DELETE /signing_key/previous_secret} and
 * {@code /signing_key/previous_public_key}, which end the hour of former keys; and an event when any of that changes.
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
        for (Kind kind : Kind.values()) {
            api.delete(PATH + "/previous_" + kind.name, request -> revokeFormer(request, kind));
        }
    }

    private void show(StaffRequest request) {
        request.answer(
                200, database.read(sql -> keys.json(sql, request.organization().id())));
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
        if (given.isEmpty()) {
            throw Refusal.invalidArgument("secret or public_key is missing");
        }
        write(
                request,
                (transaction, organization) -> given.forEach((kind, key) -> {
                    keys.set(transaction, organization, kind, key);
                    if (revokes) {
                        keys.revokeFormer(transaction, organization, kind);
                    }
                }));
    }

    private void revokeFormer(StaffRequest request, Kind kind) {
        write(request, (transaction, organization) -> keys.revokeFormer(transaction, organization, kind));
    }

    private void write(StaffRequest request, BiConsumer<Transaction, String> change) {
        String organization = request.organization().id();
        database.write(transaction -> {
            change.accept(transaction, organization);
            events.publish(
                    transaction,
                    organization,
                    List.of(Event.of(
                            organization,
                            PATH,
                            Action.CHANGED,
                            organization,
                            keys.json(transaction.sql(), organization))));
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

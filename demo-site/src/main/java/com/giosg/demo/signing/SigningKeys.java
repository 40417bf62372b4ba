package com.giosg.demo.signing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.database.Database;
import com.giosg.demo.database.Transaction;
import com.giosg.demo.json.Json;
import com.giosg.demo.secrets.Seal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What an organisation's signed variables are checked with: a secret that it shares with us, for HS*, sha1 and md5, and
 * a public key, for RS*. Either can be changed; the former one stays valid for an hour, so that pages already open do
 * not fail (contract section 7).
 */
public final class SigningKeys {
    /** How long a former key stays valid. */
    static final Duration GRACE = Duration.ofHours(1);

    /** A secret of fewer bytes can be guessed by who has seen something signed; the documentation's example has 11. */
    private static final int SHORT_BYTES = 16;

    /** The kinds of keys; one is never used as the other. */
    public enum Kind {
        /** Any text; its UTF-8 bytes are the key. */
        SECRET("secret"),
        /** An RSA key, as {@link PublicKeys} writes it. */
        PUBLIC_KEY("public_key");

        /** The name in the staff API, and in the database. */
        final String name;

        Kind(String name) {
            this.name = name;
        }
    }

    private static final String SELECT = "SELECT organization_id, kind, sealed FROM signing_keys";
    private static final String SELECT_KIND = SELECT + " WHERE organization_id = :organization AND kind = :kind";

    private final Database database;
    private final Seal seal;
    private final Clock clock;

    public SigningKeys(Database database, Seal seal, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * Makes sure that the stored keys can be read.
     *
     * @throws IllegalStateException when they were sealed with another encryption key; the message says so
     */
    public void check() {
        database.read(sql -> sql.createQuery(SELECT)
                .map((row, context) -> {
                    try {
                        return open(row);
                    } catch (IllegalStateException e) {
                        throw new IllegalStateException(
                                "the database's secrets were sealed with another encryption"
                                        + " key: set GIOSG_ENCRYPTION_KEY to that one, or put its file back into the data folder");
                    }
                })
                .list());
    }

    /** The keys that are valid now, the newest first. */
    List<String> valid(Handle sql, String organization, Kind kind) {
        return sql.createQuery(SELECT_KIND + " AND (valid_until IS NULL OR valid_until > :now) ORDER BY position DESC")
                .bind("organization", organization)
                .bind("kind", kind.name)
                .bind("now", clock.millis())
                .map((row, context) -> open(row))
                .list();
    }

    /** The secret to sign with; empty when none was set. */
    public Optional<String> secret(String organization) {
        return database.read(sql -> inUse(sql, organization, Kind.SECRET));
    }

    /** The secrets that are valid now, the newest first. */
    public List<String> validSecrets(String organization) {
        check();
        return database.read(sql -> valid(sql, organization, Kind.SECRET));
    }

    private Optional<String> inUse(Handle sql, String organization, Kind kind) {
        return sql.createQuery(SELECT_KIND + " AND valid_until IS NULL")
                .bind("organization", organization)
                .bind("kind", kind.name)
                .map((row, context) -> open(row))
                .findOne();
    }

    private String open(ResultSet row) throws SQLException {
        return seal.open(row.getString("sealed"), owner(row.getString("organization_id"), row.getString("kind")));
    }

    /** Puts a key in use; the one before stays valid for an hour. The one that is in use already is left as it is. */
    public void set(Transaction transaction, String organization, Kind kind, String key) {
        Handle sql = transaction.sql();
        // Locks the organisation: of two changes at once, one comes after the other.
        sql.createUpdate("UPDATE organizations SET name = name WHERE id = :organization")
                .bind("organization", organization)
                .execute();
        if (inUse(sql, organization, kind).filter(key::equals).isPresent()) {
            return;
        }
        long now = clock.millis();
        sql.createUpdate("""
                        UPDATE signing_keys SET valid_until = :until
                        WHERE organization_id = :organization AND kind = :kind AND valid_until IS NULL""")
                .bind("until", now + GRACE.toMillis())
                .bind("organization", organization)
                .bind("kind", kind.name)
                .execute();
        sql.createUpdate("""
                        INSERT INTO signing_keys (organization_id, kind, sealed, created_at)
                        VALUES (:organization, :kind, :sealed, :now)""")
                .bind("organization", organization)
                .bind("kind", kind.name)
                .bind("sealed", seal.close(key, owner(organization, kind.name)))
                .bind("now", now)
                .execute();
    }

    /** Ends the hour of former keys at once. */
    void revokeFormer(Transaction transaction, String organization, Kind kind) {
        transaction
                .sql()
                .createUpdate("""
                        DELETE FROM signing_keys
                        WHERE organization_id = :organization AND kind = :kind AND valid_until IS NOT NULL""")
                .bind("organization", organization)
                .bind("kind", kind.name)
                .execute();
    }

    /**
     * What staff see: since when there is a secret, whether it is short enough to be guessed, until when a former one is valid, the same of the public key, and
     * the public key itself; the secret never.
     */
    ObjectNode json(Handle sql, String organization) {
        ObjectNode json = Json.object();
        for (Kind kind : Kind.values()) {
            sql.createQuery("""
                            SELECT MAX(CASE WHEN valid_until IS NULL THEN created_at END) AS set_at,
                                MAX(CASE WHEN valid_until > :now THEN valid_until END) AS former_until
                            FROM signing_keys WHERE organization_id = :organization AND kind = :kind""")
                    .bind("organization", organization)
                    .bind("kind", kind.name)
                    .bind("now", clock.millis())
                    .map((row, context) -> {
                        putTime(json, kind.name + "_set_at", row.getLong("set_at"));
                        putTime(json, "previous_" + kind.name + "_valid_until", row.getLong("former_until"));
                        return json;
                    })
                    .one();
        }
        json.put(
                "is_secret_short",
                inUse(sql, organization, Kind.SECRET)
                        .filter(secret -> secret.getBytes(StandardCharsets.UTF_8).length < SHORT_BYTES)
                        .isPresent());
        json.put("public_key", inUse(sql, organization, Kind.PUBLIC_KEY).orElse(null));
        return json;
    }

    private static void putTime(ObjectNode json, String key, long time) {
        // SQL's NULL reads as 0.
        if (time == 0) {
            json.putNull(key);
        } else {
            Json.putTime(json, key, time);
        }
    }

    /** Throws away the keys whose hour is over. */
    public void purge() {
        database.write(transaction -> transaction
                .sql()
                .createUpdate("DELETE FROM signing_keys WHERE valid_until <= :now")
                .bind("now", clock.millis())
                .execute());
    }

    private static String owner(String organization, String kind) {
        return organization + " " + kind;
    }
}

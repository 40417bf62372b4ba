package com.giosg.demo.phone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.database.Transaction;
import com.giosg.demo.json.Json;
import com.giosg.demo.json.JsonValue;
import com.giosg.demo.secrets.Seal;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How an organisation's calls are made.
 *
 * @param ringSeconds how long a call rings
 * @param stunUrls servers that tell a browser its address; none, and the two find each other in one network only
 * @param turnUrls servers that pass sound and picture on
 * @param sealedTurnSecret what their users' passwords are made with, sealed; null for none
 */
record CallSettings(
        int ringSeconds,
        List<String> stunUrls,
        List<String> turnUrls,
        @Nullable String sealedTurnSecret) {
    private static final CallSettings DEFAULT = new CallSettings(60, List.of(), List.of(), null);

    /** The settings of an organisation. */
    static CallSettings of(Handle sql, String organization) {
        return sql.createQuery("""
                        SELECT ring_seconds, stun_urls, turn_urls, turn_secret FROM call_settings
                        WHERE organization_id = :organization""")
                .bind("organization", organization)
                .map((row, context) -> new CallSettings(
                        row.getInt("ring_seconds"),
                        texts(row.getString("stun_urls")),
                        texts(row.getString("turn_urls")),
                        row.getString("turn_secret")))
                .findOne()
                .orElse(DEFAULT);
    }

    private static List<String> texts(String array) {
        JsonValue value = JsonValue.read(array);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            texts.add(value.item(i).text());
        }
        return texts;
    }

    /** The settings of an organisation, which nobody else changes before the transaction ends. */
    static CallSettings lock(Transaction transaction, String organization) {
        transaction
                .sql()
                .createUpdate("""
                        INSERT INTO call_settings (organization_id, ring_seconds, stun_urls, turn_urls)
                        VALUES (:organization, :ringSeconds, '[]', '[]')
                        ON CONFLICT (organization_id) DO UPDATE SET ring_seconds = call_settings.ring_seconds""")
                .bind("organization", organization)
                .bind("ringSeconds", DEFAULT.ringSeconds)
                .execute();
        return of(transaction.sql(), organization);
    }

    /** Makes these the settings of an organisation that {@link #lock} has locked. */
    void save(Transaction transaction, String organization) {
        transaction
                .sql()
                .createUpdate("""
                        UPDATE call_settings SET ring_seconds = :ringSeconds, stun_urls = :stunUrls,
                            turn_urls = :turnUrls, turn_secret = :turnSecret WHERE organization_id = :organization""")
                .bind("organization", organization)
                .bind("ringSeconds", ringSeconds)
                .bind("stunUrls", Json.write(Json.array(stunUrls)))
                .bind("turnUrls", Json.write(Json.array(turnUrls)))
                .bind("turnSecret", sealedTurnSecret)
                .execute();
    }

    /** A secret as it is kept. */
    static String seal(Seal seal, String organization, String turnSecret) {
        return seal.close(turnSecret, owner(organization));
    }

    /** The secret; only where there is one. */
    @SuppressWarnings("NullAway")
    String turnSecret(Seal seal, String organization) {
        return seal.open(sealedTurnSecret, owner(organization));
    }

    private static String owner(String organization) {
        return organization + " turn_secret";
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("ring_seconds", ringSeconds);
        json.set("stun_urls", Json.array(stunUrls));
        json.set("turn_urls", Json.array(turnUrls));
        json.put("has_turn_secret", sealedTurnSecret != null);
        return json;
    }
}

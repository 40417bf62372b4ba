package com.giosg.demo;

import com.giosg.demo.database.Database;
import com.giosg.demo.goals.Goals;
import com.giosg.demo.organizations.Organization;
import com.giosg.demo.organizations.Organizations;
import com.giosg.demo.rooms.Rooms;
import com.giosg.demo.signing.SigningKeys;
import java.util.List;

/** The organisation that every example of the public documentation works in (contract section 2). */
public final class DemoOrganization {
    public static final String ID = "826100fd-b473-49b0-bafd-d7332622bae8";
    private static final int NUMBER = 1;
    private static final List<String> DOMAINS = List.of("localhost", "127.0.0.1", "shop.localhost");
    private static final List<String> ROOMS_BY_NAME =
            List.of("My room", "My custom room", "Another room", "Special room", "Sales", "Sales room", "Support room");
    private static final List<String> ROOMS_BY_ID = List.of(
            "kbio5de27gjo767wcqaafh7g6mpluvar4ofiausuac7acbam",
            "6d8b3520-9384-11ed-a80e-0242ac1100271",
            "12345689-1234-5678-9012-345678901234");
    private static final String GOAL = "2870f654-c6a7-11e6-8a67-60f81db030fe";
    private static final double GOAL_VALUE = 10;

    /**
     * Makes the organisation in a database that holds none; leaves any other as it is.
     *
     * @param signingSecret what its server shares with us to sign visitor variables
     */
    public static void seed(Database database, SigningKeys keys, String signingSecret, long now) {
        database.write(transaction -> {
            // Another instance may be about to do the same.
            transaction.lock(List.of("the first organisation"));
            if (!Organizations.isEmpty(transaction.sql())) {
                return null;
            }
            Organization demo = Organizations.create(transaction, ID, NUMBER, "Demo shop", now);
            Organizations.addFeature(transaction, demo, "webrtc_calls");
            DOMAINS.forEach(host -> Rooms.create(transaction, demo, null, host, host, now));
            ROOMS_BY_NAME.forEach(name -> Rooms.create(transaction, demo, null, name, null, now));
            for (int i = 0; i < ROOMS_BY_ID.size(); i++) {
                Rooms.create(transaction, demo, ROOMS_BY_ID.get(i), "Room " + (i + 1), null, now);
            }
            Goals.create(transaction, demo, GOAL, "Purchase", GOAL_VALUE, now);
            keys.set(transaction, ID, SigningKeys.Kind.SECRET, signingSecret);
            return null;
        });
    }

    /**
     * Whether something signed with a secret is accepted.
     *
     * @param secretOfNew the organisation's secret where it is still to be made
     */
    static boolean hasSecret(SigningKeys keys, String secret, String secretOfNew) {
        List<String> valid = keys.validSecrets(ID);
        return valid.isEmpty() ? secretOfNew.equals(secret) : valid.contains(secret);
    }

    private DemoOrganization() {}
}

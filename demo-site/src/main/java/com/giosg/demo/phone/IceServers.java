package com.giosg.demo.phone;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.json.Json;
import com.giosg.demo.secrets.Seal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;

/**
 * The servers through which the two browsers of a call find each other, as {@code RTCConfiguration} has them. What a
 * party shows itself to a TURN server by is its own, and valid for a while only: the username says until when, and the
 * password is made of it with a secret that the server knows too (coturn's {@code use-auth-secret}).
 */
final class IceServers {
    private static final Duration VALID = Duration.ofHours(12);

    private final Seal seal;

    IceServers(Seal seal) {
        this.seal = seal;
    }

    /** The servers for a party of a call; none unless the organisation has some. */
    ArrayNode of(Handle sql, PhoneCall call, Party party, long now) {
        CallSettings settings = CallSettings.of(sql, call.organization());
        ArrayNode servers = Json.array();
        if (!settings.stunUrls().isEmpty()) {
            servers.addObject().set("urls", Json.array(settings.stunUrls()));
        }
        if (!settings.turnUrls().isEmpty()) {
            String username = (now + VALID.toMillis()) / 1000 + ":" + call.id() + "-" + party;
            ObjectNode server = servers.addObject();
            server.set("urls", Json.array(settings.turnUrls()));
            server.put("username", username);
            server.put("credential", credential(settings.turnSecret(seal, call.organization()), username));
        }
        return servers;
    }

    /** The password of a username. */
    static String credential(String secret, String username) {
        try {
            // SHA-1, as that is what the servers check by.
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA1", e);
        }
    }
}

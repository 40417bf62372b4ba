package com.giosg.demo.signing;

import com.giosg.demo.http.Refusal;
import com.giosg.demo.signing.SigningKeys.Kind;
import com.giosg.tag.rules.Signing;
import com.giosg.tag.rules.Value;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jose4j.keys.HmacKey;

/** What a customer's server vouched for, as against what a visitor made up (documentation, "Signing visitor variables"). */
public final class SignedVariables {
    private final SigningKeys keys;
    private final Clock clock;

    public SignedVariables(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The variables of a signed call, as JSON texts by key.
     *
     * @param algorithm the call's {@code signing_algorithm}, any but {@code plain}
     * @param signed the call's first argument, of the shape that the rules ask for with this algorithm
     * @throws Refusal {@code invalid_signature} when its signature is not good, or the algorithm unknown
     */
    public Map<String, String> verify(Handle sql, String organization, String algorithm, Value signed) {
        long now = clock.millis();
        if (Signing.isChecksum(algorithm)) {
            return Checksum.verify(signed, algorithm, keys(sql, organization, Kind.SECRET), now);
        }
        if (!Signing.isToken(algorithm)) {
            throw Refusal.invalidSignature("signing_algorithm is not one that is known here");
        }
        return JsonWebToken.verify(
                signed.text(),
                algorithm,
                algorithm.startsWith("HS")
                        ? keys(sql, organization, Kind.SECRET).stream()
                                .map(SignedVariables::hmacKey)
                                .toList()
                        : keys(sql, organization, Kind.PUBLIC_KEY).stream()
                                .map(PublicKeys::read)
                                .toList(),
                now);
    }

    private List<String> keys(Handle sql, String organization, Kind kind) {
        List<String> valid = keys.valid(sql, organization, kind);
        if (valid.isEmpty()) {
            throw Refusal.invalidSignature(
                    "signing_algorithm cannot be checked: the organisation has set no key for it");
        }
        return valid;
    }

    private static HmacKey hmacKey(String secret) {
        return new HmacKey(secret.getBytes(StandardCharsets.UTF_8));
    }
}

package com.giosg.demo.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.http.Reads;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.Json;
import com.giosg.demo.signing.SigningKeys;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;

/**
 * {@code GET /shop/customer}: what the shop's server would sign for a customer who has logged in to it, as {@code
 * {token, payload}}. It signs these words alone, never what a page asks for.
 */
public final class ShopRoutes {
    private static final Map<String, ?> CUSTOMER =
            Map.of("username", "Aino Virtanen", "customer_number", 10482, "loyalty", "gold");
    private static final Duration VALIDITY = Duration.ofMinutes(5);

    private final SigningKeys keys;
    private final String organization;

    /** The shop of an organisation, given by its id. */
    public ShopRoutes(SigningKeys keys, String organization) {
        this.keys = keys;
        this.organization = organization;
    }

    public void register(RoutesConfig routes) {
        Reads.add(routes, "/shop/customer", this::customer);
    }

    private void customer(Context context) throws GeneralSecurityException {
        String secret = keys.secret(organization)
                .orElseThrow(() -> Refusal.notFound("the organisation has set no secret to sign with"));
        VariableSigner signer = new VariableSigner(secret);
        ObjectNode signed = Json.object().put("token", signer.token(CUSTOMER, VALIDITY));
        signed.set("payload", signer.payload(CUSTOMER, VALIDITY));
        context.header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .contentType("application/json")
                .result(Json.write(signed));
    }
}

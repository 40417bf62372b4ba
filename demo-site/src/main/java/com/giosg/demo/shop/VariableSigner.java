package com.giosg.demo.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what your server says of a visitor. Java 17 or later, with Jackson 2.14 or later for JSON. */
public final class VariableSigner {
    /** As JavaScript writes JSON. */
    private static final ObjectMapper JSON =
            JsonMapper.builder().disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE).build();

    private static final Comparator<String> ORDER =
            Comparator.comparing((String key) -> key.toLowerCase(Locale.ROOT)).thenComparing(Comparator.naturalOrder());
    /** The numbers that every language writes alike. */
    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9]\\d{0,14}|-?\\d{1,9}\\.\\d{0,5}[1-9]");

    private static final Pattern AMBIGUOUS = Pattern.compile("&[^&]*:");

    private final String secret;

    public VariableSigner(String secret) {
        this.secret = secret;
    }

    /** A JSON Web Token, for {@code _giosg("visitor", "submit", token, "HS256")}. */
    public String token(Map<String, ?> variables, Duration validity) throws GeneralSecurityException {
        ObjectNode payload = JSON.valueToTree(variables);
        payload.put("exp", Instant.now().plus(validity).getEpochSecond());
        ObjectNode header = JSON.createObjectNode().put("alg", "HS256");
        String text = base64(bytes(json(header))) + "." + base64(bytes(json(payload)));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
        return text + "." + base64(mac.doFinal(bytes(text)));
    }

    /** The variables with their checksum, for {@code _giosg("visitor", "submit", payload, "sha1")}. */
    public ObjectNode payload(Map<String, ?> variables, Duration validity) throws GeneralSecurityException {
        ObjectNode payload = JSON.valueToTree(variables);
        payload.put("_exp", Instant.now().plus(validity).getEpochSecond());
        TreeSet<String> keys = new TreeSet<>(ORDER);
        payload.fieldNames().forEachRemaining(keys::add);
        StringBuilder text = new StringBuilder();
        for (String key : keys) {
            JsonNode given = payload.get(key);
            check(given);
            String value = given.isTextual() ? given.textValue() : json(given);
            if (key.contains("&")
                    || key.contains(":")
                    || AMBIGUOUS.matcher(value).find()) {
                throw new IllegalArgumentException(key + " could be taken for something else once signed");
            }
            text.append(key).append(':').append(value).append('&');
        }
        byte[] checksum = MessageDigest.getInstance("SHA-1").digest(bytes(text + secret));
        return payload.put("_checksum", HexFormat.of().formatHex(checksum));
    }

    /** What is signed must be what the page's JavaScript will write. */
    private static void check(JsonNode value) {
        if (value.isNumber() && !NUMBER.matcher(value.asText()).matches()) {
            throw new IllegalArgumentException("pass " + value + " as text: JavaScript may write it otherwise");
        }
        value.fieldNames().forEachRemaining(key -> {
            if (key.matches("\\d+")) {
                throw new IllegalArgumentException("JavaScript would put a key that is a whole number elsewhere");
            }
        });
        value.forEach(VariableSigner::check);
    }

    private static String json(JsonNode value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package com.giosg.demo.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what your server says of a visitor. Java 17 or later, with Jackson for JSON. */
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
        Map<String, Object> payload = new LinkedHashMap<>(variables);
        payload.put("exp", Instant.now().plus(validity).getEpochSecond());
        String text = base64(bytes(json(Map.of("alg", "HS256")))) + "." + base64(bytes(json(payload)));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
        return text + "." + base64(mac.doFinal(bytes(text)));
    }

    /** The variables with their checksum, for {@code _giosg("visitor", "submit", payload, "sha1")}. */
    public Map<String, Object> payload(Map<String, ?> variables, Duration validity) throws GeneralSecurityException {
        Map<String, Object> payload = new TreeMap<>(ORDER);
        payload.putAll(variables);
        payload.put("_exp", Instant.now().plus(validity).getEpochSecond());
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Object> variable : payload.entrySet()) {
            String key = variable.getKey();
            String value = text(variable.getValue());
            if (key.contains("&") || key.contains(":") || AMBIGUOUS.matcher(value).find()) {
                throw new IllegalArgumentException(key + " could be taken for something else once signed");
            }
            text.append(key).append(':').append(value).append('&');
        }
        byte[] checksum = MessageDigest.getInstance("SHA-1").digest(bytes(text + secret));
        payload.put("_checksum", HexFormat.of().formatHex(checksum));
        return payload;
    }

    private static String text(Object value) {
        checkNumbers(value);
        return value instanceof String text ? text : json(value);
    }

    /** What is signed must be what the page's JavaScript will write. */
    private static void checkNumbers(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(VariableSigner::checkNumbers);
        } else if (value instanceof Collection<?> items) {
            items.forEach(VariableSigner::checkNumbers);
        } else if (value instanceof Number && !NUMBER.matcher(value.toString()).matches()) {
            throw new IllegalArgumentException("pass " + value + " as text: JavaScript may write it otherwise");
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no JSON: " + value, e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

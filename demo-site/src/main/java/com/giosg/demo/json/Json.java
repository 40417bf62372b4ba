package com.giosg.demo.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Writes JSON answers. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    /** Beyond this a double cannot tell whole numbers apart. */
    private static final double WHOLE = 1L << 53;

    /** An empty object; members keep the order in which they are put. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** An empty array. */
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** An array of strings. */
    public static ArrayNode array(Collection<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    /** Puts JSON text as it stands; null puts {@code null}. */
    public static void putRaw(ObjectNode object, String key, @Nullable String json) {
        if (json == null) {
            object.putNull(key);
        } else {
            object.putRawValue(key, new RawValue(json));
        }
    }

    /** Puts a number, a whole one without a fraction ({@code 10}, not {@code 10.0}); null puts {@code null}. */
    public static void putNumber(ObjectNode object, String key, @Nullable Double number) {
        if (number == null) {
            object.putNull(key);
        } else if (number == Math.rint(number) && Math.abs(number) < WHOLE) {
            object.put(key, number.longValue());
        } else {
            object.put(key, number);
        }
    }

    /** Puts a time, given in milliseconds since 1970, as RFC 3339 in UTC with milliseconds. */
    public static void putTime(ObjectNode object, String key, long milliseconds) {
        object.put(key, TIME.format(Instant.ofEpochMilli(milliseconds)));
    }

    /** The text of a value. */
    public static String write(JsonNode value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of our own could not be written", e);
        }
    }

    private Json() {}
}

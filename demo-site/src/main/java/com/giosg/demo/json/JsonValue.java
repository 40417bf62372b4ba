package com.giosg.demo.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.giosg.tag.rules.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON value that knows the text it was read from: {@link #json()} is character for character what was sent, so
 * numbers, escapes and the order of keys come back out as they went in. Reading is iterative, as deep nesting is data
 * like any other.
 */
public final class JsonValue implements Value {
    /** More than the brackets that fit into one call: how deep a value may be, the rules say. */
    private static final int DEPTH = 100_000;

    private static final int CHARACTERS = 1_000_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNumberLength(CHARACTERS)
                    .maxStringLength(CHARACTERS)
                    .maxNameLength(CHARACTERS)
                    .build())
            .build();
    private static final JsonValue ABSENT = new JsonValue(NULL, "null", 0);

    private final int type;
    private final String source;
    private final int start;
    private int end;

    /** Of these there is the one that belongs to the type. */
    @SuppressWarnings("NullAway.Init")
    private String text;

    @SuppressWarnings("NullAway.Init")
    private List<JsonValue> items;

    @SuppressWarnings("NullAway.Init")
    private Map<String, JsonValue> members;

    private JsonValue(int type, String source, int start) {
        this.type = type;
        this.source = source;
        this.start = start;
        this.end = source.length();
    }

    /**
     * Reads the one value that a text holds.
     *
     * @throws IllegalArgumentException when it is not JSON, holds a key twice in one object, or anything follows
     */
    public static JsonValue read(String source) {
        try (JsonParser parser = FACTORY.createParser(source)) {
            return read(parser, source);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not valid JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the one value that bytes of UTF-8 hold.
     *
     * @throws IllegalArgumentException as {@link #read(String)} does, and when they are not UTF-8
     */
    public static JsonValue read(byte[] source) {
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(source))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not valid UTF-8", e);
        }
    }

    private static JsonValue read(JsonParser parser, String source) throws IOException {
        JsonValue root = null;
        Deque<JsonValue> open = new ArrayDeque<>();
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.FIELD_NAME) {
                continue;
            }
            if (token.isStructEnd()) {
                open.pop().end = offset(parser) + 1;
                continue;
            }
            JsonValue value = begin(token, parser, source);
            if (!open.isEmpty()) {
                open.peek().add(parser.currentName(), value);
            } else if (root == null) {
                root = value;
            } else {
                throw new IllegalArgumentException("not valid JSON: more than one value");
            }
            if (token.isStructStart()) {
                open.push(value);
            }
        }
        if (root == null) {
            throw new IllegalArgumentException("not valid JSON: empty");
        }
        return root;
    }

    private static JsonValue begin(JsonToken token, JsonParser parser, String source) throws IOException {
        JsonValue value = new JsonValue(typeOf(token), source, offset(parser));
        switch (value.type) {
            case ARRAY -> value.items = new ArrayList<>();
            case OBJECT -> value.members = new LinkedHashMap<>();
            case TEXT -> {
                // The parser reads a string's end only when asked for its text.
                value.text = parser.getText();
                value.end = (int) parser.currentLocation().getCharOffset();
            }
            default -> value.end = value.start + parser.getTextLength();
        }
        return value;
    }

    private static int typeOf(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> OBJECT;
            case START_ARRAY -> ARRAY;
            case VALUE_STRING -> TEXT;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> BOOLEAN;
            default -> NULL;
        };
    }

    private static int offset(JsonParser parser) {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private void add(String key, JsonValue value) {
        if (type == ARRAY) {
            items.add(value);
        } else {
            members.put(key, value);
        }
    }

    @Override
    public int type() {
        return type;
    }

    @Override
    public String text() {
        return text;
    }

    /** {@inheritDoc} Infinite where the number is beyond a double. */
    @Override
    public double number() {
        return Double.parseDouble(json());
    }

    /** Whether this is {@code true}. */
    public boolean isTrue() {
        return type == BOOLEAN && source.charAt(start) == 't';
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    public JsonValue item(int index) {
        return type == ARRAY && index < items.size() ? items.get(index) : ABSENT;
    }

    @Override
    public String[] keys() {
        return members.keySet().toArray(String[]::new);
    }

    @Override
    public JsonValue member(String key) {
        return type == OBJECT ? members.getOrDefault(key, ABSENT) : ABSENT;
    }

    @Override
    public String json() {
        return source.substring(start, end);
    }
}

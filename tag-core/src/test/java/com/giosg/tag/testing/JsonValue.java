package com.giosg.tag.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.giosg.tag.rules.Value;
import java.util.ArrayList;
import java.util.List;

/** A value of a JSON text. */
public record JsonValue(JsonNode node) implements Value {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads JSON; single quotes stand for double ones. */
    public static JsonValue of(String json) {
        return read(json.replace('\'', '"'));
    }

    public static JsonValue read(String json) {
        try {
            return new JsonValue(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public int type() {
        return switch (node.getNodeType()) {
            case BOOLEAN -> BOOLEAN;
            case NUMBER -> NUMBER;
            case STRING -> TEXT;
            case ARRAY -> ARRAY;
            case OBJECT -> OBJECT;
            default -> NULL;
        };
    }

    @Override
    public String text() {
        return node.textValue();
    }

    @Override
    public double number() {
        return node.doubleValue();
    }

    @Override
    public int size() {
        return node.size();
    }

    @Override
    public Value item(int index) {
        return new JsonValue(node.has(index) ? node.get(index) : MissingNode.getInstance());
    }

    @Override
    public String[] keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys.toArray(new String[0]);
    }

    @Override
    public Value member(String key) {
        return new JsonValue(node.path(key));
    }

    @Override
    public String json() {
        return type() == NULL ? "null" : node.toString();
    }
}

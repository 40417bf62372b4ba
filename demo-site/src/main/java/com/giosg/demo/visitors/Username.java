package com.giosg.demo.visitors;

import com.giosg.demo.json.JsonValue;
import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;

/** What a visitor is called, by the variable {@code username}: a text, or a number or truth value written as one. */
public final class Username {
    /** The name that a value stands for; null where it stands for none. */
    public static @Nullable String of(Value value) {
        return switch (value.type()) {
            case Value.TEXT -> value.text();
            case Value.NUMBER, Value.BOOLEAN -> value.json();
            default -> null;
        };
    }

    /** The name that a variable's JSON text stands for; null where it stands for none, or there is no variable. */
    public static @Nullable String of(String json) {
        return json == null ? null : of(JsonValue.read(json));
    }

    private Username() {}
}

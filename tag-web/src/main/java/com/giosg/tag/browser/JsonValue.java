package com.giosg.tag.browser;

import com.giosg.tag.rules.Value;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** A value that {@code JSON.parse} made. */
public final class JsonValue implements Value {
    /** JSON's null is JavaScript's: whatever is done with it takes that too. */
    public final JSObject value;

    public JsonValue(JSObject value) {
        this.value = value;
    }

    @Override
    public int type() {
        return type(value);
    }

    @Override
    public String text() {
        return text(value);
    }

    @Override
    public double number() {
        return number(value);
    }

    @Override
    public int size() {
        return ((Arguments) value).getLength();
    }

    @Override
    public Value item(int index) {
        return new JsonValue(((Arguments) value).get(index));
    }

    @Override
    public String[] keys() {
        return keys(value);
    }

    @Override
    public Value member(String key) {
        return new JsonValue(member(value, key));
    }

    @Override
    public String json() {
        return Json.stringify(value, true);
    }

    @JSBody(
            params = "value",
            script = "return value == null ? 0 : Array.isArray(value) ? 4"
                    + " : { boolean: 1, number: 2, string: 3, object: 5 }[typeof value];")
    private static native int type(JSObject value);

    @JSBody(params = "value", script = "return value;")
    private static native String text(JSObject value);

    @JSBody(params = "value", script = "return value;")
    private static native double number(JSObject value);

    @JSBody(params = "value", script = "return Object.keys(value);")
    private static native String[] keys(JSObject value);

    // Old libraries put enumerable members on Object.prototype, so only what JSON.parse made itself counts.
    @JSBody(
            params = {"value", "key"},
            script = "return value != null && Object.prototype.hasOwnProperty.call(value, key) ? value[key] : null;")
    private static native JSObject member(JSObject value, String key);
}

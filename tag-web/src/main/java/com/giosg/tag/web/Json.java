package com.giosg.tag.web;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** JSON as the standard has it, whatever the page's libraries made of it. */
final class Json {
    /**
     * The JSON text of a value; null where it has none: a function, a cycle, a BigInt, a getter that throws.
     * {@code undefined} is {@code null}.
     *
     * <p>Prototype.js 1.6 and its like give {@code toJSON} to arrays, strings and numbers, whose result
     * {@code JSON.stringify} would quote once more: a replacer sees the value as it was before. Only objects of the
     * page's own classes and dates keep their {@code toJSON}.
     *
     * @param lenient whether NaN and the infinities become {@code null}, as JSON has it, rather than a string that
     *     no rule for numbers accepts
     */
    @JSBody(params = { "value", "lenient" }, script = "try {"
            + "  return value === void 0 ? 'null' : JSON.stringify(value, function (key, json) {"
            + "    var own = this[key], type = typeof own;"
            + "    return type == 'number' && !lenient && !isFinite(own) ? '' + own"
            + "      : own instanceof Date ? isFinite(own) ? own.toISOString() : null"
            + "      : type == 'bigint' || type == 'object' && own && !Array.isArray(own)"
            + "        && own.toJSON !== Object.prototype.toJSON ? json : own;"
            + "  }) || null;"
            + "} catch (e) { return null; }")
    static native String stringify(JSObject value, boolean lenient);

    /** What a text says; null where it is no JSON. */
    @JSBody(params = "text", script = "try { return JSON.parse(text); } catch (e) { return null; }")
    static native JSObject parse(String text);

    private Json() {
    }
}

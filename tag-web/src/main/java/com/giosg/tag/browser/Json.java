package com.giosg.tag.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** JSON as the standard has it, whatever the page's libraries made of it. */
public final class Json {
    /**
     * The JSON text of a value; null where it has none: a function, a cycle, a BigInt, a getter that throws.
     * {@code undefined} is {@code null}.
     *
     * <p>Prototype.js 1.6 and its like give {@code toJSON} to arrays, strings, numbers and dates, whose result
     * {@code JSON.stringify} would quote once more: on such a page only objects of the page's own classes keep theirs.
     *
     * @param lenient whether NaN, the infinities, functions and symbols become {@code null} or are left out, as JSON has
     *     it, rather than an array in an array, which no rule for a setting accepts
     */
    @JSBody(
            params = {"value", "lenient"},
            script = """
            try {
              var extended = [].toJSON || ''.toJSON;
              return value === void 0 ? 'null' : JSON.stringify(value, !extended && (lenient || typeof value == 'string') ? null
                  : function (key, json) {
                var own = extended ? this[key] : json, type = typeof own;
                if (extended && type == 'object' && own && !Array.isArray(own)
                    && own.toJSON !== Object.prototype.toJSON) {
                  return own instanceof Date ? isNaN(own) ? null : own.toISOString() : json;
                }
                return lenient || type != 'function' && type != 'symbol' && (type != 'number' || isFinite(own)) ? own : [[]];
              }) || null;
            } catch (e) {
              return null;
            }
            """)
    public static native String stringify(JSObject value, boolean lenient);

    /** What a text says; null where it is no JSON. */
    @JSBody(params = "text", script = "try { return JSON.parse(text); } catch (e) { return null; }")
    public static native JSObject parse(String text);

    private Json() {}
}

package com.giosg.tag.build;

import org.teavm.jso.JSBody;

/**
 * What JavaScript does better with strings than the class library. In two steps each, as TeaVM puts a script in place of
 * a call only where it compiled the caller itself, and the callers are {@link LeanRuntime}'s.
 */
final class NativeStrings {
    static String concat(String a, String b) {
        return add(a, b);
    }

    @JSBody(
            params = {"a", "b"},
            script = "return a + b;")
    private static native String add(String a, String b);

    static boolean equals(String a, String b) {
        return same(a, b);
    }

    @JSBody(
            params = {"a", "b"},
            script = "return a === b;")
    private static native boolean same(String a, String b);

    static boolean startsWith(String text, String prefix, int from) {
        return begins(text, prefix, from);
    }

    @JSBody(
            params = {"text", "prefix", "from"},
            script = "return text.startsWith(prefix, from);")
    private static native boolean begins(String text, String prefix, int from);

    static String substring(String text, int from, int to) {
        return slice(text, from, to);
    }

    @JSBody(
            params = {"text", "from", "to"},
            script = "return text.slice(from, to);")
    private static native String slice(String text, int from, int to);

    static boolean matches(String text, String regex) {
        return fits(text, regex);
    }

    // Code points, not UTF-16 units, as in Java.
    @JSBody(
            params = {"text", "regex"},
            script = "return RegExp('^(?:' + regex + ')$', 'u').test(text);")
    private static native boolean fits(String text, String regex);

    static String replaceAll(String text, String regex, String replacement) {
        return replaced(text, regex, replacement);
    }

    @JSBody(
            params = {"text", "regex", "replacement"},
            script = "return text.replace(RegExp(regex, 'gu'), replacement);")
    private static native String replaced(String text, String regex, String replacement);

    static int utf8Length(String text) {
        return encoded(text);
    }

    @JSBody(params = "text", script = "return new TextEncoder().encode(text).length;")
    private static native int encoded(String text);

    static String toString(double number) {
        return text(number);
    }

    // With the number in front: behind a + the compiler leaves out the brackets around a number that is a sum.
    @JSBody(params = "number", script = "return number + '';")
    private static native String text(double number);

    static String toString(int number) {
        return text(number);
    }

    @JSBody(params = "number", script = "return number + '';")
    private static native String text(int number);

    private NativeStrings() {}
}

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

    @JSBody(params = {"a", "b"}, script = "return a + b;")
    private static native String add(String a, String b);

    static String toString(int number) {
        return text(number);
    }

    @JSBody(params = "number", script = "return '' + number;")
    private static native String text(int number);

    private NativeStrings() {
    }
}

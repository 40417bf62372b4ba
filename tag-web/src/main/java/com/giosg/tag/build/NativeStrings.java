package com.giosg.tag.build;

import org.teavm.jso.JSBody;

/** What JavaScript does better with strings than the class library. */
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

package com.giosg.tag.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSIndexer;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** The {@code arguments} of a function, or anything else that has a length and items. */
public interface Arguments extends JSObject {
    @JSProperty
    int getLength();

    @JSIndexer
    JSObject get(int index);

    @JSIndexer
    @Nullable
    String getText(int index);

    @JSIndexer
    void set(int index, String text);
}

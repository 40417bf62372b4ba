package com.giosg.tag.widget;

import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** An element of the window. What strangers wrote only ever becomes text. */
public interface Element extends JSObject {
    @JSProperty
    void setTextContent(String text);

    @JSProperty
    void setHidden(boolean hidden);

    @JSProperty
    boolean isHidden();

    @JSProperty
    String getValue();

    @JSProperty
    void setValue(String value);

    void setAttribute(String name, String value);

    void removeAttribute(String name);

    void append(JSObject child);

    void prepend(JSObject child);

    void remove();

    void focus();

    void addEventListener(String type, Listener listener);

    @JSFunctor
    interface Listener extends JSObject {
        void handle(Happening event);
    }

    /** An event. */
    interface Happening extends JSObject {
        @JSProperty
        String getKey();

        @JSProperty
        boolean isShiftKey();

        /** 229 while an input method composes, also where {@code isComposing} is over too early. */
        @JSProperty
        int getKeyCode();

        /** How many clicks there were in a row. */
        @JSProperty
        int getDetail();

        void preventDefault();
    }
}

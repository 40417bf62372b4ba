package com.giosg.tag.widget;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** A call to an operator that the page began, as the backend tells the page. */
public interface StartedCall extends JSObject {
    @JSProperty
    String getId();

    /** As the page gave it: {@code audio}, {@code video} or {@code audio+video}. */
    @JSProperty
    String getKind();

    /** The operator's name. */
    @JSProperty
    String getName();

    /** The address of the operator's picture; null for none. */
    @JSProperty
    @Nullable
    String getAvatar();

    /** The id of the room that it is in. */
    @JSProperty
    String getRoom();
}

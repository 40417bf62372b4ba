package com.giosg.tag.webrtc;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** What the console hands over, of a call that its operator has accepted, and what it gets. */
interface OperatorLink extends JSObject {
    /** Whether the call has a picture. */
    @JSProperty
    boolean isVideo();

    /** The operator's microphone, and camera: a {@code MediaStream}. */
    @JSProperty
    JSObject getStream();

    /**
     * Asks the backend, as staff.
     *
     * @param path {@code line}, {@code signals} or {@code end}
     * @param body a JSON object, without the seat
     * @param options {@code fetch}'s own: {@code signal}, {@code keepalive}
     * @return a promise of a {@code Response}
     */
    JSObject post(String path, JSObject body, JSObject options);

    @JSProperty
    void setHangUp(Action action);

    @JSProperty
    void setSetMuted(Switch action);

    @JSProperty
    void setSetCamera(Switch action);

    @JSFunctor
    interface Action extends JSObject {
        void act();
    }

    @JSFunctor
    interface Switch extends JSObject {
        void turn(boolean on);
    }

    /** What is done with it. */
    final class Use {
        /** Options of {@link #post}. */
        @JSBody(
                params = {"signal", "keepalive"},
                script = "return { signal: signal, keepalive: keepalive };")
        static native JSObject options(@Nullable JSObject signal, boolean keepalive);

        private Use() {}
    }
}

package com.giosg.tag.webrtc;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** What the console gets of this script, on an object that it hands over. */
interface OperatorExports extends JSObject {
    @JSProperty
    void setConnect(Connect connect);

    @JSProperty
    void setFindLinks(FindLinks findLinks);

    /** Connects the operator of a call. */
    @JSFunctor
    interface Connect extends JSObject {
        void connect(OperatorLink link);
    }

    /** Finds the addresses in a text, one after the other. */
    @JSFunctor
    interface FindLinks extends JSObject {
        void find(String text, Found found);
    }

    @JSFunctor
    interface Found extends JSObject {
        /**
         * Called for each address, and once at the end.
         *
         * @param before the text before it
         * @param address null at the end
         * @param target what a link to it leads to; null at the end
         */
        void found(String before, @Nullable String address, @Nullable String target);
    }

    /** What is done with it. */
    final class Use {
        @JSBody(script = "return giosgLink;")
        static native OperatorExports get();

        private Use() {}
    }
}

package com.giosg.tag.window;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** What the tag hands over: the organisation's settings, the visitor, and the way to the backend. */
interface TagLink extends JSObject {
    /** The organisation's id. */
    @JSProperty
    String getId();

    /** The organisation's colour, as {@code #1f4fa3}. */
    @JSProperty
    String getColor();

    /** The backend's origin. */
    @JSProperty
    String getBackend();

    /** The text of a JSON object up to the first member after those that say who the visitor is. */
    String begin();

    @JSFunctor
    interface Seen extends JSObject {
        void seen(boolean hasChat);
    }

    @JSFunctor
    interface Hidden extends JSObject {
        void hidden(boolean inThisTabOnly);
    }

    @JSFunctor
    interface Sent extends JSObject {
        /** With null where it was; else why it was not. */
        void sent(String refusal);
    }

    /** What is done with it. */
    final class Use {
        @JSBody(script = "return giosgLink;")
        static native TagLink get();

        /** Has what the backend says of the visitor told from now on, and at once where it has been said. */
        @JSBody(params = {"link", "seen"}, script = """
                var known = link.visitor;
                Object.defineProperty(link, 'visitor', {
                  set: function (visitor) {
                    seen(!!visitor.has_chat);
                  }
                });
                if (known) link.visitor = known;
                """)
        static native void watchVisitor(TagLink link, Seen seen);

        /** Has it told when a call of the page's hides the window. */
        @JSBody(params = {"link", "hidden"}, script = """
                Object.defineProperty(link, 'hidden', { set: hidden });
                """)
        static native void watchHiding(TagLink link, Hidden hidden);

        /** Sends what the visitor wrote, by way of the tag's outbox. */
        @JSBody(params = {"link", "text", "key", "sent"}, script = """
                link.call(['window', 'send', text, key], true).then(function () {
                  sent(null);
                }, function (error) {
                  sent(error.code);
                });
                """)
        static native void send(TagLink link, String text, String key, Sent sent);

        private Use() {
        }
    }
}

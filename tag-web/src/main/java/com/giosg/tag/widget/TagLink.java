package com.giosg.tag.widget;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** What the tag hands over: the organisation's settings, the visitor, and the way to the backend. */
public interface TagLink extends JSObject {
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

    /** What the launcher's script made: where all of the chat is, and the button with its count of what is unread. */
    @JSProperty
    Element getRoot();

    @JSProperty
    void setRoot(Element root);

    @JSProperty
    Element getLauncher();

    @JSProperty
    void setLauncher(Element launcher);

    @JSProperty
    Element getBadge();

    @JSProperty
    void setBadge(Element badge);

    /** A call begins, for the phone. */
    @JSProperty
    void setStarted(StartedCall call);

    /** The visitor opened the window. */
    @JSProperty
    void setOpened(boolean opened);

    @JSFunctor
    interface Seen extends JSObject {
        void seen(boolean hasChat);
    }

    @JSFunctor
    interface Started extends JSObject {
        void started(StartedCall call);
    }

    @JSFunctor
    interface Opened extends JSObject {
        void opened();
    }

    @JSFunctor
    interface Hidden extends JSObject {
        void hidden(boolean inThisTabOnly);
    }

    @JSFunctor
    interface Refused extends JSObject {
        void refused(String code);
    }

    @JSFunctor
    interface Sent extends JSObject {
        /** With null where it was; else why it was not. */
        void sent(@Nullable String refusal);
    }

    /** What is done with it. */
    final class Use {
        @JSBody(script = "return giosgLink;")
        public static native TagLink get();

        /** Has what the backend says of the visitor told from now on, and at once where it has been said. */
        // A tag that a browser has kept from before sets it ahead of the script.
        @JSBody(
                params = {"link", "seen"},
                script = """
                var known = link.visitor || link._known;
                link._seers ? link._seers.push(seen) : link._seers = [seen];
                if (known) {
                  link._known = known;
                  seen(!!known.has_chat);
                }
                link._seers[1] || Object.defineProperty(link, 'visitor', {
                  __proto__: null,
                  set: function (visitor) {
                    link._known = visitor;
                    link._seers.forEach(function (seer) {
                      seer(!!visitor.has_chat);
                    });
                  }
                });
                """)
        public static native void watchVisitor(TagLink link, Seen seen);

        /** The id of the visitor as the backend said last. */
        @JSBody(params = "link", script = "return link._known.id;")
        public static native String visitor(TagLink link);

        /** The call to an operator that the page began, as the backend said last; null for none. */
        @JSBody(params = "link", script = """
                var known = link._known;
                return Object.prototype.hasOwnProperty.call(known, 'call') ? known.call : null;
                """)
        public static native @Nullable StartedCall startedCall(TagLink link);

        /** Has the phone told of each call that the page begins, and at once of the one that it was loaded for. */
        @JSBody(
                params = {"link", "started"},
                script = """
                var first = link.started;
                Object.defineProperty(link, 'started', { __proto__: null, set: started });
                started(first);
                """)
        public static native void watchCalls(TagLink link, Started started);

        /** Has it told when the visitor opens the window, and at once where they have. */
        @JSBody(
                params = {"link", "opened"},
                script = """
                var is = link.opened;
                Object.defineProperty(link, 'opened', { __proto__: null, set: opened });
                if (is) opened();
                """)
        public static native void watchOpening(TagLink link, Opened opened);

        /** Has it told when a call of the page's hides the window. */
        @JSBody(
                params = {"link", "hidden"},
                script = """
                Object.defineProperty(link, 'hidden', { __proto__: null, set: hidden });
                """)
        public static native void watchHiding(TagLink link, Hidden hidden);

        /**
         * A function that listens at the page's window: {@code addEventListener} of a type and a listener, again for each
         * document that is opened for writing, as that drops all listeners.
         */
        @JSBody(params = "link", script = """
                return function (type, listener) {
                  addEventListener(type, listener);
                  (link._heard = link._heard || []).push([type, listener]);
                };
                """)
        public static native JSObject listener(TagLink link);

        /** Sends what the visitor wrote, by way of the tag's outbox. */
        @JSBody(
                params = {"link", "text", "key", "sent"},
                script = """
                link.call(['window', 'send', text, key], true).then(function () {
                  sent(null);
                }, function (error) {
                  sent(error.code);
                });
                """)
        public static native void send(TagLink link, String text, String key, Sent sent);

        /** Calls again as the page did, through its API: by the same rules. */
        @JSBody(
                params = {"link", "call", "refused"},
                script = """
                link.call(['call', 'start', call.name, call.avatar, call.kind, call.room], true)
                    .then(null, function (error) {
                  refused(error.code);
                });
                """)
        public static native void callAgain(TagLink link, StartedCall call, Refused refused);

        private Use() {}
    }
}

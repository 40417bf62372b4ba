package com.giosg.tag.web;

import com.giosg.tag.browser.Arguments;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** The two names that the tag has on {@code window}: {@code _giosg} and {@code giosg} (contract sections 3 and 4). */
final class Globals {
    /** {@code window._giosg}: the snippet's stub, or the tag's own function in its place. */
    interface Stub extends JSObject {}

    /** {@code window.giosg}: the API, and the plain reads. */
    interface Giosg extends JSObject {
        @JSProperty
        void setRooms(JSObject roomIds);

        @JSProperty
        void setSessionUuid(JSObject uuid);

        @JSProperty
        void setVisitCount(JSObject count);
    }

    /** Takes a call: {@link Api#call}. */
    @JSFunctor
    interface Call extends JSObject {
        JSObject call(Arguments arguments, boolean direct);
    }

    /** Tells a property's value when it is read. */
    @JSFunctor
    interface Getter extends JSObject {
        @Nullable
        String get();
    }

    /** Whether a page has the tag already. What its markup names is no property of the window's own. */
    @JSBody(script = """
            var own = Object.prototype.hasOwnProperty;
            return own.call(window, 'giosg') && !!giosg && own.call(giosg, 'companyId');
            """)
    static native boolean areInstalled();

    /** Whether the page has not been told yet that it has the tag already. */
    @JSBody(script = "return !giosg._twice && (giosg._twice = true);")
    static native boolean isFirstRepeat();

    /** The function at {@code window._giosg}; null where there is none, as on a page with the plain script element. */
    @JSBody(script = "var stub = window._giosg; return typeof stub == 'function' ? stub : null;")
    static native @Nullable Stub stub();

    /** What was called before the tag was there, each the arguments of a call, in order. */
    @JSBody(params = "stub", script = "return stub && stub._e || [];")
    static native Arguments calls(@Nullable Stub stub);

    /**
     * The backend's origin: what the snippet says, else what the backend says itself. Never the page's, nor what
     * {@code document.currentScript} says, as a page's markup can name an element so.
     */
    @JSBody(params = "stub", script = """
            return stub && Object.prototype.hasOwnProperty.call(stub, '_h') && typeof stub._h == 'string' && stub._h
              || giosgOrigin;
            """)
    static native String backend(@Nullable Stub stub);

    /** The organisation's id, from the public settings that the script brought. */
    @JSBody(script = "return giosgSettings.id;")
    static native String organization();

    /** {@code window.giosg}; reading the visitor's id makes the visitor, which may wait until somebody needs it. */
    @JSBody(
            params = {"organization", "visitorId"},
            script = """
            return {
              api: {},
              companyId: organization,
              get visitorId() {
                return visitorId();
              },
              rooms: [],
              sessionUuid: null,
              visitCount: 0
            };
            """)
    static native Giosg giosg(String organization, Getter visitorId);

    @JSBody(
            params = {"giosg", "module", "method", "call"},
            script = """
            (giosg.api[module] = giosg.api[module] || {})[method] = function () {
              return call([module, method].concat([].slice.call(arguments)), true);
            };
            """)
    static native void addMethod(Giosg giosg, String module, String method, Call call);

    /**
     * Puts the tag's names in place. A stub that the page took before still pushes to {@code _giosg._e}, whatever
     * {@code _giosg} is by then, so a push there is a call.
     */
    @JSBody(
            params = {"giosg", "stub", "call"},
            script = """
            function command() {
              return call(arguments, false);
            }
            function push(args) {
              call(args, false);
            }
            window._giosg = Object.assign(command, stub, { _e: { push: push } });
            window.giosg = giosg;
            """)
    static native void install(Giosg giosg, @Nullable Stub stub, Call call);

    private Globals() {}
}

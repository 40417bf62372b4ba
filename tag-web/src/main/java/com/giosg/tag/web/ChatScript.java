package com.giosg.tag.web;

import com.giosg.tag.messages.Request;
import com.giosg.tag.ports.ChatWindow;
import com.giosg.tag.ports.Storage;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * The launcher of the chat, a script of its own, loaded once the backend has answered, and what it gets of the tag. Where
 * the organisation has no chat, none comes.
 */
final class ChatScript implements ChatWindow {
    private final Storage local;
    private final Storage session;
    private final String state;
    private final Link link;

    ChatScript(
            Storage local,
            Storage session,
            String organization,
            String backend,
            BrowserVisitor visitor,
            Globals.Call call) {
        this.local = local;
        this.session = session;
        this.state = "giosg_win_state_".concat(organization);
        this.link = link(backend, () -> Request.beginAs(visitor.id(), visitor.secret()), call);
    }

    @Override
    public void hide(boolean inThisTabOnly) {
        (inThisTabOnly ? session : local).write(state, "{\"open\":false}");
        link.setHidden(inThisTabOnly);
    }

    /** Takes what the backend said of the visitor; loads the launcher the first time, so that no command waits for it. */
    void update(JSObject visitor) {
        update(link, visitor);
    }

    /**
     * What the script gets: the organisation's settings, and more: {@code backend}, {@code begin}, {@code call}. It
     * notices by setters of its own what is set here.
     */
    private interface Link extends JSObject {
        @JSProperty
        void setHidden(boolean inThisTabOnly);
    }

    /** Tells who the visitor is: {@link Request#beginAs}. */
    @JSFunctor
    private interface Begin extends JSObject {
        String begin();
    }

    @JSBody(
            params = {"backend", "begin", "call"},
            script = "return Object.assign(giosgSettings, { backend: backend, begin: begin, call: call });")
    private static native Link link(String backend, Begin begin, Globals.Call call);

    // The script is told of everything, in its order: a call that the page began is told once. A page may have put
    // other
    // names on the prototype of all objects. The next try after a failure must have another address, as browsers
    // remember what could not be had; the backend takes one for an older script's.
    @JSBody(
            params = {"link", "visitor"},
            script = """
            link._script = link._script || Promise.resolve(link.chat
                && import(link.backend + '/live2/chat/' + link.chat + '/launcher.js?'
                  + document.documentElement.lang).then(function (script) {
                  script.default(link);
                }));
            link._script.then(function () {
              link.visitor = visitor;
            }, function () {
              link._script = 0;
              link.chat += 'x';
            });
            """)
    private static native void update(Link link, JSObject visitor);
}

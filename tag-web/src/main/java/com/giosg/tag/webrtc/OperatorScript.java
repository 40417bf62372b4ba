package com.giosg.tag.webrtc;

import com.giosg.tag.browser.BrowserRandomness;
import com.giosg.tag.browser.BrowserScheduler;
import com.giosg.tag.chat.Links;
import com.giosg.tag.phone.PhoneCall;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/**
 * What the console shares with pages: the operator's end of a call, which the console's own code shows, by the same rules
 * and the same negotiation as the visitor's phone has; and which addresses in what somebody wrote are links.
 */
public final class OperatorScript {
    private final OperatorLink link;
    private final BrowserDevices devices;
    private final RtcPeerConnection peer;
    /** Set at the start. */
    @SuppressWarnings("NullAway.Init")
    private PhoneCall call;

    private OperatorScript(OperatorLink link) {
        this.link = link;
        devices = new BrowserDevices(link.getStream());
        peer = new RtcPeerConnection(devices);
    }

    public static void main(String[] args) {
        OperatorExports exports = OperatorExports.Use.get();
        exports.setConnect(link -> new OperatorScript(link).start());
        exports.setFindLinks((text, found) -> findLinks(text, found));
    }

    private static void findLinks(String text, OperatorExports.Found found) {
        Links links = new Links(text);
        while (links.next()) {
            found.found(links.before(), links.address(), links.target());
        }
        found.found(links.before(), null, null);
    }

    private void start() {
        call = new PhoneCall(
                false,
                link.isVideo(),
                new OperatorBackend(link),
                devices,
                peer,
                new BrowserScheduler(),
                new BrowserRandomness(),
                () -> show());
        link.setHangUp(() -> call.hangUp());
        link.setSetMuted(muted -> call.setMuted(muted));
        link.setSetCamera(on -> call.setCameraOff(!on));
        PageLife.watch(call, addEventListener());
        call.start();
        call.agree();
    }

    private void show() {
        JSObject now = progress(state(), peer.remote, call.talkingSince());
        tellEnd(now, call.reason(), call.endedBy(), call.duration());
        tellPicture(now, call.hears(), call.sees());
        update(link, now);
    }

    private String state() {
        switch (call.state()) {
            case PhoneCall.TALKING:
                return "talking";
            case PhoneCall.RECONNECTING:
                return "reconnecting";
            case PhoneCall.ENDED:
                return "ended";
            default:
                return call.isOtherThere() ? "connecting" : "waiting";
        }
    }

    @JSBody(
            params = {"state", "remote", "since"},
            script = "return { state: state, remote: remote, since: since || null };")
    private static native JSObject progress(String state, @Nullable JSObject remote, double since);

    @JSBody(
            params = {"now", "reason", "endedBy", "duration"},
            script = """
            now.reason = reason;
            now.endedBy = endedBy;
            now.duration = duration < 0 ? null : duration;
            """)
    private static native void tellEnd(JSObject now, @Nullable String reason, @Nullable String endedBy, int duration);

    @JSBody(
            params = {"now", "hears", "sees"},
            script = """
            now.hears = hears;
            now.sees = sees;
            """)
    private static native void tellPicture(JSObject now, boolean hears, boolean sees);

    @JSBody(
            params = {"link", "now"},
            script = "link.update(now);")
    private static native void update(OperatorLink link, JSObject now);

    @JSBody(script = "return addEventListener;")
    private static native JSObject addEventListener();
}

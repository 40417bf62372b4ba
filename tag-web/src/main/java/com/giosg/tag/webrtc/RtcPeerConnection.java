package com.giosg.tag.webrtc;

import com.giosg.tag.browser.Json;
import com.giosg.tag.ports.PeerConnection;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** The browser's {@code RTCPeerConnection}. */
final class RtcPeerConnection implements PeerConnection {
    private final BrowserDevices devices;
    /** Set when it is opened, before all else. */
    @SuppressWarnings("NullAway.Init")
    private JSObject connection;

    /** The {@code MediaStream} that comes from the other end; null before it is opened. */
    @Nullable
    JSObject remote;

    RtcPeerConnection(BrowserDevices devices) {
        this.devices = devices;
    }

    // It is opened once the devices are given.
    @Override
    @SuppressWarnings("NullAway")
    public void open(String iceServers, boolean picture, Events events) {
        remote = stream();
        connection = make(iceServers);
        listen(connection, (what, candidate) -> {
            if (what == 0) {
                events.negotiationNeeded();
            } else if (what == 1) {
                events.candidate(Json.stringify(candidate, true));
            } else if (what == 2) {
                events.connected();
            } else {
                events.disconnected();
            }
        });
        begin(connection, devices.stream, remote, picture);
    }

    @JSBody(script = "return new MediaStream();")
    private static native JSObject stream();

    @JSBody(params = "servers", script = "return new RTCPeerConnection({ iceServers: JSON.parse(servers) });")
    private static native JSObject make(String servers);

    @JSBody(
            params = {"connection", "happened"},
            script = """
            connection.onnegotiationneeded = function () {
              happened(0, null);
            };
            connection.onicecandidate = function (event) {
              var found = event.candidate;
              found && happened(1, { candidate: found.candidate, sdpMid: found.sdpMid,
                sdpMLineIndex: found.sdpMLineIndex, usernameFragment: found.usernameFragment });
            };
            connection.onconnectionstatechange = function () {
              var state = connection.connectionState;
              state == 'connected' ? happened(2, null)
                  : /disconnected|failed/.test(state) && happened(3, null);
            };
            """)
    private static native void listen(JSObject connection, Happened happened);

    @JSBody(
            params = {"connection", "own", "remote", "picture"},
            script = """
            connection.ontrack = function (event) {
              remote.addTrack(event.track);
            };
            own.getTracks().forEach(function (track) {
              connection.addTrack(track, own);
            });
            picture && !own.getVideoTracks()[0] && connection.addTransceiver('video', { direction: 'recvonly' });
            """)
    private static native void begin(JSObject connection, JSObject own, JSObject remote, boolean picture);

    @Override
    public void describe(Described described) {
        describe(
                connection,
                description -> described.described(description == null ? null : Json.stringify(description, true)));
    }

    @JSBody(
            params = {"connection", "described"},
            script = """
            connection.setLocalDescription().then(function () {
              var own = connection.localDescription;
              described({ type: own.type, sdp: own.sdp });
            }, function () {
              described(null);
            });
            """)
    private static native void describe(JSObject connection, Made described);

    @Override
    public void take(String description, Taken taken) {
        take(connection, description, ok -> taken.taken(ok));
    }

    @JSBody(
            params = {"connection", "description", "taken"},
            script = """
            connection.setRemoteDescription(JSON.parse(description)).then(function () {
              taken(true);
            }, function () {
              taken(false);
            });
            """)
    private static native void take(JSObject connection, String description, Flag taken);

    @Override
    public void addCandidate(String candidate) {
        addCandidate(connection, candidate);
    }

    // One that cannot be used leaves the others.
    @JSBody(
            params = {"connection", "candidate"},
            script = """
            connection.addIceCandidate(JSON.parse(candidate)).catch(function () {});
            """)
    private static native void addCandidate(JSObject connection, String candidate);

    @Override
    public boolean isStable() {
        return isStable(connection);
    }

    @JSBody(params = "connection", script = "return connection.signalingState == 'stable';")
    private static native boolean isStable(JSObject connection);

    @Override
    public void restart() {
        restart(connection);
    }

    @JSBody(params = "connection", script = "connection.restartIce();")
    private static native void restart(JSObject connection);

    @Override
    public void close() {
        close(connection);
    }

    @JSBody(params = "connection", script = "connection && connection.close();")
    private static native void close(JSObject connection);

    @JSFunctor
    private interface Happened extends JSObject {
        void happened(int what, JSObject candidate);
    }

    @JSFunctor
    private interface Made extends JSObject {
        void made(@Nullable JSObject description);
    }

    @JSFunctor
    private interface Flag extends JSObject {
        void flag(boolean flag);
    }
}

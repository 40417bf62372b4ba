package com.giosg.tag.webrtc;

import com.giosg.tag.phone.CallEnd;
import com.giosg.tag.ports.Devices;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** The microphone and camera that the browser gives to the page. */
final class BrowserDevices implements Devices {
    /** The {@code MediaStream}; null before it is given. */
    @Nullable
    JSObject stream;

    /** @param stream where they have been given already; else null */
    BrowserDevices(@Nullable JSObject stream) {
        this.stream = stream;
    }

    @Override
    public void ask(boolean picture, Answer answer) {
        ask(
                stream,
                picture,
                given -> {
                    stream = given;
                    answer.given(hasPicture(given));
                },
                name -> answer.refused(
                        name == null
                                ? CallEnd.UNSUPPORTED
                                : name.equals("NotAllowedError") ? CallEnd.PERMISSION_DENIED : CallEnd.NO_MICROPHONE));
    }

    // Without a camera, or leave to use it, a voice is still a call.
    @JSBody(
            params = {"given", "picture", "take", "refuse"},
            script = """
            var media = navigator.mediaDevices, sound = { echoCancellation: true, noiseSuppression: true };
            (given ? Promise.resolve(given) : media && self.RTCPeerConnection
                ? media.getUserMedia({ audio: sound, video: picture }).catch(function (error) {
                  if (!picture) throw error;
                  return media.getUserMedia({ audio: sound });
                }) : Promise.reject({ name: null })).then(function (stream) {
              stream.getAudioTracks()[0].onended = function () {
                refuse('ended');
              };
              take(stream);
            }, function (error) {
              refuse(error.name);
            });
            """)
    private static native void ask(@Nullable JSObject given, boolean picture, Take take, Refuse refuse);

    @JSBody(params = "stream", script = "return !!stream.getVideoTracks()[0];")
    private static native boolean hasPicture(JSObject stream);

    @Override
    public void setSound(boolean on) {
        set(stream, "audio", on);
    }

    @Override
    public void setPicture(boolean on) {
        set(stream, "video", on);
    }

    @JSBody(
            params = {"stream", "kind", "on"},
            script = """
            stream && stream.getTracks().forEach(function (track) {
              if (track.kind == kind) track.enabled = on;
            });
            """)
    private static native void set(@Nullable JSObject stream, String kind, boolean on);

    @Override
    public void stop() {
        stop(stream);
    }

    @JSBody(params = "stream", script = """
            stream && stream.getTracks().forEach(function (track) {
              track.stop();
            });
            """)
    private static native void stop(@Nullable JSObject stream);

    @JSFunctor
    private interface Take extends JSObject {
        void take(JSObject stream);
    }

    @JSFunctor
    private interface Refuse extends JSObject {
        void refuse(@Nullable String name);
    }
}

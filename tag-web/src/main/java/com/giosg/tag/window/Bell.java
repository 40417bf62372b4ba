package com.giosg.tag.window;

import com.giosg.tag.ports.Storage;
import com.giosg.tag.rules.Value;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** A sound for an answer: in one of the visitor's tabs, unless they have turned it off in any. */
final class Bell {
    private final Storage local;
    private final String lock;
    private final String key;
    private final ReadMark rung;
    /** What storage refused to keep, which then is this page's alone. */
    private boolean isOffHere;

    Bell(Storage local, String organization) {
        this.local = local;
        this.lock = "giosg_".concat(organization).concat("_bell");
        this.key = "giosg_sound_".concat(organization);
        this.rung = new ReadMark(local, "giosg_rung_".concat(organization));
    }

    boolean isOn() {
        return !isOffHere && local.read(key).type() == Value.NULL;
    }

    /** Turns it on, so that it can be heard, or off. */
    void setOn(boolean on) {
        isOffHere = !local.write(key, on ? null : "\"off\"") && !on;
        if (on) {
            play();
        }
    }

    /** Rings for a message to a visitor, given by its sequence, if no tab has. */
    void ring(String visitor, int sequence) {
        if (isOn() && mayPlay()) {
            claim(lock, () -> {
                if (rung.get(visitor) < sequence) {
                    rung.set(visitor, sequence);
                    play();
                }
            });
        }
    }

    /** Whether the visitor has touched the page: before, browsers let nothing be heard, and say so on the console. */
    @JSBody(script = "return !!(navigator.userActivation && navigator.userActivation.hasBeenActive);")
    private static native boolean mayPlay();

    // What a tab has written into localStorage, another may see a little later: until then the lock is held.
    @JSBody(
            params = {"name", "granted"},
            script = """
            navigator.locks ? navigator.locks.request(name, { ifAvailable: true }, function (lock) {
              lock && granted();
              return lock && new Promise(function (resolve) {
                setTimeout(resolve, 500);
              });
            }).catch(function () {}) : granted();
            """)
    private static native void claim(String name, Granted granted);

    // Two notes. The machine may have no sound, and the page none to give.
    @JSBody(script = """
            try {
              var context = new AudioContext();
              context.resume().then(function () {
                [659.25, 880].forEach(function (pitch, i) {
                  var tone = context.createOscillator(), volume = context.createGain(), from = context.currentTime + i * .12;
                  tone.frequency.value = pitch;
                  volume.gain.setValueAtTime(0, from);
                  volume.gain.linearRampToValueAtTime(.08, from + .01);
                  volume.gain.exponentialRampToValueAtTime(.0001, from + .35);
                  tone.connect(volume).connect(context.destination);
                  tone.start(from);
                  tone.stop(from + .35);
                });
              }).catch(function () {});
              setTimeout(function () {
                context.close().catch(function () {});
              }, 2000);
            } catch (e) {}
            """)
    private static native void play();

    @JSFunctor
    private interface Granted extends JSObject {
        void granted();
    }
}

package com.giosg.tag.phone;

import com.giosg.tag.delivery.RetryPolicy;
import com.giosg.tag.ports.CallBackend;
import com.giosg.tag.ports.Devices;
import com.giosg.tag.ports.PeerConnection;
import com.giosg.tag.ports.Randomness;
import com.giosg.tag.ports.Scheduler;
import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;

/**
 * A call, as one of its two parties sees it: from the first ring to whatever ends it. The backend says what becomes of the
 * call; sound and picture go from browser to browser once an operator has accepted and both have given their microphones,
 * in either order.
 */
public final class PhoneCall {
    /** It rings: no operator has accepted yet. */
    public static final int RINGING = 0;
    /** Accepted, while this party's microphone is not there yet. */
    public static final int ANSWERED = 1;
    /** Sound is on its way to come through. */
    public static final int CONNECTING = 2;
    /** Both hear each other. */
    public static final int TALKING = 3;
    /** Sound broke off; another way is looked for. */
    public static final int RECONNECTING = 4;
    /** Over, for {@link #reason}. */
    public static final int ENDED = 5;

    /** Milliseconds from both microphones to the first sound, at most. */
    private static final int LONGEST_CONNECTING = 30_000;
    /** Milliseconds that the other way is looked for. */
    private static final int LONGEST_RECONNECTING = 20_000;
    /** Milliseconds without a word of the backend's, before there is sound. */
    private static final int LONGEST_SILENCE = 20_000;
    /** Milliseconds without sound after which another way is looked for, by one side after the other. */
    private static final int OPERATORS_PATIENCE = 8_000;

    private static final int VISITORS_PATIENCE = 5_000;
    private static final int LOOK = 1_000;
    /** How often the backend is told something, a second apart, before it finds out by itself. */
    private static final int MOST_TRIES = 60;

    private final boolean isVisitor;
    private final boolean hasPicture;
    private final CallBackend backend;
    private final Devices devices;
    private final PeerConnection peer;
    private final Scheduler scheduler;
    private final Runnable changed;
    private final CallLine line;
    private final SignalPost post;
    private final Negotiation negotiation;

    private int state = RINGING;
    private boolean asks;
    private boolean hasMicrophone;
    private boolean hasCamera;
    private boolean isMuted;
    private boolean isCameraOff;
    private boolean isOpen;
    private boolean isHeard;
    private boolean hears = true;
    private boolean sees;
    private String iceServers = "[]";
    private @Nullable Signal firstEarly;
    /** There is one while there is a {@link #firstEarly}. */
    @SuppressWarnings("NullAway.Init")
    private Signal lastEarly;

    private double connectingSince;
    private double lostSince;
    private double waitsSince;
    private double talkingSince;
    private @Nullable String reason;
    private @Nullable String endedBy;
    private int duration = -1;

    /** What the other party said before there was a connection to say it to. */
    private static final class Signal {
        final Value said;

        @Nullable
        Signal next;

        Signal(Value said) {
            this.said = said;
        }
    }

    /**
     * A call of which nothing is known yet but that it rings.
     *
     * @param isVisitor the visitor's side of it; else the operator's
     * @param hasPicture whether it is to have a picture too
     * @param changed run when there is something else to show
     */
    public PhoneCall(
            boolean isVisitor,
            boolean hasPicture,
            CallBackend backend,
            Devices devices,
            PeerConnection peer,
            Scheduler scheduler,
            Randomness randomness,
            Runnable changed) {
        this.isVisitor = isVisitor;
        this.hasPicture = hasPicture;
        this.backend = backend;
        this.devices = devices;
        this.peer = peer;
        this.scheduler = scheduler;
        this.changed = changed;
        post = new SignalPost(backend, scheduler, randomness);
        negotiation = new Negotiation(peer, isVisitor, post);
        line = new CallLine(backend, scheduler, randomness, new CallLine.Listener() {
            @Override
            public void said(Value said) {
                follow(said);
            }

            @Override
            public void signalled(Value signal) {
                hear(signal);
            }

            @Override
            public void refused() {
                finish(CallEnd.FAILED, null);
            }
        });
    }

    /** Begins to hear what becomes of it. */
    public void start() {
        line.open();
        look();
    }

    /** The party agrees to be heard, and seen: its browser is asked for microphone and camera. */
    public void agree() {
        if (asks || state == ENDED) {
            return;
        }
        asks = true;
        devices.ask(hasPicture, new Devices.Answer() {
            @Override
            public void given(boolean picture) {
                if (state == ENDED) {
                    // It ended while the browser asked.
                    devices.stop();
                    return;
                }
                hasMicrophone = true;
                hasCamera = picture;
                proceed();
                changed.run();
            }

            @Override
            public void refused(String why) {
                end(why);
            }
        });
        changed.run();
    }

    /** Sends silence, or sound again. */
    public void setMuted(boolean muted) {
        isMuted = muted;
        devices.setSound(!muted);
        tellWhatIsSent();
        changed.run();
    }

    /** Sends no picture, or one again. */
    public void setCameraOff(boolean off) {
        isCameraOff = off;
        devices.setPicture(!off);
        tellWhatIsSent();
        changed.run();
    }

    /** The party hangs up, whether the call was answered or not. */
    public void hangUp() {
        end(CallEnd.HUNG_UP);
    }

    /** The party's page goes away. */
    public void leave() {
        end(CallEnd.LEFT);
    }

    /** The device is in another network now, or back in one. */
    public void networkChanged() {
        if (state != ENDED) {
            line.retry();
            if (isOpen) {
                restart();
            }
        }
    }

    private void follow(Value said) {
        Value servers = said.member("ice_servers");
        if (servers.type() == Value.ARRAY) {
            iceServers = servers.json();
        }
        String now = said.member("state").text();
        if (now.equals("ended")) {
            Value seconds = said.member("duration");
            if (seconds.type() == Value.NUMBER) {
                duration = (int) seconds.number();
            }
            finish(said.member("reason").text(), said.member("ended_by").text());
        } else if (state == RINGING && !now.equals("requested")) {
            state = ANSWERED;
            proceed();
            changed.run();
        }
    }

    private void proceed() {
        if (state != ANSWERED || !hasMicrophone) {
            return;
        }
        state = CONNECTING;
        connectingSince = scheduler.now();
        waitsSince = connectingSince;
        isOpen = true;
        peer.open(iceServers, hasPicture, new PeerConnection.Events() {
            @Override
            public void negotiationNeeded() {
                negotiation.offer();
            }

            @Override
            public void candidate(String candidate) {
                post.send("{\"candidate\":".concat(candidate).concat("}"));
            }

            @Override
            public void connected() {
                talk();
            }

            @Override
            public void disconnected() {
                lose();
            }
        });
        tellWhatIsSent();
        for (Signal early = firstEarly; early != null; early = early.next) {
            negotiation.heard(early.said);
        }
        firstEarly = null;
    }

    private void hear(Value signal) {
        if (!isHeard) {
            isHeard = true;
            waitsSince = scheduler.now();
        }
        Value sound = signal.member("sound");
        if (sound.type() == Value.BOOLEAN) {
            hears = isTrue(sound);
            sees = isTrue(signal.member("picture"));
            changed.run();
        } else if (isOpen) {
            negotiation.heard(signal);
        } else {
            Signal early = new Signal(signal);
            if (firstEarly == null) {
                firstEarly = early;
            } else {
                lastEarly.next = early;
            }
            lastEarly = early;
        }
    }

    private static boolean isTrue(Value flag) {
        return flag.json().equals("true");
    }

    private void tellWhatIsSent() {
        if (isOpen) {
            post.send("{\"sound\":"
                    .concat(isMuted ? "false" : "true")
                    .concat(",\"picture\":")
                    .concat(sendsPicture() ? "true}" : "false}"));
        }
    }

    private void talk() {
        if (talkingSince == 0) {
            talkingSince = scheduler.date();
            if (isVisitor) {
                tell("connected", "", 1);
            }
        }
        state = TALKING;
        changed.run();
    }

    private void lose() {
        if (state == TALKING) {
            state = RECONNECTING;
            lostSince = scheduler.now();
            waitsSince = lostSince;
            changed.run();
        }
        if (!isVisitor) {
            // Both at once would be two offers at once.
            restart();
        }
    }

    private void restart() {
        waitsSince = scheduler.now();
        peer.restart();
    }

    private boolean hasWaitedForSound() {
        double waited = scheduler.now() - waitsSince;
        return isVisitor
                ? state == RECONNECTING && waited > VISITORS_PATIENCE
                : (state == RECONNECTING || (state == CONNECTING && isHeard)) && waited > OPERATORS_PATIENCE;
    }

    /** Ends it when something takes too long. */
    private void look() {
        scheduler.after(LOOK, () -> {
            double now = scheduler.now();
            if ((state == RECONNECTING && now - lostSince > LONGEST_RECONNECTING)
                    || (state < CONNECTING && line.silence() > LONGEST_SILENCE)) {
                end(CallEnd.LOST);
            } else if (state == CONNECTING && isVisitor && now - connectingSince > LONGEST_CONNECTING) {
                // The operator may have to wait longer, for the visitor to agree.
                end(CallEnd.FAILED);
            } else if (hasWaitedForSound()) {
                restart();
            }
            if (state != ENDED) {
                look();
            }
        });
    }

    private void end(String why) {
        if (state != ENDED) {
            if (talkingSince != 0) {
                duration = (int) ((scheduler.date() - talkingSince) / 1000);
            }
            tell("end", "\"reason\":\"".concat(why).concat("\""), 1);
            finish(why, isVisitor ? "visitor" : "operator");
        }
    }

    private void tell(String what, String members, int times) {
        backend.post(what, members, status -> {
            if (!RetryPolicy.isAnswered(status) && times < MOST_TRIES) {
                scheduler.after(LOOK, () -> tell(what, members, times + 1));
            }
        });
    }

    private void finish(String why, @Nullable String by) {
        if (state == ENDED) {
            return;
        }
        state = ENDED;
        reason = why;
        endedBy = by;
        line.close();
        post.close();
        peer.close();
        devices.stop();
        changed.run();
    }

    /** One of the constants above. */
    public int state() {
        return state;
    }

    /** Whether the browser has been asked for the microphone. */
    public boolean asks() {
        return asks;
    }

    /** Whether the microphone is there. */
    public boolean hasMicrophone() {
        return hasMicrophone;
    }

    /** Whether this party has a camera in the call. */
    public boolean hasCamera() {
        return hasCamera;
    }

    public boolean isMuted() {
        return isMuted;
    }

    /** Whether the other party gets to see this one. */
    public boolean sendsPicture() {
        return hasCamera && !isCameraOff;
    }

    /** Whether the other party's browser has said anything: the visitor's does once they agree to be heard. */
    public boolean isOtherThere() {
        return isHeard;
    }

    /** Whether the other party's sound is on. */
    public boolean hears() {
        return hears;
    }

    /** Whether the other party sends a picture. */
    public boolean sees() {
        return sees;
    }

    /** When they first heard each other, milliseconds since 1970; 0 before that. */
    public double talkingSince() {
        return talkingSince;
    }

    /** Why it ended, of {@link CallEnd}; null before. */
    public @Nullable String reason() {
        return reason;
    }

    /** {@code visitor}, {@code operator} or {@code system}; null where it is not known. */
    public @Nullable String endedBy() {
        return endedBy;
    }

    /** How long they talked, in seconds; -1 where they did not, or have not ended. */
    public int duration() {
        return duration;
    }
}

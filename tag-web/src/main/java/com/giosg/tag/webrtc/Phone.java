package com.giosg.tag.webrtc;

import com.giosg.tag.phone.CallEnd;
import com.giosg.tag.phone.PhoneCall;
import com.giosg.tag.ports.Scheduler;
import com.giosg.tag.rules.CallKind;
import com.giosg.tag.rules.ErrorCode;
import com.giosg.tag.widget.Element;
import com.giosg.tag.widget.Elements;
import com.giosg.tag.widget.Face;
import com.giosg.tag.widget.StartedCall;
import com.giosg.tag.widget.TagLink;
import com.giosg.tag.widget.Texts;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** The phone on the page: who is called, how it goes, and what the visitor can do about it. */
final class Phone {
    private static final String MICROPHONE =
            "M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM5 11a7 7 0 0 0 14 0M12 18v3";
    private static final String CAMERA =
            "M4 7h9a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2zM15 11l6-3.5v9L15 13z";
    /** Seconds out of sight after which a call ends. */
    private static final int MOST_AWAY = 10;

    private static final String STRUCK = "M4 4l16 16";
    private static final String HANDSET =
            "M2 13.4c5.6-5.2 14.4-5.2 20 0v2.1c0 .8-.7 1.4-1.5 1.2l-3.3-.8c-.6-.1-1-.6-1-1.2v-1.9"
                    + "a14 14 0 0 0-8.4 0v1.9c0 .6-.4 1.1-1 1.2l-3.3.8c-.8.2-1.5-.4-1.5-1.2z";

    private final TagLink link;
    private final Texts texts;
    private final StartedCall started;
    private final boolean hasPicture;
    private final Scheduler scheduler;
    private final String name;
    private final Element root;
    private final Element picture;
    private final Element ownPicture;
    private final Element status;
    private final Element time;
    private final Element start;
    private final Element mute;
    private final Element camera;
    private final Element hangUp;
    private final Element again;
    private final Element write;
    private final Element close;
    /** These are set before it is shown. */
    @SuppressWarnings("NullAway.Init")
    PhoneCall call;

    @SuppressWarnings("NullAway.Init")
    BrowserDevices devices;

    @SuppressWarnings("NullAway.Init")
    RtcPeerConnection peer;

    private boolean ticks;
    /** For how many seconds the page has had no place for it. */
    private int away;

    private boolean isCallingAgain;
    /** Why there is no other call; null while nobody wanted one. */
    private @Nullable String refusal;
    /** What the visitor was at before the phone came. */
    private @Nullable JSObject before;

    Phone(TagLink link, Texts texts, StartedCall started, Scheduler scheduler) {
        this.link = link;
        this.texts = texts;
        this.started = started;
        this.scheduler = scheduler;
        hasPicture = CallKind.hasPicture(started.getKind());
        name = started.getName();
        root = Elements.make("section", "phone", "");
        root.setAttribute("role", "dialog");
        root.setAttribute("aria-label", texts.getPhone());
        root.setAttribute("aria-describedby", "phone-state");
        root.setAttribute("tabindex", "-1");
        picture = video("theirs");
        ownPicture = video("ours");
        mute(ownPicture);

        Element who = Elements.make("p", "who", name);
        who.setAttribute("dir", "auto");
        status = Elements.make("p", "state", "");
        status.setAttribute("id", "phone-state");
        status.setAttribute("role", "status");
        time = Elements.make("p", "time", "");
        Element words = Elements.make("div", "words", "");
        words.append(who);
        words.append(status);
        words.append(time);

        start = button("start", texts.getStartCall());
        start.addEventListener("click", event -> {
            call.agree();
            // Not on to the button that hangs up: who presses Enter twice would.
            root.focus();
        });
        mute = key("", MICROPHONE);
        mute.addEventListener("click", event -> call.setMuted(!call.isMuted()));
        camera = key(texts.getCamera(), CAMERA);
        camera.addEventListener("click", event -> call.setCameraOff(call.sendsPicture()));
        hangUp = key(texts.getHangUp(), HANDSET);
        hangUp.setAttribute("class", "key hang-up");
        hangUp.addEventListener("click", event -> call.hangUp());
        again = button("start", texts.getCallAgain());
        whenChosen(again, () -> callAgain());
        write = button("done write", texts.getWriteToUs());
        whenChosen(write, () -> {
            close();
            click(link.getLauncher());
        });
        close = button("done", texts.getClosePhone());
        whenChosen(close, () -> close());
        Element keys = Elements.make("div", "keys", "");
        keys.append(start);
        keys.append(mute);
        keys.append(camera);
        keys.append(hangUp);
        keys.append(again);
        keys.append(write);
        keys.append(close);

        Element screen = Elements.make("div", "screen", "");
        screen.append(Face.of(name, started.getAvatar()));
        screen.append(picture);
        screen.append(ownPicture);
        root.append(screen);
        root.append(words);
        root.append(keys);
        root.addEventListener("keydown", event -> {
            if (event.getKey().equals("Escape") && call.state() == PhoneCall.ENDED) {
                close();
            }
        });
        Elements.keepToItself(root);
    }

    private static Element button(String className, String name) {
        Element button = Elements.make("button", className, name);
        button.setAttribute("type", "button");
        return button;
    }

    /** Such a button comes up where "Hang up" was: the second click there is not meant for it. */
    private static void whenChosen(Element button, Runnable task) {
        button.addEventListener("click", event -> {
            if (event.getDetail() < 2) {
                task.run();
            }
        });
    }

    private static Element video(String className) {
        Element video = Elements.make("video", className, "");
        video.setAttribute("playsinline", "");
        video.setAttribute("autoplay", "");
        return video;
    }

    private static Element key(String name, String sign) {
        Element key = Elements.button("key", name, sign);
        Element struck = Elements.make("span", "struck", "");
        struck.append(Elements.picture(STRUCK));
        key.append(struck);
        return key;
    }

    /**
     * Shows it on the page, in the place of the former one. A visitor who is writing something there goes on with that.
     *
     * @param former null for none
     */
    void show(Element place, @Nullable Phone former) {
        place.append(root);
        update();
        if (former != null && Elements.hasFocus(former.root)) {
            before = former.before;
            root.focus();
        } else {
            before = activeElement();
            takeFocus(root, before);
        }
        if (former != null) {
            former.root.remove();
        }
        stay();
    }

    private void callAgain() {
        isCallingAgain = true;
        root.focus();
        TagLink.Use.callAgain(link, started, code -> {
            isCallingAgain = false;
            refusal = code;
            update();
        });
        update();
    }

    /** A call goes on while the page is replaced; one that stays out of sight can be ended by nobody, and must not go on. */
    private void stay() {
        scheduler.after(1000, () -> {
            if (call.state() != PhoneCall.ENDED) {
                if (isConnected(root)) {
                    away = 0;
                } else if (++away < MOST_AWAY) {
                    playOn(root);
                } else {
                    call.leave();
                }
                stay();
            }
        });
    }

    void close() {
        boolean hadFocus = Elements.hasFocus(root);
        root.remove();
        if (hadFocus) {
            giveFocus(before);
        }
    }

    /** Shows how the call goes now. */
    void update() {
        int state = call.state();
        boolean hasEnded = state == PhoneCall.ENDED;
        boolean isOn = call.hasMicrophone() && !hasEnded;
        // A call that has ended has a reason.
        @SuppressWarnings("NullAway")
        boolean mayGoOn = hasEnded && !isCallingAgain && !CallEnd.isWanted(call.reason());
        boolean hadFocus = Elements.hasFocus(root);
        Elements.setText(status, words(state));
        root.setAttribute("data-state", state < PhoneCall.CONNECTING ? "ringing" : hasEnded ? "ended" : "on");
        start.setHidden(call.asks() || hasEnded);
        mute.setHidden(!isOn);
        mute.setAttribute("aria-label", call.isMuted() ? texts.getUnmute() : texts.getMute());
        mute.setAttribute("data-off", call.isMuted() ? "yes" : "no");
        camera.setHidden(!isOn || !call.hasCamera());
        camera.setAttribute("aria-pressed", call.sendsPicture() ? "true" : "false");
        camera.setAttribute("data-off", call.sendsPicture() ? "no" : "yes");
        hangUp.setHidden(hasEnded);
        again.setHidden(!mayGoOn || isOwn(CallEnd.UNSUPPORTED));
        write.setHidden(!mayGoOn || !hasChat(link));
        close.setHidden(!hasEnded);
        picture.setHidden(!isOn || !call.sees());
        ownPicture.setHidden(!isOn || !call.sendsPicture());
        play(picture, isOn ? peer.remote : null);
        play(ownPicture, isOn ? devices.stream : null);
        if (hasEnded && hadFocus && !isCallingAgain) {
            close.focus();
        }
        tick();
    }

    private void tick() {
        int state = call.state();
        double since = call.talkingSince();
        int seconds = state == PhoneCall.ENDED ? call.duration() : (int) ((scheduler.date() - since) / 1000);
        time.setTextContent(since == 0 || seconds < 0 ? "" : clock(seconds));
        if (since != 0 && state != PhoneCall.ENDED && !ticks) {
            ticks = true;
            scheduler.after(1000, () -> {
                ticks = false;
                tick();
            });
        }
    }

    private static String clock(int seconds) {
        String rest = Integer.toString(seconds % 60);
        return Integer.toString(seconds / 60)
                .concat(rest.length() == 1 ? ":0" : ":")
                .concat(rest);
    }

    // A call that has ended has a reason.
    @SuppressWarnings("NullAway")
    private String words(int state) {
        if (isCallingAgain) {
            return texts.getConnecting();
        }
        if (refusal != null) {
            return refusal.equals(ErrorCode.NOT_ALLOWED) ? texts.getDeclined() : texts.getNotConnected();
        }
        if (state == PhoneCall.ENDED) {
            return farewell(call.reason());
        }
        if (!call.asks()) {
            return state != PhoneCall.RINGING
                    ? theyDo(texts.getHasAnswered())
                    : texts.getRinging()
                            .concat(" ")
                            .concat(hasPicture ? texts.getCallingWithPicture() : texts.getCalling());
        }
        if (!call.hasMicrophone()) {
            return hasPicture ? texts.getAllowCamera() : texts.getAllowMicrophone();
        }
        switch (state) {
            case PhoneCall.RINGING:
                return texts.getRinging();
            case PhoneCall.TALKING:
                return call.hears() ? texts.getConnected() : theyDo(texts.getHasMuted());
            case PhoneCall.RECONNECTING:
                return texts.getReconnecting();
            default:
                return texts.getConnecting();
        }
    }

    /** Whether it ended on this side, for that reason. */
    // Asked of calls that have ended.
    @SuppressWarnings("NullAway")
    private boolean isOwn(String reason) {
        return "visitor".equals(call.endedBy()) && call.reason().equals(reason);
    }

    private String farewell(String reason) {
        boolean isOwn = "visitor".equals(call.endedBy());
        if (reason.equals(CallEnd.HUNG_UP) && !isOwn) {
            return theyDo(texts.getHasHungUp());
        } else if (reason.equals(CallEnd.LEFT) && !isOwn) {
            return theyDo(texts.getHasLeft());
        } else if (reason.equals(CallEnd.DECLINED)) {
            return texts.getDeclined();
        } else if (reason.equals(CallEnd.NO_ANSWER)) {
            return texts.getNoAnswer();
        } else if (reason.equals(CallEnd.LOST) || reason.equals(CallEnd.LEFT)) {
            // This page did not leave, if the backend took it for gone.
            return texts.getLost();
        } else if (reason.equals(CallEnd.PERMISSION_DENIED) && isOwn) {
            return hasPicture ? texts.getDeniedWithPicture() : texts.getDenied();
        } else if (reason.equals(CallEnd.NO_MICROPHONE) && isOwn) {
            return texts.getNoMicrophone();
        } else if (reason.equals(CallEnd.UNSUPPORTED) && isOwn) {
            return texts.getUnsupported();
        }
        return (isOwn && !reason.equals(CallEnd.FAILED)) || reason.equals(CallEnd.CHAT_ENDED)
                ? texts.getYouHungUp()
                : texts.getNotConnected();
    }

    private String theyDo(String what) {
        return name.concat(" ").concat(what);
    }

    @JSBody(params = "link", script = "return !!link.launcher;")
    private static native boolean hasChat(TagLink link);

    @JSBody(params = "element", script = "element.click();")
    private static native void click(Element element);

    @JSBody(params = "video", script = "video.muted = true;")
    private static native void mute(Element video);

    @JSBody(
            params = {"video", "stream"},
            script = """
            if (video.srcObject != stream) {
              video.srcObject = stream;
              stream && video.play().catch(function () {});
            }
            """)
    private static native void play(Element video, @Nullable JSObject stream);

    /** Where the visitor is, as deep as it can be seen. */
    @JSBody(script = """
            var now = document.activeElement;
            while (now && now.shadowRoot && now.shadowRoot.activeElement) {
              now = now.shadowRoot.activeElement;
            }
            return now;
            """)
    private static native JSObject activeElement();

    // Not to a button of it, which the next key would press: nobody is to be heard by chance. Who is in a frame, in a
    // component or in a field of the page's may be writing.
    @JSBody(
            params = {"root", "now"},
            script = """
            if (!now || now == document.body || /^(a|button)$/i.test(now.tagName)) root.focus();
            """)
    private static native void takeFocus(Element root, JSObject now);

    @JSBody(params = "before", script = "before && before.isConnected && before.focus();")
    private static native void giveFocus(@Nullable JSObject before);

    @JSBody(params = "root", script = "return root.isConnected;")
    private static native boolean isConnected(Element root);

    // A video stops where it leaves the page.
    @JSBody(params = "root", script = """
            root.querySelectorAll('video').forEach(function (video) {
              video.srcObject && video.play().catch(function () {});
            });
            """)
    private static native void playOn(Element root);
}

package com.giosg.tag.window;

import com.giosg.tag.chat.Conversation;
import com.giosg.tag.chat.Message;
import com.giosg.tag.rules.Limits;
import com.giosg.tag.widget.Element;
import com.giosg.tag.widget.Elements;
import com.giosg.tag.widget.Face;
import com.giosg.tag.widget.Texts;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** The window itself: who speaks, what was said, and where to write. */
final class Dialog {
    /** The key code of every key that an input method takes. */
    private static final int COMPOSING = 229;

    final Element root;
    final Log log;
    private final Texts texts;
    private final Element head;
    private final Element service;
    private final Element sound;
    private final Element unseen;
    private final Element broken;
    private final Element typing;
    private final Element problem;
    private final Element box;
    private Element face;
    private String shownFace = "";
    private boolean hearsSound;

    /** What is done at the window. */
    interface Use {
        void close();

        void send(String text);

        /** All that there is was seen. */
        void seen();

        /** Whether answers are to be heard. */
        void setSound(boolean on);

        /** What is in the box changed. */
        void draft(String text);
    }

    Dialog(Texts texts, Log log, String draft, Use use) {
        this.texts = texts;
        this.log = log;
        root = Elements.make("section", "dialog", "");
        root.setAttribute("role", "dialog");
        root.setAttribute("aria-label", texts.getChat());

        head = Elements.make("div", "head", "");
        face = Face.of(texts.getService(), null);
        Element title = Elements.make("div", "", "");
        title.append(Elements.make("h2", "", texts.getChat()));
        Element subtitle = Elements.make("p", "", "");
        service = Elements.make("span", "", texts.getService());
        service.setAttribute("dir", "auto");
        subtitle.append(service);
        title.append(subtitle);
        sound = Elements.button("close sound", texts.getSound(), "M6 16v-5a6 6 0 0 1 12 0v5l2 2H4zM10 21h4");
        Element struck = Elements.make("span", "struck", "");
        struck.append(Elements.picture("M4 4l16 16"));
        sound.append(struck);
        sound.addEventListener("click", event -> use.setSound(!hearsSound));
        Element close = Elements.button("close", texts.getClose(), "M6 6l12 12M18 6L6 18");
        close.addEventListener("click", event -> use.close());
        head.append(face);
        head.append(title);
        head.append(sound);
        head.append(close);

        broken = Elements.make("p", "broken", "");
        broken.setAttribute("role", "status");
        unseen = Elements.make("button", "unseen", texts.getNewMessages());
        unseen.setAttribute("type", "button");
        unseen.setHidden(true);
        unseen.addEventListener("click", event -> log.goToEnd());
        log.root.addEventListener("scroll", event -> {
            if (!unseen.isHidden() && log.isAtEnd()) {
                unseen.setHidden(true);
                use.seen();
            }
        });
        typing = Elements.make("p", "typing", "");
        typing.setAttribute("role", "status");
        problem = Elements.make("p", "problem", "");
        problem.setAttribute("role", "alert");

        Element form = Elements.make("form", "", "");
        box = Elements.make("textarea", "", "");
        box.setAttribute("rows", "1");
        box.setAttribute("aria-label", texts.getMessage());
        box.setAttribute("placeholder", texts.getPlaceholder());
        box.setAttribute("dir", "auto");
        box.setValue(draft);
        Element send = Elements.button("send", texts.getSend(), "M4 12l16-8-6 16-3-7z");
        send.setAttribute("type", "submit");
        form.append(box);
        form.append(send);
        form.addEventListener("submit", event -> {
            event.preventDefault();
            send(use);
        });
        box.addEventListener("input", event -> {
            problem.setTextContent("");
            use.draft(box.getValue());
        });
        box.addEventListener("keydown", event -> {
            if (event.getKey().equals("Enter") && !event.isShiftKey() && event.getKeyCode() != COMPOSING) {
                event.preventDefault();
                send(use);
            }
        });
        root.addEventListener("keydown", event -> {
            if (event.getKey().equals("Escape") && event.getKeyCode() != COMPOSING) {
                use.close();
            } else if (event.getKey().equals("Tab")) {
                keepInside(root, event);
            }
        });
        Elements.keepToItself(root);
        root.append(head);
        root.append(broken);
        root.append(log.root);
        root.append(unseen);
        root.append(typing);
        root.append(problem);
        root.append(form);
    }

    private void send(Use use) {
        String text = trim(box.getValue());
        int tooMany = text.length() - Limits.MESSAGE_CHARACTERS;
        if (tooMany > 0) {
            problem.setTextContent(texts.getTooLong().concat(" ").concat(Integer.toString(tooMany)));
        } else if (!text.isEmpty()) {
            box.setValue("");
            use.draft("");
            use.send(text);
        }
        box.focus();
    }

    /** Says at once why something was not sent. */
    void complain(String refusal) {
        problem.setTextContent(log.reason(refusal));
    }

    /** Whether all that there is can be seen. */
    boolean showsAll() {
        return unseen.isHidden();
    }

    void opened() {
        log.goToEnd();
        unseen.setHidden(true);
        setModal(root);
    }

    void show(Conversation conversation, boolean isBroken) {
        if (!log.show(conversation)) {
            unseen.setHidden(false);
        }
        Elements.setText(broken, isBroken ? texts.getReconnecting() : "");
        String name = conversation.typing();
        Elements.setText(
                typing,
                name == null
                        ? ""
                        : (name.isEmpty() ? texts.getService() : name)
                                .concat(" ")
                                .concat(texts.getTyping()));
        Message newest = null;
        for (Message message = conversation.first(); message != null; message = message.next()) {
            if (message.sender.equals("user")) {
                newest = message;
            }
        }
        if (newest != null) {
            showService(newest.name == null ? texts.getService() : newest.name, newest.avatar);
        }
    }

    private void showService(String name, @Nullable String avatar) {
        String shown = name.concat("\n").concat(avatar == null ? "" : avatar);
        if (!shown.equals(shownFace)) {
            shownFace = shown;
            service.setTextContent(name);
            face.remove();
            face = Face.of(name, avatar);
            head.prepend(face);
        }
    }

    void showSound(boolean isOn) {
        hearsSound = isOn;
        sound.setAttribute("aria-pressed", isOn ? "true" : "false");
    }

    void focus() {
        box.focus();
    }

    // Neither what databases refuse nor half a surrogate pair, which the rules would.
    @JSBody(params = "text", script = """
            text = text.replace(/\\0/g, '').trim();
            return text.toWellFormed ? text.toWellFormed() : text;
            """)
    private static native String trim(String text);

    @JSBody(params = "dialog", script = """
            dialog.setAttribute('aria-modal', dialog.offsetWidth >= document.documentElement.clientWidth);
            """)
    private static native void setModal(Element dialog);

    // Where the window covers the page, what is behind it is not to be reached.
    @JSBody(
            params = {"dialog", "event"},
            script = """
            if (dialog.offsetWidth >= document.documentElement.clientWidth) {
              var places = dialog.querySelectorAll('button, [tabindex], a, textarea'),
                  first = places[0], last = places[places.length - 1], now = dialog.getRootNode().activeElement;
              if (now == (event.shiftKey ? first : last)) {
                event.preventDefault();
                (event.shiftKey ? last : first).focus();
              }
            }
            """)
    private static native void keepInside(Element dialog, JSObject event);
}

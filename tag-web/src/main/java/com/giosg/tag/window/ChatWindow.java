package com.giosg.tag.window;

import com.giosg.tag.chat.ChatLine;
import com.giosg.tag.chat.Conversation;
import com.giosg.tag.chat.Message;
import com.giosg.tag.chat.Outgoing;
import com.giosg.tag.ports.Randomness;
import com.giosg.tag.ports.Scheduler;
import com.giosg.tag.ports.Storage;
import com.giosg.tag.widget.Element;
import com.giosg.tag.widget.Elements;
import com.giosg.tag.widget.TagLink;
import com.giosg.tag.widget.Texts;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** The chat on the page: a launcher, or the window in its place, kept as the visitor left it in every tab. */
final class ChatWindow implements Dialog.Use, Preview.Use {
    /** Milliseconds after which somebody who was typing and said nothing is not shown any more. */
    private static final int TYPING = 6_000;
    /** Milliseconds within which an answer is seen, here or in another tab, where somebody looks at the window. */
    private static final int READING = 300;

    private final TagLink link;
    private final Scheduler scheduler;
    private final Randomness randomness;
    private final Storage session;
    private final String draftKey;
    private final Unsent unsent;
    private final WindowState state;
    private final ReadMark mark;
    private final ReadMark putAway;
    private final Bell bell;
    private final PageTitle title = new PageTitle();
    private final Conversation conversation = new Conversation();
    private final Launcher launcher;
    private final Preview preview;
    private final Dialog dialog;
    private final Element root;
    /** Set before the first use. */
    @SuppressWarnings("NullAway.Init")
    ChatLine line;

    /** The launcher loads the script once the backend has said who it is. */
    @SuppressWarnings("NullAway.Init")
    private String visitor;

    private boolean isOpen;
    private boolean speaks;
    private double typedAt;
    /** The sequence of the newest message that is no news any more. */
    private int known;

    ChatWindow(TagLink link, Texts texts, Storage local, Storage session, Scheduler scheduler, Randomness randomness) {
        this.link = link;
        this.scheduler = scheduler;
        this.randomness = randomness;
        this.session = session;
        this.draftKey = "giosg_draft_".concat(link.getId());
        this.unsent = new Unsent(session, link.getId());
        this.state = new WindowState(local, session, link.getId());
        this.mark = new ReadMark(local, "giosg_read_".concat(link.getId()));
        this.putAway = new ReadMark(local, "giosg_put_away_".concat(link.getId()));
        this.bell = new Bell(local, link.getId());
        launcher = new Launcher(link, texts);
        preview = new Preview(texts, this);
        dialog = new Dialog(
                texts,
                new Log(texts, outgoing -> resend(outgoing)),
                session.read(draftKey).text(),
                this);
        dialog.root.setHidden(true);
        root = link.getRoot();
        root.append(preview.root);
        root.append(dialog.root);
        Elements.addStyles(root);
    }

    Conversation conversation() {
        return conversation;
    }

    /** Shows it as it was left. */
    void start() {
        TagLink.Use.watchVisitor(link, hasChat -> {
            String now = TagLink.Use.visitor(link);
            if (visitor != null && !visitor.equals(now)) {
                // The site threw the visitor's cookies away.
                conversation.forget();
                line.restart();
            }
            visitor = now;
            if (hasChat && !conversation.isOpen()) {
                conversation.expect();
            }
            update();
        });
        TagLink.Use.watchHiding(link, inThisTabOnly -> {
            setOpen(false);
        });
        watch(TagLink.Use.listener(link), "giosg_", what -> {
            if (what == 0) {
                setOpen(state.isOpen());
            } else if (what == 1) {
                line.suspend();
            } else if (what == 2) {
                line.wakeUp();
                setOpen(state.isOpen());
            } else {
                line.retry();
                update();
            }
        });
        setOpen(state.isOpen());
        TagLink.Use.watchOpening(link, () -> open());
        unsent.each((key, text, refusal) -> {
            if (refusal == null) {
                // The backend does not take again what it has under its key.
                send(key, text);
            } else {
                conversation.write(key, text).refusal = refusal;
            }
        });
        update();
    }

    @Override
    public void open() {
        state.open();
        setOpen(true);
        dialog.focus();
    }

    @Override
    public void close() {
        state.close();
        setOpen(false);
    }

    @Override
    public void putAway(Message message) {
        putAway.set(visitor, message.sequence);
        launcher.focus();
        update();
    }

    @Override
    public void setSound(boolean on) {
        bell.setOn(on);
        update();
    }

    private void setOpen(boolean open) {
        boolean hadFocus = !open && isOpen && Elements.hasFocus(dialog.root);
        isOpen = open;
        dialog.root.setHidden(!open);
        launcher.setHidden(open);
        if (hadFocus) {
            launcher.focus();
        }
        update();
        if (open) {
            dialog.opened();
            update();
        }
    }

    @Override
    public void draft(String text) {
        session.write(draftKey, text.isEmpty() ? null : quote(text));
    }

    @Override
    public void send(String text) {
        send(randomness.id(), text);
        dialog.log.goToEnd();
    }

    private void send(String key, String text) {
        Outgoing outgoing = conversation.write(key, text);
        TagLink.Use.send(link, text, key, refusal -> {
            outgoing.refusal = refusal;
            outgoing.arrived = refusal == null;
            if (refusal != null) {
                dialog.complain(refusal);
            }
            update();
        });
        update();
    }

    private void resend(Outgoing outgoing) {
        conversation.remove(outgoing.key);
        send(outgoing.text);
        dialog.focus();
    }

    @Override
    public void seen() {
        update();
    }

    /** Shows what is new. */
    void update() {
        if (isOpen) {
            dialog.show(conversation, line.isBroken());
            if (!speaks && conversation.newest() > 0) {
                speaks = true;
                scheduler.after(0, () -> dialog.log.speak());
            }
            if (isVisible() && dialog.showsAll()) {
                mark.set(visitor, conversation.newest());
            }
        }
        dialog.showSound(bell.isOn());
        showUnread();
        unsent.keep(conversation.firstOutgoing());
        noticeTyping();
        line.want(isOpen || conversation.isOpen());
    }

    private void showUnread() {
        int read = mark.get(visitor);
        int unread = conversation.unread(read);
        Message newest = conversation.newestUnread(read);
        launcher.showUnread(unread, preview.words(newest));
        preview.show(isOpen || (newest != null && newest.sequence <= putAway.get(visitor)) ? null : newest);
        title.show(isVisible() ? 0 : unread);
        // What was said before the page came is no news.
        if (newest != null && known > 0 && newest.sequence > known) {
            ringUnlessRead(newest.sequence);
        }
        known = conversation.newest();
    }

    private void ringUnlessRead(int sequence) {
        String reader = visitor;
        scheduler.after(READING, () -> {
            if (mark.get(reader) < sequence) {
                bell.ring(reader, sequence);
            }
        });
    }

    private void noticeTyping() {
        if (conversation.typing() != null) {
            typedAt = scheduler.now();
            scheduler.after(TYPING, () -> {
                if (conversation.typing() != null && scheduler.now() - typedAt >= TYPING) {
                    conversation.stopTyping();
                    update();
                }
            });
        }
    }

    @JSBody(script = "return document.visibilityState == 'visible';")
    private static native boolean isVisible();

    @JSBody(params = "text", script = "return JSON.stringify(text);")
    private static native String quote(String text);

    @JSBody(
            params = {"listen", "prefix", "happened"},
            script = """
            listen('storage', function (event) {
              event.key && event.key.startsWith(prefix + 'win_state') ? happened(0)
                  : /^giosg_(read|put_away|sound)_/.test(event.key) && happened(3);
            });
            listen('pagehide', function () {
              happened(1);
            });
            listen('pageshow', function (event) {
              event.persisted && happened(2);
            });
            listen('online', function () {
              happened(3);
            });
            listen('visibilitychange', function () {
              happened(3);
            });
            """)
    private static native void watch(JSObject listen, String prefix, Watcher happened);

    @JSFunctor
    private interface Watcher extends JSObject {
        void happened(int what);
    }
}

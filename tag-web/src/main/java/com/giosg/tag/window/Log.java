package com.giosg.tag.window;

import com.giosg.tag.chat.Conversation;
import com.giosg.tag.chat.Links;
import com.giosg.tag.chat.Message;
import com.giosg.tag.chat.Outgoing;
import com.giosg.tag.rules.ErrorCode;
import com.giosg.tag.widget.Element;
import com.giosg.tag.widget.Elements;
import com.giosg.tag.widget.Face;
import com.giosg.tag.widget.Texts;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;

/** The conversation as it is read: what came is only ever added to, so that a reader's place stays. */
final class Log {
    /** Milliseconds within which a sender's messages belong together. */
    private static final int TOGETHER = 5 * 60 * 1000;

    interface Resend {
        void resend(Outgoing outgoing);
    }

    final Element root;
    private final Texts texts;
    private final Dates dates;
    private final Resend resend;
    private Element said;
    private Element outgoing;
    private @Nullable Message first;
    private @Nullable Message last;
    private String lastDay;
    private String shownOutgoing = "";
    private boolean speaks;

    Log(Texts texts, Resend resend) {
        this.texts = texts;
        this.dates = Dates.Maker.make(texts.getLanguage());
        this.resend = resend;
        root = Elements.make("div", "log", "");
        root.setAttribute("role", "log");
        root.setAttribute("aria-label", texts.getConversation());
        root.setAttribute("tabindex", "0");
        keepAtEnd(root);
        begin();
    }

    private void begin() {
        root.setTextContent("");
        said = Elements.make("div", "", "");
        if (!speaks) {
            // What was said before is there to be read, not to be read out.
            said.setAttribute("aria-live", "off");
        }
        said.append(Elements.make("p", "greeting", texts.getGreeting()));
        outgoing = Elements.make("div", "", "");
        // It is read out when it has arrived.
        outgoing.setAttribute("aria-live", "off");
        root.append(said);
        root.append(outgoing);
        last = null;
        lastDay = dates.today();
        shownOutgoing = "";
    }

    /** Shows what is new; false when some of it is out of sight, as the reader is elsewhere. */
    boolean show(Conversation conversation) {
        boolean follows = isAtEnd();
        boolean isNew = false;
        if (first != conversation.first()) {
            first = conversation.first();
            begin();
        }
        for (Message message = last == null ? first : last.next(); message != null; message = message.next()) {
            add(message);
            last = message;
            isNew = true;
        }
        showOutgoing(conversation.firstOutgoing());
        if (follows) {
            goToEnd();
        }
        return follows || !isNew;
    }

    /** From now on what is new is read out. */
    void speak() {
        speaks = true;
        said.removeAttribute("aria-live");
    }

    /** Shows the newest. */
    void goToEnd() {
        goToEnd(root);
    }

    boolean isAtEnd() {
        return isAtEnd(root);
    }

    private void add(Message message) {
        String day = dates.day(message.time);
        boolean isNewDay = !day.equals(lastDay);
        lastDay = day;
        if (isNewDay) {
            said.append(Elements.make("p", "day", day));
        }
        if (message.notice != null) {
            said.append(Elements.make("p", "note", note(message)));
            return;
        }
        boolean begins = isNewDay
                || last == null
                || last.notice != null
                || !isSame(last.sender, message.sender)
                || !isSame(last.name, message.name)
                || message.time - last.time > TOGETHER;
        boolean isOwn = message.isVisitors();
        String name = message.name != null ? message.name : isOwn ? texts.getYou() : texts.getService();
        Element item = Elements.make("div", "said".concat(isOwn ? " own" : "").concat(begins ? " begins" : ""), "");
        if (begins && !isOwn) {
            item.append(Face.of(name, message.avatar));
        }
        // Every message says whose it is, though not always to the eye.
        Element by = Elements.make("div", begins ? "by" : "quiet", "");
        if (begins && isOwn && message.avatar != null) {
            by.append(Face.of(name, message.avatar));
        }
        Element sender = Elements.make("span", isOwn && message.name == null ? "quiet" : "name", name);
        sender.setAttribute("dir", "auto");
        by.append(sender);
        by.append(Elements.make("time", "", dates.time(message.time)));
        item.append(by);
        item.append(text(message.text));
        said.append(item);
    }

    // Asked of notices alone.
    @SuppressWarnings("NullAway")
    private String note(Message message) {
        String notice = message.notice;
        return notice.equals("ended")
                ? texts.getEnded()
                : notice.equals("call_requested")
                        ? texts.getCallRequested()
                        : notice.equals("call_accepted")
                                ? texts.getCallAnswered()
                                : notice.equals("call_ended") ? texts.getCallEnded() : message.text;
    }

    private void showOutgoing(@Nullable Outgoing oldest) {
        String shown = "";
        for (Outgoing each = oldest; each != null; each = each.next()) {
            shown = shown.concat(each.key).concat(each.arrived ? "!" : each.refusal == null ? "" : each.refusal);
        }
        if (shown.equals(shownOutgoing)) {
            return;
        }
        shownOutgoing = shown;
        outgoing.setTextContent("");
        for (Outgoing each = oldest; each != null; each = each.next()) {
            outgoing.append(item(each));
        }
    }

    private Element item(Outgoing each) {
        Element item = Elements.make("div", "said own waits", "");
        item.append(text(each.text));
        if (each.refusal == null) {
            item.append(Elements.make("span", "way", each.arrived ? "" : texts.getSending()));
            return item;
        }
        Element way = Elements.make("span", "way refused", reason(each.refusal));
        Element again = Elements.make("button", "again", texts.getTryAgain());
        again.setAttribute("type", "button");
        again.addEventListener("click", event -> resend.resend(each));
        way.append(again);
        item.append(way);
        return item;
    }

    /** Why something was not sent, in words. */
    String reason(String refusal) {
        return refusal.equals(ErrorCode.NOT_ALLOWED) ? texts.getTooFast() : texts.getNotSent();
    }

    private Element text(String written) {
        Element text = Elements.make("div", "text", "");
        text.setAttribute("dir", "auto");
        Links links = new Links(written);
        while (links.next()) {
            text.append(Elements.text(links.before()));
            Element link = Elements.make("a", "", links.address());
            link.setAttribute("href", links.target());
            // An address of e-mail opens no page.
            if (!links.isMail()) {
                link.setAttribute("target", "_blank");
                link.setAttribute("rel", "noopener noreferrer nofollow ugc");
                link.append(Elements.make(
                        "span", "quiet", " (".concat(texts.getNewTab()).concat(")")));
            }
            text.append(link);
        }
        text.append(Elements.text(links.before()));
        return text;
    }

    private static boolean isSame(@Nullable String a, @Nullable String b) {
        return a == null ? b == null : a.equals(b);
    }

    // When the box grows or a keyboard comes up, the log gets smaller.
    @JSBody(params = "log", script = """
            var atEnd = true, height = 0;
            log.addEventListener('scroll', function () {
              // Its height before: this may be told after it got smaller.
              atEnd = log.scrollHeight - log.scrollTop - height < 60;
            });
            self.ResizeObserver && new ResizeObserver(function () {
              height = log.clientHeight;
              if (atEnd) log.scrollTop = log.scrollHeight;
            }).observe(log);
            """)
    private static native void keepAtEnd(Element log);

    @JSBody(params = "log", script = "return log.scrollHeight - log.scrollTop - log.clientHeight < 60;")
    private static native boolean isAtEnd(Element log);

    @JSBody(params = "log", script = "log.scrollTop = log.scrollHeight;")
    private static native void goToEnd(Element log);
}

package com.giosg.tag.window;

import com.giosg.tag.chat.Conversation;
import com.giosg.tag.chat.Links;
import com.giosg.tag.chat.Message;
import com.giosg.tag.chat.Outgoing;
import com.giosg.tag.rules.ErrorCode;
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
    private final Resend resend;
    private Element said;
    private Element outgoing;
    private Message first;
    private Message last;
    private String shownOutgoing = "";

    Log(Texts texts, Resend resend) {
        this.texts = texts;
        this.resend = resend;
        root = Elements.make("div", "log", "");
        root.setAttribute("role", "log");
        root.setAttribute("aria-label", texts.getConversation());
        root.setAttribute("tabindex", "0");
        begin();
    }

    private void begin() {
        root.setTextContent("");
        said = Elements.make("div", "", "");
        said.append(Elements.make("p", "greeting", texts.getGreeting()));
        outgoing = Elements.make("div", "", "");
        // It is read out when it has arrived.
        outgoing.setAttribute("aria-live", "off");
        root.append(said);
        root.append(outgoing);
        last = null;
    }

    void show(Conversation conversation) {
        boolean follows = isAtEnd(root);
        if (first != conversation.first()) {
            first = conversation.first();
            begin();
            shownOutgoing = "";
        }
        for (Message message = last == null ? first : last.next(); message != null; message = message.next()) {
            add(message);
            last = message;
        }
        showOutgoing(conversation.firstOutgoing());
        if (follows) {
            goToEnd();
        }
    }

    /** Shows the newest. */
    void goToEnd() {
        goToEnd(root);
    }

    private void add(Message message) {
        String day = day(texts.getLanguage(), message.time);
        boolean isNewDay = last == null ? !day.equals(today(texts.getLanguage()))
                : !day.equals(day(texts.getLanguage(), last.time));
        if (isNewDay) {
            said.append(Elements.make("p", "day", day));
        }
        if (message.notice != null) {
            said.append(Elements.make("p", "note", message.notice.equals("ended") ? texts.getEnded() : message.text));
            return;
        }
        boolean begins = isNewDay || last == null || last.notice != null || !isSame(last.sender, message.sender)
                || !isSame(last.name, message.name) || message.time - last.time > TOGETHER;
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
        by.append(time(texts.getLanguage(), message.time));
        item.append(by);
        item.append(text(message.text));
        said.append(item);
    }

    private void showOutgoing(Outgoing oldest) {
        String shown = "";
        for (Outgoing each = oldest; each != null; each = each.next()) {
            shown = shown.concat(each.key).concat(each.refusal == null ? "" : each.refusal);
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
            item.append(Elements.make("span", "way", texts.getSending()));
            return item;
        }
        Element way = Elements.make("span", "way refused",
                each.refusal.equals(ErrorCode.NOT_ALLOWED) ? texts.getTooFast() : texts.getNotSent());
        Element again = Elements.make("button", "again", texts.getTryAgain());
        again.setAttribute("type", "button");
        again.addEventListener("click", event -> resend.resend(each));
        way.append(again);
        item.append(way);
        return item;
    }

    private Element text(String written) {
        Element text = Elements.make("div", "text", "");
        text.setAttribute("dir", "auto");
        Links links = new Links(written);
        while (links.next()) {
            text.append(Elements.text(links.before()));
            Element link = Elements.make("a", "", links.address());
            link.setAttribute("href", links.address());
            link.setAttribute("target", "_blank");
            link.setAttribute("rel", "noopener noreferrer nofollow ugc");
            link.append(Elements.make("span", "quiet", " (".concat(texts.getNewTab()).concat(")")));
            text.append(link);
        }
        text.append(Elements.text(links.before()));
        return text;
    }

    private static boolean isSame(String a, String b) {
        return a == null ? b == null : a.equals(b);
    }

    @JSBody(params = {"language", "time"}, script = """
            var date = new Date(time), element = document.createElement('time');
            element.dateTime = date.toISOString();
            element.textContent = date.toLocaleTimeString(language, { hour: 'numeric', minute: '2-digit' });
            return element;
            """)
    private static native Element time(String language, double time);

    @JSBody(params = {"language", "time"}, script = """
            return new Date(time).toLocaleDateString(language, { weekday: 'long', day: 'numeric', month: 'long' });
            """)
    private static native String day(String language, double time);

    private static String today(String language) {
        return day(language, System.currentTimeMillis());
    }

    @JSBody(params = "log", script = "return log.scrollHeight - log.scrollTop - log.clientHeight < 60;")
    private static native boolean isAtEnd(Element log);

    @JSBody(params = "log", script = "log.scrollTop = log.scrollHeight;")
    private static native void goToEnd(Element log);
}

package com.giosg.tag.window;

import com.giosg.tag.widget.Element;
import com.giosg.tag.widget.Elements;
import com.giosg.tag.widget.TagLink;
import com.giosg.tag.widget.Texts;

/** The button that opens the window, and says how much is unread; made by the launcher's script. */
final class Launcher {
    private final Element button;
    private final Element badge;
    /** Says it to who does not see the button. */
    private final Element status;

    private final Texts texts;
    private int shown;

    Launcher(TagLink link, Texts texts) {
        this.button = link.getLauncher();
        this.badge = link.getBadge();
        this.texts = texts;
        status = Elements.make("div", "quiet", "");
        status.setAttribute("role", "status");
        link.getRoot().append(status);
    }

    /** @param newest the newest of it in words; "" for none */
    void showUnread(int unread, String newest) {
        if (unread == shown) {
            return;
        }
        shown = unread;
        badge.setHidden(unread == 0);
        String count = Integer.toString(unread);
        badge.setTextContent(count);
        String words = count.concat(" ").concat(texts.getUnread());
        button.setAttribute(
                "aria-label",
                unread == 0
                        ? texts.getOpen()
                        : texts.getOpen().concat(" (").concat(words).concat(")"));
        status.setTextContent(
                unread == 0
                        ? ""
                        : texts.getChat()
                                .concat(": ")
                                .concat(words)
                                .concat(". ")
                                .concat(newest));
    }

    void setHidden(boolean hidden) {
        button.setHidden(hidden);
    }

    void focus() {
        button.focus();
    }
}

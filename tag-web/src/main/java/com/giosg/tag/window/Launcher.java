package com.giosg.tag.window;

/** The button that opens the window, and says how much is unread; made by the launcher's script. */
final class Launcher {
    private final Element button;
    private final Element badge;
    private final Texts texts;

    Launcher(TagLink link, Texts texts) {
        this.button = link.getLauncher();
        this.badge = link.getBadge();
        this.texts = texts;
    }

    void showUnread(int unread) {
        badge.setHidden(unread == 0);
        String count = Integer.toString(unread);
        badge.setTextContent(count);
        button.setAttribute("aria-label", unread == 0 ? texts.getOpen()
                : texts.getOpen().concat(" (").concat(count).concat(" ").concat(texts.getUnread()).concat(")"));
    }

    void setHidden(boolean hidden) {
        button.setHidden(hidden);
    }

    void focus() {
        button.focus();
    }
}

package com.giosg.tag.window;

/** The button that opens the window, and says how much is unread. */
final class Launcher {
    final Element root;
    private final Texts texts;
    private final Element badge;

    Launcher(Texts texts, Runnable open) {
        this.texts = texts;
        root = Elements.button("launcher", texts.getOpen(),
                "M21 11.5a8.5 8.5 0 0 1-12.2 7.6L3 21l1.9-5.8A8.5 8.5 0 1 1 21 11.5z");
        root.setAttribute("aria-haspopup", "dialog");
        badge = Elements.make("span", "badge", "");
        badge.setHidden(true);
        root.append(badge);
        root.addEventListener("click", event -> open.run());
    }

    void showUnread(int unread) {
        badge.setHidden(unread == 0);
        String count = Integer.toString(unread);
        badge.setTextContent(count);
        root.setAttribute("aria-label", unread == 0 ? texts.getOpen()
                : texts.getOpen().concat(" (").concat(count).concat(" ").concat(texts.getUnread()).concat(")"));
    }
}

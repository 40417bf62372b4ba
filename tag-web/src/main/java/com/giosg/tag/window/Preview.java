package com.giosg.tag.window;

import com.giosg.tag.chat.Message;
import com.giosg.tag.widget.Element;
import com.giosg.tag.widget.Elements;
import com.giosg.tag.widget.Texts;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;

/** The newest answer in short, beside the launcher of a closed window: opens the window, or is put away. */
final class Preview {
    final Element root;
    private final Texts texts;
    private final Element open;
    private final Element name;
    private final Element text;
    private @Nullable Message shown;

    /** What is done at it. */
    interface Use {
        void open();

        /** The visitor does not want to see that message there. */
        void putAway(Message message);
    }

    // Nobody can put away what is not shown.
    @SuppressWarnings("NullAway")
    Preview(Texts texts, Use use) {
        this.texts = texts;
        root = Elements.make("div", "preview", "");
        root.setHidden(true);
        name = Elements.make("span", "name", "");
        text = Elements.make("span", "short", "");
        name.setAttribute("dir", "auto");
        text.setAttribute("dir", "auto");
        open = Elements.make("button", "tell", "");
        open.setAttribute("type", "button");
        open.append(name);
        open.append(text);
        open.addEventListener("click", event -> use.open());
        Element close = Elements.button("close", texts.getHideMessage(), "M6 6l12 12M18 6L6 18");
        close.addEventListener("click", event -> use.putAway(shown));
        root.addEventListener("keydown", event -> {
            if (event.getKey().equals("Escape")) {
                use.putAway(shown);
            }
        });
        Elements.keepToItself(root);
        root.append(open);
        root.append(close);
    }

    /** Shows a message; null for none. */
    void show(@Nullable Message message) {
        if (message != shown) {
            shown = message;
            root.setHidden(message == null);
            if (message != null) {
                name.setTextContent(sender(message));
                text.setTextContent(shorten(message.text));
                open.setAttribute("aria-label", words(message));
            }
        }
    }

    /** A message as it is read out; "" for null. */
    String words(@Nullable Message message) {
        return message == null ? "" : sender(message).concat(": ").concat(shorten(message.text));
    }

    private String sender(Message message) {
        return message.name == null ? texts.getService() : message.name;
    }

    @JSBody(params = "text", script = """
            var characters = Array.from(text.trim());
            return characters.length > 140 ? characters.slice(0, 140).join('') + '…' : text.trim();
            """)
    private static native String shorten(String text);
}

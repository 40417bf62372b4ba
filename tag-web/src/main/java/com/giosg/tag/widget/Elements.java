package com.giosg.tag.window;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Makes elements. */
final class Elements {
    /** A new element with a class and a text, either of which may be "". */
    @JSBody(params = {"name", "className", "text"}, script = """
            var element = document.createElement(name);
            element.className = className;
            element.textContent = text;
            return element;
            """)
    static native Element make(String name, String className, String text);

    /** A button with a picture, whose name is what assistive technology reads. */
    static Element button(String className, String name, String picture) {
        Element button = make("button", className, "");
        button.setAttribute("type", "button");
        button.setAttribute("aria-label", name);
        button.append(picture(picture));
        return button;
    }

    /** A picture of strokes, each a path of SVG. */
    @JSBody(params = "path", script = """
            var names = 'http://www.w3.org/2000/svg', picture = document.createElementNS(names, 'svg'),
                line = document.createElementNS(names, 'path');
            picture.setAttribute('viewBox', '0 0 24 24');
            picture.setAttribute('aria-hidden', 'true');
            line.setAttribute('d', path);
            picture.append(line);
            return picture;
            """)
    static native JSObject picture(String path);

    @JSBody(params = "text", script = "return document.createTextNode(text);")
    static native JSObject text(String text);

    private Elements() {
    }
}

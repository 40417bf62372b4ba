package com.giosg.tag.widget;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Makes elements. */
public final class Elements {
    /**
     * A new element with a class and a text, either of which may be "". It keeps its listeners in {@code _heard}, as a
     * document that is opened for writing drops those of all that is in it.
     */
    @JSBody(
            params = {"name", "className", "text"},
            script = """
            var element = document.createElement(name), heard = element._heard = [];
            element.addEventListener = function () {
              heard.push(arguments);
              EventTarget.prototype.addEventListener.apply(element, arguments);
            };
            element.className = className;
            element.textContent = text;
            return element;
            """)
    public static native Element make(String name, String className, String text);

    /** A button with a picture, whose name is what assistive technology reads. */
    public static Element button(String className, String name, String picture) {
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
    public static native JSObject picture(String path);

    @JSBody(params = "text", script = "return document.createTextNode(text);")
    public static native JSObject text(String text);

    /** Read out when it changes, so not written when it does not. */
    @JSBody(
            params = {"element", "text"},
            script = "if (element.textContent != text) element.textContent = text;")
    public static native void setText(Element element, String text);

    /** Whether the focus is in an element of a shadow root. */
    @JSBody(params = "element", script = "return element.contains(element.getRootNode().activeElement);")
    public static native boolean hasFocus(Element element);

    /** Adds the script's own style sheet to those of the place that an element is in. */
    @JSBody(params = "root", script = """
            var shadow = root.getRootNode(), sheet = new CSSStyleSheet();
            sheet.replaceSync(giosgStyles);
            shadow.adoptedStyleSheets = shadow.adoptedStyleSheets.concat(sheet);
            """)
    public static native void addStyles(Element root);

    /**
     * The page has shortcuts of its own, and may call a focus back that it does not know: it hears nothing of either. A key
     * that goes down in the dialog is the dialog's until it comes up, though the dialog may have closed by then; one that
     * went down in the page comes up for the page.
     */
    @JSBody(params = "dialog", script = """
            var types = ['keydown', 'keypress', 'keyup'], ours = { __proto__: null };
            function name(event) {
              return event.code || event.key;
            }
            function watch(event) {
              var isInside = event.composedPath().indexOf(dialog) >= 0;
              if (event.type == 'keydown' && !event.repeat) ours[name(event)] = isInside;
              if (!isInside && ours[name(event)]) {
                event.stopPropagation();
                // Held down, it would press the launcher, which has the focus by then.
                event.preventDefault();
              }
            }
            types.forEach(function (type) {
              dialog.addEventListener(type, function (event) {
                if (type != 'keyup' || ours[name(event)]) event.stopPropagation();
              });
            });
            dialog.addEventListener('focusin', function (event) {
              event.stopPropagation();
              // Again and again, as a page that opens its document for writing loses what its window listened to.
              types.forEach(function (type) {
                addEventListener(type, watch, true);
              });
            });
            """)
    public static native void keepToItself(Element dialog);

    private Elements() {}
}

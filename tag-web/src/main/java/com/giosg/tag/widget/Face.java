package com.giosg.tag.widget;

import org.teavm.jso.JSBody;

/** The picture of somebody, or letters of their name until it loads, or where there is none. */
public final class Face {
    /** A small one, with the name's first letter. */
    public static Element of(String name, String address) {
        return make(name == null ? "" : initial(name), address);
    }

    /** A large one, with the first letters of the name's first and last words. */
    public static Element withInitials(String name, String address) {
        return make(initials(name), address);
    }

    private static Element make(String letters, String address) {
        Element face = Elements.make("span", "face", letters);
        face.setAttribute("aria-hidden", "true");
        if (address != null) {
            addPicture(face, address);
        }
        return face;
    }

    @JSBody(params = "name", script = "return (Array.from(name.trim())[0] || '').toUpperCase();")
    private static native String initial(String name);

    @JSBody(params = "name", script = """
            var words = name.trim().split(/\\s+/), last = words.length > 1 ? words.pop() : '';
            return ((Array.from(words[0])[0] || '') + (Array.from(last)[0] || '')).toUpperCase();
            """)
    private static native String initials(String name);

    // Strangers gave the address: nothing but the web's, and no word of the page that shows it.
    @JSBody(params = {"face", "address"}, script = """
            if (/^https?:/.test(address)) {
              var picture = document.createElement('img');
              picture.alt = '';
              picture.referrerPolicy = 'no-referrer';
              picture.onerror = function () {
                picture.remove();
              };
              picture.src = address;
              face.append(picture);
            }
            """)
    private static native void addPicture(Element face, String address);

    private Face() {
    }
}

package com.giosg.tag.widget;

import org.teavm.jso.JSBody;

/** The picture of somebody, or the first letter of their name until it loads, or where there is none. */
public final class Face {
    public static Element of(String name, String address) {
        Element face = Elements.make("span", "face", name == null ? "" : initial(name));
        face.setAttribute("aria-hidden", "true");
        if (address != null) {
            addPicture(face, address);
        }
        return face;
    }

    @JSBody(params = "name", script = "return (Array.from(name.trim())[0] || '').toUpperCase();")
    private static native String initial(String name);

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

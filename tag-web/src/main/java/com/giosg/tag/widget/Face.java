package com.giosg.tag.widget;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;

/** The picture of somebody, or their initials until it loads, or where there is none: the same as on the console. */
public final class Face {
    /** The face of somebody of that name; {@code address} of the picture, null for none. */
    public static Element of(String name, @Nullable String address) {
        Element face = Elements.make("span", "face", initials(name));
        face.setAttribute("aria-hidden", "true");
        if (address != null) {
            addPicture(face, address);
        }
        return face;
    }

    /**
     * The first letters or digits of the first and the last word that have any. TeaVM cannot read the regular expression
     * as a literal.
     */
    @JSBody(params = "name", script = """
            var letters = name.split(/\\s+/).map(function (word) {
              return (RegExp('[\\\\p{L}\\\\p{N}]', 'u').exec(word) || [''])[0];
            }).join(' ').trim().split(/ +/);
            return ((letters[0] || '?') + (letters[1] ? letters.pop() : '')).toUpperCase();
            """)
    private static native String initials(String name);

    // Strangers gave the address: nothing but the web's, and no word of the page that shows it.
    @JSBody(
            params = {"face", "address"},
            script = """
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

    private Face() {}
}

package com.giosg.tag.web;

import com.giosg.tag.ports.Page;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** The page that the tag stands on. */
final class BrowserPage implements Page {
    @Override
    public String toJson() {
        return Json.stringify(describe(), true);
    }

    @Override
    public void warn(String message) {
        Console.warn(message);
    }

    // A form or an image named "title" takes the place of document.title.
    @JSBody(script = "return { url: location.href.slice(0, 2000), title: ('' + document.title).slice(0, 500),"
            + " language: navigator.language };")
    private static native JSObject describe();
}

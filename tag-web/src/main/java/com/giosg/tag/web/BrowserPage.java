package com.giosg.tag.web;

import com.giosg.tag.browser.Console;
import com.giosg.tag.browser.Json;
import com.giosg.tag.ports.Page;
import com.giosg.tag.rules.Address;
import com.giosg.tag.rules.Limits;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** The page that the tag stands on. */
final class BrowserPage implements Page {
    @Override
    public String toJson() {
        return Json.stringify(
                describe(Address.withoutSecrets(address(Limits.PAGE_URL_CHARACTERS)), Limits.PAGE_TITLE_CHARACTERS),
                true);
    }

    @Override
    public void warn(String message) {
        Console.warn(message);
    }

    @JSBody(params = "characters", script = "return location.href.slice(0, characters);")
    private static native String address(int characters);

    // A form or an image named "title" takes the place of document.title.
    @JSBody(
            params = {"url", "titleCharacters"},
            script = """
            return {
              url: url,
              title: ('' + document.title).slice(0, titleCharacters),
              language: navigator.language
            };
            """)
    private static native JSObject describe(String url, int titleCharacters);
}

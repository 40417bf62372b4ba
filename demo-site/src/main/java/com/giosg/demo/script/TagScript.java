package com.giosg.demo.script;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.chat.ChatSettings;
import com.giosg.demo.json.Json;
import com.giosg.demo.organizations.Organization;

/**
 * The tag as one organisation's pages load it: the compiled tag, a function, called with the organisation's public
 * settings, {@code {"id": "…", "chat": "0123abcd", "color": "#1f4fa3"}}, and with a {@code "scheme"} of
 * {@code light} or {@code dark} where all visitors are to have that; and with the backend's origin.
 */
final class TagScript {
    private static final String RESOURCE = "/giosg-tag.js";
    /** Bytes of Brotli. With 40 for the origin the tag stays within the 9,000 that it may take. */
    private static final int ENOUGH = 8_960;

    /** The compiled tag: the text of a JavaScript function expression. */
    private final String compiled;

    private final ChatScript chat;

    TagScript(ChatScript chat) {
        String text = Resource.text(RESOURCE);
        if (text == null) {
            throw new IllegalStateException("the compiled tag is missing: build the module tag-web");
        }
        this.compiled = text;
        this.chat = chat;
    }

    /** The script of an organisation, up to the backend's origin. */
    OpenEnded of(Organization organization, ChatSettings chatSettings) {
        ObjectNode settings = Json.object()
                .put("id", organization.id())
                .put("chat", chat.hash())
                .put("color", chatSettings.color());
        if (!chatSettings.colorScheme().equals(ChatSettings.AUTO)) {
            settings.put("scheme", chatSettings.colorScheme());
        }
        return new OpenEnded(compiled.strip() + "(" + Json.write(settings) + ",", ENOUGH);
    }
}

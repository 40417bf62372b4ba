package com.giosg.tag.window;

import com.giosg.tag.browser.Json;
import com.giosg.tag.browser.JsonValue;
import com.giosg.tag.chat.ChatLine;
import com.giosg.tag.ports.Tabs;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** The browser's channel between the tabs of a site. */
final class TabChannel implements Tabs {
    private final Channel channel;

    TabChannel(String organization) {
        channel = open("giosg_chat_".concat(organization));
    }

    void listen(ChatLine line) {
        listen(channel, json -> line.heard(new JsonValue(Json.parse(json))));
    }

    @Override
    public void tell(String json) {
        channel.postMessage(json);
    }

    @JSBody(params = "name", script = """
            return self.BroadcastChannel ? new BroadcastChannel(name) : { postMessage: function () {} };
            """)
    private static native Channel open(String name);

    @JSBody(params = {"channel", "heard"}, script = """
            channel.onmessage = function ({ data }) {
              heard(data);
            };
            """)
    private static native void listen(Channel channel, Heard heard);

    private interface Channel extends JSObject {
        void postMessage(String json);
    }

    @JSFunctor
    private interface Heard extends JSObject {
        void heard(String json);
    }
}

package com.giosg.tag.window;

import com.giosg.tag.browser.Json;
import com.giosg.tag.browser.JsonValue;
import com.giosg.tag.chat.ChatLine;
import com.giosg.tag.ports.Tabs;
import com.giosg.tag.widget.TagLink;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** The browser's channel between the tabs of a site; what is told there is the visitor's own, so it begins with their id. */
final class TabChannel implements Tabs {
    private final TagLink link;
    private final @Nullable Channel channel;

    TabChannel(TagLink link) {
        this.link = link;
        channel = make(TagLink.Use.listener(link), name(link));
    }

    /** What the channel of an organisation's tabs is called. */
    static String name(TagLink link) {
        return "giosg_chat_".concat(link.getId());
    }

    /** Whether this browser has such a channel for this page. */
    boolean isThere() {
        return channel != null;
    }

    void listen(ChatLine line) {
        if (channel != null) {
            channel.open(said -> {
                String visitor = TagLink.Use.visitor(link);
                if (said.startsWith(visitor)) {
                    line.heard(new JsonValue(Json.parse(said.substring(visitor.length()))));
                }
            });
        }
    }

    @Override
    public void tell(String json) {
        if (channel != null) {
            channel.tell(TagLink.Use.visitor(link).concat(json));
        }
    }

    // A page that sleeps would be woken up for good by what it hears, rather than kept for going back to.
    @JSBody(
            params = {"listen", "name"},
            script = """
            try {
              var channel = new BroadcastChannel(name);
              return {
                tell: function (said) {
                  channel && channel.postMessage(said);
                },
                open: function (heard) {
                  function hear() {
                    channel.onmessage = function ({ data }) {
                      heard('' + data);
                    };
                  }
                  hear();
                  listen('pagehide', function () {
                    channel.close();
                    channel = null;
                  });
                  listen('pageshow', function () {
                    if (!channel) {
                      channel = new BroadcastChannel(name);
                      hear();
                    }
                  });
                }
              };
            } catch (e) {
              return null;
            }
            """)
    private static native @Nullable Channel make(JSObject listen, String name);

    private interface Channel extends JSObject {
        void tell(String said);

        void open(Heard heard);
    }

    @JSFunctor
    private interface Heard extends JSObject {
        void heard(String said);
    }
}

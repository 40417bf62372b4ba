package com.giosg.tag.window;

import com.giosg.tag.chat.Outgoing;
import com.giosg.tag.ports.Storage;
import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;

/** What the visitor wrote in this tab and the line has not told back yet, for the tab's next page to show. */
final class Unsent {
    private final Storage session;
    private final String key;
    private String kept = "";

    interface Taker {
        /** @param refusal why it was refused; null where nobody knows what became of it */
        void take(String key, String text, @Nullable String refusal);
    }

    Unsent(Storage session, String organization) {
        this.session = session;
        this.key = "giosg_unsent_".concat(organization);
    }

    /** What the last page kept, in its order. */
    void each(Taker taker) {
        Value stored = session.read(key);
        for (int i = 0; stored.type() == Value.ARRAY && i + 2 < stored.size(); i += 3) {
            taker.take(
                    stored.item(i).text(),
                    stored.item(i + 1).text(),
                    stored.item(i + 2).text());
        }
    }

    void keep(@Nullable Outgoing oldest) {
        String json = "";
        for (Outgoing each = oldest; each != null; each = each.next()) {
            json = json.concat(json.isEmpty() ? "[" : ",")
                    .concat(quote(each.key))
                    .concat(",")
                    .concat(quote(each.text))
                    .concat(",")
                    .concat(quote(each.refusal));
        }
        if (!json.equals(kept)) {
            kept = json;
            session.write(key, json.isEmpty() ? null : json.concat("]"));
        }
    }

    @JSBody(params = "text", script = "return JSON.stringify(text);")
    private static native String quote(@Nullable String text);
}

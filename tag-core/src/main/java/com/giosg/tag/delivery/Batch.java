package com.giosg.tag.delivery;

import com.giosg.tag.messages.Command;
import com.giosg.tag.messages.Reply;
import com.giosg.tag.messages.Request;
import com.giosg.tag.ports.Transport;
import com.giosg.tag.rules.Catalogue;
import com.giosg.tag.rules.Limits;
import com.giosg.tag.rules.Text;
import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;

/** The commands of one request: as many as it may hold, of one visitor, in the order they were called. */
final class Batch {
    /** More than a comma and {@code "deadline":1795000000000,"after":"…"}, and than {@code "catalogue":…,}. */
    private static final int EXTRA_BYTES = 80;

    final PendingCommand[] commands = new PendingCommand[Limits.REQUEST_COMMANDS];
    int size;
    /** The request's text. */
    final String body;

    /**
     * Fills a request.
     *
     * @param first the oldest command that is to go, or null; it goes even where it is too large
     * @param most commands that it may hold
     * @param leaving whether this is the last request that the page may send: then a call goes whose deadline cannot
     *     be told yet, if the request arrives before it or never
     */
    // The loop looks at the first command only where there is one.
    @SuppressWarnings("NullAway")
    Batch(
            @Nullable PendingCommand first,
            @Nullable String visitor,
            @Nullable String secret,
            String page,
            BackendClock clock,
            double now,
            int most,
            boolean leaving) {
        String text = Request.begin(visitor, secret, page);
        int room = Limits.REQUEST_BYTES - Text.utf8Length(text) - Request.END.length() - EXTRA_BYTES;
        int catalogue = Catalogue.VERSION;
        for (PendingCommand pending = first; pending != null && size < most; pending = pending.next) {
            if (pending.settled || pending.expires <= now) {
                continue;
            }
            room -= pending.bytes + EXTRA_BYTES;
            if ((room < 0 && size > 0)
                    || !isSame(pending.visitor, first.visitor)
                    || (!pending.durable
                            && !clock.isKnown()
                            && !(leaving && pending.expires - now > Transport.TIMEOUT))) {
                break;
            }
            text = text.concat(size == 0 ? "" : ",")
                    .concat(Command.sent(
                            pending.json,
                            // By then the earlier command has arrived, or never will.
                            now - pending.begins < Limits.PAGE_WAIT ? pending.after : null,
                            clock.isKnown() ? clock.at(pending.expires) : Double.POSITIVE_INFINITY));
            commands[size++] = pending;
            if (pending.catalogue > catalogue) {
                catalogue = pending.catalogue;
            }
        }
        body = Request.sent(text, catalogue);
    }

    /** The reply to this request that a body holds; null where it is none, or another's. */
    @Nullable
    Reply reply(Value body) {
        Reply reply = Reply.read(body);
        if (reply == null) {
            return null;
        }
        int own = 0;
        while (own < size
                && commands[own].command.id.equals(
                        reply.answer(own).member("id").text())
                && reply.answer(own).member("status").type() == Value.NUMBER) {
            own++;
        }
        return own == reply.size() ? reply : null;
    }

    @Nullable
    PendingCommand last() {
        return size == 0 ? null : commands[size - 1];
    }

    private static boolean isSame(@Nullable String a, @Nullable String b) {
        return a == null ? b == null : a.equals(b);
    }
}

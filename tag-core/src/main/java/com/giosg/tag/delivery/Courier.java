package com.giosg.tag.delivery;

import com.giosg.tag.messages.Command;
import com.giosg.tag.messages.Reply;
import com.giosg.tag.messages.Request;
import com.giosg.tag.ports.Outcome;
import com.giosg.tag.ports.Page;
import com.giosg.tag.ports.Scheduler;
import com.giosg.tag.ports.Transport;
import com.giosg.tag.ports.Visitor;
import com.giosg.tag.rules.ErrorCode;
import com.giosg.tag.rules.Limits;
import com.giosg.tag.rules.Text;
import com.giosg.tag.rules.Value;

/**
 * Carries commands to the backend and answers back to their calls (contract section 6). One request is under way at a
 * time, so that commands arrive in the order they were called; those made in one turn of the event loop, or while a
 * request is under way, share the next one.
 */
public final class Courier implements Runnable, Transport.Receiver {
    private final Transport transport;
    private final Scheduler scheduler;
    private final Visitor visitor;
    private final Page page;
    private final Outbox outbox = new Outbox();
    /** A round is due or under way. */
    private boolean busy;
    /** The page as the backend was told of it last; null when it is to be told. */
    private String reportedPage;
    private boolean visitorWasRenewed;
    private boolean pageWasWarned;
    private int sent;

    public Courier(Transport transport, Scheduler scheduler, Visitor visitor, Page page) {
        this.transport = transport;
        this.scheduler = scheduler;
        this.visitor = visitor;
        this.page = page;
    }

    /** Takes a command that the rules have passed. */
    public void deliver(Command command, Outcome outcome) {
        outbox.add(command.toJson(), outcome);
        wake();
    }

    /** Tells the backend that the page is there, unless a command has told it just so. */
    public void registerPage() {
        if (!page.toJson().equals(reportedPage)) {
            reportPage();
        }
    }

    /** Tells the backend that the page is still there, with the next commands or alone. */
    public void reportPage() {
        reportedPage = null;
        wake();
    }

    private void wake() {
        if (!busy) {
            busy = true;
            scheduler.after(0, this);
        }
    }

    /** Sends the oldest commands that fit into one request. */
    @Override
    public void run() {
        reportedPage = page.toJson();
        String body = Request.begin(visitor.id(), visitor.secret(), reportedPage);
        int room = Limits.REQUEST_BYTES - Text.utf8Length(body) - Request.END.length();
        sent = 0;
        Outbox.Entry entry = outbox.oldest();
        while (entry != null && sent < Limits.REQUEST_COMMANDS && (room -= entry.bytes) >= 0) {
            body = body.concat(sent == 0 ? "" : ",").concat(entry.command);
            sent++;
            entry = entry.next;
        }
        transport.post(body.concat(Request.END), this);
    }

    @Override
    public void answered(int status, Value body) {
        if (status == 401 && !visitorWasRenewed) {
            visitorWasRenewed = true;
            visitor.renew();
            run();
            return;
        }
        Reply reply = Reply.read(body);
        if (reply == null) {
            refuseAll(status, body);
        } else {
            visitorWasRenewed = false;
            visitor.update(reply.visitor());
            for (int i = 0; i < sent; i++) {
                settle(outbox.removeOldest().outcome, reply.answer(i));
            }
        }
        finish();
    }

    @Override
    public void failed() {
        for (int i = 0; i < sent; i++) {
            outbox.removeOldest().outcome.reject(ErrorCode.UNAVAILABLE, "the backend cannot be reached", 0, null);
        }
        finish();
    }

    private static void settle(Outcome outcome, Value answer) {
        int status = (int) answer.member("status").number();
        Value body = answer.member("body");
        if (status == 200) {
            outcome.resolve(body);
        } else {
            reject(outcome, status, body);
        }
    }

    private void refuseAll(int status, Value body) {
        Value message = body.member("message");
        if (status == 403 && !pageWasWarned && message.type() == Value.TEXT) {
            pageWasWarned = true;
            page.warn(message.text());
        }
        for (int i = 0; i < sent; i++) {
            reject(outbox.removeOldest().outcome, status, body);
        }
    }

    private static void reject(Outcome outcome, int status, Value body) {
        Value code = body.member("code");
        if (code.type() == Value.TEXT) {
            outcome.reject(code.text(), body.member("message").text(), status, body);
        } else {
            outcome.reject(ErrorCode.UNAVAILABLE, "the backend cannot be reached", status, null);
        }
    }

    private void finish() {
        busy = false;
        if (!outbox.isEmpty() || reportedPage == null) {
            wake();
        }
    }
}

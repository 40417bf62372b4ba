package com.giosg.tag.delivery;

import com.giosg.tag.messages.Command;
import com.giosg.tag.messages.Reply;
import com.giosg.tag.ports.Outcome;
import com.giosg.tag.ports.Page;
import com.giosg.tag.ports.Randomness;
import com.giosg.tag.ports.Scheduler;
import com.giosg.tag.ports.SendLock;
import com.giosg.tag.ports.Storage;
import com.giosg.tag.ports.Transport;
import com.giosg.tag.ports.Visitor;
import com.giosg.tag.rules.ErrorCode;
import com.giosg.tag.rules.Fault;
import com.giosg.tag.rules.Limits;
import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;

/**
 * Carries commands to the backend and answers back to their calls (contract section 6). They go in rounds: written down
 * at the end of the turn that called them, sent as soon as no other request of the visitor is under way, again until each
 * has its answer. A request holds the oldest commands that wait, so that they arrive in the order they were called; those
 * made while one is under way share the next.
 */
public final class Courier implements Runnable {
    private final Transport transport;
    private final SendLock lock;
    private final Scheduler scheduler;
    private final Randomness randomness;
    private final Visitor visitor;
    private final Page page;
    private Outbox outbox = new Outbox();
    private final Journal journal;
    private final BackendClock clock = new BackendClock();

    private boolean opened;
    /** What was called in this turn is about to be written down. */
    private boolean writing;
    /** A round is due, the one with this number; or one is under way. */
    private boolean due;

    private int round;
    private boolean sending;
    /** A round is under way that has not had its turn yet. */
    private boolean waiting;
    /** Requests that failed in a row, and the time before which none is to be sent. */
    private int failures;

    private double notBefore;
    /** Commands that a request may hold: fewer while the line is too slow for all. */
    private int most = Limits.REQUEST_COMMANDS;
    /** The page is to be told of, and as it was told of last. */
    private boolean reportDue;

    private @Nullable String reportedPage;
    /** Commands that other tabs left behind are to be looked for, now or when their tabs have had their time. */
    private boolean searchDue;

    private boolean searchPlanned;
    /** The last command of a request that was sent because the page might end, while that is under way. */
    private @Nullable PendingCommand leftWith;
    /** The last call that is for this page alone; what is called while it waits is to come after it. */
    private @Nullable PendingCommand pageCall;
    /** The id of what the tab's last page sent last, which this page's first command is to come after; or "". */
    private String lastPage = "";

    private boolean visitorWasRenewed;
    private boolean pageWasWarned;

    /**
     * @param local what all pages of the site share
     * @param session what the pages of one tab share
     */
    public Courier(
            Transport transport,
            SendLock lock,
            Storage local,
            Storage session,
            Scheduler scheduler,
            Randomness randomness,
            Visitor visitor,
            Page page,
            String organization) {
        this.transport = transport;
        this.lock = lock;
        this.scheduler = scheduler;
        this.randomness = randomness;
        this.visitor = visitor;
        this.page = page;
        this.journal = new Journal(local, session, organization, scheduler, randomness, visitor);
    }

    /** Begins: takes up what earlier pages left behind. Before, calls only wait. */
    public void open() {
        if (opened) {
            return;
        }
        opened = true;
        searchDue = true;
        PendingCommand called = outbox.first();
        Outbox left = takeUp();
        if (called != null && !lastPage.equals("")) {
            follow(called);
        }
        left.append(outbox);
        outbox = left;
        write();
        if (outbox.first() != null) {
            schedule(0);
        }
    }

    /** The page is shown again after it slept: it goes on where it was, behind what later pages of the tab called. */
    public void wakeUp() {
        outbox.append(takeUp());
        resume();
        schedule(0);
    }

    /**
     * Takes a command that the rules have passed.
     *
     * @param durable whether it is delivered whatever happens to the page; if not, its call waits
     *     {@value Limits#PAGE_WAIT} ms for it
     */
    public void deliver(Command command, boolean durable, Outcome outcome) {
        PendingCommand pending = new PendingCommand(
                command, durable, scheduler.now(), durable ? Limits.DURABLE_WAIT : Limits.PAGE_WAIT, outcome);
        if (!outbox.add(pending)) {
            outcome.reject(ErrorCode.UNAVAILABLE, Fault.CROWD, 0, null);
            return;
        }
        follow(pending);
        if (!durable) {
            pageCall = pending;
            scheduler.after(Limits.PAGE_WAIT, () -> expire(pending));
        }
        journal.add(pending);
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
        reportDue = true;
        searchDue = true;
        wake();
    }

    /** Looks, in a while, for commands that another tab has written down just now and then did not send. */
    public void lookAfterOthers() {
        if (!searchPlanned) {
            searchPlanned = true;
            scheduler.after(Journal.TAKEOVER, () -> {
                searchPlanned = false;
                searchDue = true;
                schedule(0);
            });
        }
    }

    /** The page may end now: everything is written down, and what fits goes in one request that outlives the page. */
    public void leave() {
        open();
        PendingCommand first = outbox.first();
        while (first != null && (first.foreign || first.settled)) {
            first = first.next;
        }
        journal.retry();
        write();
        if (first == null) {
            return;
        }
        Batch batch = batch(first, true);
        PendingCommand last = batch.last();
        if (last != null && last != leftWith) {
            leftWith = last;
            journal.leave(leftWith);
            post(batch, first.visitor, true);
        }
    }

    /** The page ends, or sleeps until {@link #wakeUp}: it waits for no turn of its own, and other tabs may send. */
    public void suspend() {
        leave();
        lock.release();
        due = false;
        if (waiting) {
            waiting = false;
            sending = false;
        }
    }

    /** There is reason to hope that a request succeeds now, whatever became of the last ones. */
    public void resume() {
        failures = 0;
        if (due) {
            due = false;
            schedule(0);
        }
    }

    private Outbox takeUp() {
        Outbox left = journal.open();
        String after = journal.after;
        lastPage = after;
        scheduler.after(Limits.PAGE_WAIT, () -> {
            if (lastPage.equals(after)) {
                lastPage = "";
            }
            journal.forget(after);
        });
        return left;
    }

    private void follow(PendingCommand pending) {
        if (!lastPage.equals("")) {
            pending.after = lastPage;
            lastPage = "";
        } else if (pageCall != null && !pageCall.settled) {
            pending.after = pageCall.command.id;
        }
    }

    private void wake() {
        if (opened && !writing) {
            writing = true;
            scheduler.soon(() -> {
                writing = false;
                write();
                schedule(0);
            });
        }
    }

    private void write() {
        journal.write(outbox.first());
    }

    private void schedule(double delay) {
        if (!due && !sending) {
            due = true;
            int number = ++round;
            double wait = notBefore - scheduler.now();
            scheduler.after((int) (delay > wait ? delay : wait), () -> {
                if (number == round && due) {
                    due = false;
                    sending = true;
                    waiting = true;
                    lock.request(this);
                }
            });
        }
    }

    /** Sends the oldest commands; the lock's turn to call it. */
    @Override
    public void run() {
        waiting = false;
        PendingCommand first = firstInTime();
        if (first == null && searchDue) {
            searchDue = false;
            outbox.append(journal.read(Journal.TAKEOVER));
            if (journal.young) {
                lookAfterOthers();
            }
            first = firstInTime();
        }
        if (first == null && !reportDue) {
            finish(0);
            return;
        }
        reportDue = false;
        post(batch(first, false), first == null ? null : first.visitor, false);
    }

    private @Nullable PendingCommand firstInTime() {
        PendingCommand first = outbox.first();
        while (first != null && first.expires <= scheduler.now()) {
            expire(first);
            first = outbox.first();
        }
        return first;
    }

    // Where there is no first, the visitor is the current one.
    @SuppressWarnings("NullAway")
    private Batch batch(@Nullable PendingCommand first, boolean leaving) {
        reportedPage = page.toJson();
        boolean isCurrent = first == null || first.visitor == null;
        return new Batch(
                first,
                isCurrent ? visitor.id() : first.visitor,
                isCurrent ? visitor.secret() : first.secret,
                reportedPage,
                clock,
                scheduler.now(),
                leaving ? Limits.REQUEST_COMMANDS : most,
                leaving);
    }

    private void post(Batch batch, @Nullable String formerVisitor, boolean leaving) {
        int timeout = leaving || most == Limits.REQUEST_COMMANDS ? Transport.TIMEOUT : Transport.LONGEST_TIMEOUT;
        transport.post(batch.body, leaving, timeout, (status, retryAfter, body) -> {
            if (leaving) {
                leftWith = null;
            }
            answered(batch, formerVisitor, leaving, status, retryAfter, body);
        });
    }

    private void answered(
            Batch batch, @Nullable String formerVisitor, boolean leaving, int status, double retryAfter, Value body) {
        Reply reply = batch.reply(body);
        int settled = 0;
        if (reply != null) {
            clock.set(reply.time(), scheduler.now());
            if (formerVisitor == null) {
                visitorWasRenewed = false;
                visitor.update(reply.visitor());
            }
            while (settled < batch.size && settle(batch.commands[settled], reply.answer(settled))) {
                settled++;
            }
        } else if (status == 401 && (leaving || mayGoAsAnother(batch, formerVisitor))) {
            if (!leaving) {
                reportDue = true;
                if (failures++ > 0) {
                    pause();
                }
                finish(0);
            }
            return;
        } else if (RetryPolicy.isFinal(status) && !Reply.holdsAnswers(body)) {
            warnOfPage(status, body);
            while (settled < batch.size) {
                refuse(batch.commands[settled++], status, body);
            }
            if (!leaving) {
                if (batch.size == 0 && !clock.isKnown()) {
                    refuseWaiting(status, body);
                }
                pause();
            }
        } else {
            settled = -1;
        }
        if (!leaving) {
            if (reply != null) {
                most = most > Limits.REQUEST_COMMANDS / 2 ? Limits.REQUEST_COMMANDS : most * 2;
            } else if (status == Transport.TIMED_OUT) {
                most = batch.size < 2 ? 1 : batch.size / 2;
            }
            if (settled == batch.size) {
                failures = 0;
                finish(0);
            } else {
                retry(settled, RetryPolicy.asked(retryAfter));
            }
        }
    }

    /** Refuses the calls that waited for the time which the request was to bring. */
    private void refuseWaiting(int status, Value body) {
        for (PendingCommand pending = outbox.first(); pending != null; pending = pending.next) {
            if (!pending.durable) {
                refuse(pending, status, body);
            }
        }
    }

    /** Keeps the next request, which may fare no better than one that was refused, from being sent at once. */
    private void pause() {
        notBefore = scheduler.now() + RetryPolicy.REFUSED;
    }

    /** The backend knows the visitor with another secret (contract section 4): whether to go on as somebody else. */
    private boolean mayGoAsAnother(Batch batch, @Nullable String formerVisitor) {
        if (formerVisitor != null) {
            for (int i = 0; i < batch.size; i++) {
                batch.commands[i].visitor = null;
            }
        } else if (visitorWasRenewed) {
            return false;
        } else {
            visitorWasRenewed = true;
            visitor.renew();
        }
        return true;
    }

    private void retry(int settled, double asked) {
        failures = settled > 0 ? 1 : failures + 1;
        reportDue = true;
        double delay = asked + RetryPolicy.backoff(failures, randomness.fraction());
        notBefore = scheduler.now() + asked;
        finish(delay);
    }

    private void finish(double delay) {
        sending = false;
        lock.release();
        if (outbox.first() != null) {
            // There may be room again for what could not be written down.
            wake();
        }
        if (outbox.first() != null || reportDue || searchDue) {
            schedule(delay);
        }
    }

    /** Takes an answer; false when it is none, and the command is to be sent again. */
    private boolean settle(PendingCommand pending, Value answer) {
        int code = (int) answer.member("status").number();
        Value body = answer.member("body");
        if (code == 200) {
            if (end(pending) && pending.outcome != null) {
                pending.outcome.resolve(body);
            }
        } else if (RetryPolicy.isFinal(code)) {
            refuse(pending, code, body);
        } else {
            return false;
        }
        return true;
    }

    private void refuse(PendingCommand pending, int status, Value body) {
        Value code = body.member("code");
        Value message = body.member("message");
        if (code.type() == Value.TEXT && message.type() == Value.TEXT) {
            reject(pending, code.text(), message.text(), status, body);
        } else {
            reject(pending, ErrorCode.UNAVAILABLE, Fault.REFUSED, status, null);
        }
    }

    private void expire(PendingCommand pending) {
        reject(pending, ErrorCode.UNAVAILABLE, Fault.LATE, 0, null);
    }

    private void reject(PendingCommand pending, String code, String message, int status, @Nullable Value body) {
        if (!end(pending)) {
            return;
        }
        if (pending.outcome == null) {
            page.warn(pending.command.path().concat(body == null ? message : ": ".concat(message)));
        } else {
            pending.outcome.reject(code, message, status, body);
        }
    }

    private boolean end(PendingCommand pending) {
        if (!outbox.settle(pending)) {
            return false;
        }
        journal.remove(pending);
        return true;
    }

    private void warnOfPage(int status, Value body) {
        Value message = body.member("message");
        if (status == 403 && !pageWasWarned && message.type() == Value.TEXT) {
            pageWasWarned = true;
            page.warn(message.text());
        }
    }
}

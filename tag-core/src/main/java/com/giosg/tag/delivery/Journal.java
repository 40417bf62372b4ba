package com.giosg.tag.delivery;

import com.giosg.tag.messages.Command;
import com.giosg.tag.messages.Request;
import com.giosg.tag.ports.Randomness;
import com.giosg.tag.ports.Scheduler;
import com.giosg.tag.ports.Storage;
import com.giosg.tag.ports.Visitor;
import com.giosg.tag.rules.ApiMethod;
import com.giosg.tag.rules.Catalogue;
import com.giosg.tag.rules.Limits;
import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;

/**
 * The durable commands as they are written down in the browser, where they outlive their page (contract section 6). What
 * was called in one turn of the event loop is one entry, which nobody but its page writes:
 * <pre>giosg_out_{organization}_{tab: 16}{page: 5 + 8}{number: 6}{bytes} =
 * {"visitor": "…", "secret": "…", "time": 1795000000000, "catalogue": 1, "commands": […]}</pre>
 * An older script may find it, whose catalogue lacks some of the methods: it sends them all the same, and tells the
 * catalogue that they were called by. In the order of their keys a tab's entries hold its commands as they were called. An
 * entry is removed when its last command has its end; whoever finds it sooner sends some commands again, which then have
 * no second effect.
 */
final class Journal {
    /** The time when it was opened, and three random digits. */
    private static final int TAB_DIGITS = 16;
    /** Pages of a tab are counted, and a copied tab counts on alone, so a random number follows. */
    private static final int FIRST_PAGE = 10_000;

    private static final int PAGE_DIGITS = 5 + 8;
    private static final int FIRST_NUMBER = 100_000;
    private static final int NUMBER_DIGITS = 6;
    /** Milliseconds after which an entry is taken for one that its tab does not send. If it does, nothing happens twice. */
    static final int TAKEOVER = 5_000;

    private final Storage local;
    private final Storage session;
    private final Scheduler scheduler;
    private final Randomness randomness;
    private final Visitor visitor;
    private final String prefix;
    private final String tabKey;
    /** Set when it is opened, as {@link #after} is. */
    @SuppressWarnings("NullAway.Init")
    private String tab;

    private int pageNumber;
    private String page = "-";
    private int number = FIRST_NUMBER;
    /** The bytes that all pages' entries take, as far as this page knows. */
    private int used;
    /** The oldest command that is not looked at for writing yet. */
    private @Nullable PendingCommand next;
    /** The last command that was written down. */
    private @Nullable PendingCommand latest;
    /** The last write failed; none is tried before something was removed. */
    private boolean full;
    /** The id of what a page of the tab sent last when it left, if no entry tells of it; else "". */
    @SuppressWarnings("NullAway.Init")
    String after;
    /** The last {@link #read} left entries alone that were too young. */
    boolean young;

    Journal(
            Storage local,
            Storage session,
            String organization,
            Scheduler scheduler,
            Randomness randomness,
            Visitor visitor) {
        this.local = local;
        this.session = session;
        this.scheduler = scheduler;
        this.randomness = randomness;
        this.visitor = visitor;
        this.prefix = "giosg_out_".concat(organization).concat("_");
        this.tabKey = "giosg_tab_".concat(organization);
    }

    /**
     * Finds out which tab this is, makes this page its latest, and returns what other pages left behind. What is not
     * left behind but about to be sent is among it: it takes effect once all the same, and before this page's calls.
     */
    Outbox open() {
        Value known = session.read(tabKey);
        tab = text(known.member("tab"));
        if (tab.length() != TAB_DIGITS) {
            tab = scheduler.stamp().concat(randomness.id()).substring(0, TAB_DIGITS);
        }
        pageNumber = (int) number(known.member("page")) + 1;
        after = text(known.member("after"));
        if (!Command.isId(after)) {
            after = "";
        }
        rememberTab();
        Outbox left = read(0);
        page = Integer.toString(FIRST_PAGE + pageNumber).concat(randomness.id()).substring(0, PAGE_DIGITS);
        return left;
    }

    /** Takes it that a command which {@link #after} names has arrived, or never will. */
    void forget(String command) {
        if (after.equals(command)) {
            after = "";
            rememberTab();
        }
    }

    /** Looks at a command that was called, at the next {@link #write}. */
    void add(PendingCommand command) {
        while (next != null && next.settled) {
            next = next.next;
        }
        if (next == null) {
            next = command;
        }
    }

    /** Tries again what storage has refused. */
    void retry() {
        full = false;
    }

    /**
     * Writes down what was called since, all in one write, as far as there is room.
     *
     * @param first the oldest command that waits, or null
     */
    // The second loop ends where the first did, before the commands end.
    @SuppressWarnings("NullAway")
    void write(@Nullable PendingCommand first) {
        restore(first);
        if (next == null || full) {
            return;
        }
        String text = Request.beginAs(visitor.id(), visitor.secret())
                .concat("\"time\":")
                .concat(scheduler.stamp())
                .concat(",\"catalogue\":" + Catalogue.VERSION + ",\"commands\":[");
        int bytes = text.length() + prefix.length() + TAB_DIGITS + NUMBER_DIGITS + PAGE_DIGITS + 8;
        PendingCommand last = null;
        PendingCommand command = next;
        while (command != null && (!isToBeWritten(command) || used + bytes + command.bytes <= Limits.WRITTEN_BYTES)) {
            if (isToBeWritten(command)) {
                text = text.concat(last == null ? "" : ",")
                        .concat(Command.sent(command.json, command.after, Double.POSITIVE_INFINITY));
                bytes += command.bytes;
                last = command;
            }
            command = command.next;
        }
        if (last != null) {
            String key = prefix.concat(tab)
                    .concat(page)
                    .concat(Integer.toString(number))
                    .concat(Integer.toString(bytes));
            if (!local.write(key, text.concat("]}"))) {
                full = true;
                return;
            }
            used += bytes;
            number++;
            for (; next != command; next = next.next) {
                if (isToBeWritten(next)) {
                    next.written = true;
                }
            }
            last.key = key;
            latest = last;
        }
        next = command;
    }

    /** Has commands written down anew when the site, which may clear its storage at log-out, has thrown them away. */
    // What was written down has a key.
    @SuppressWarnings("NullAway")
    private void restore(@Nullable PendingCommand first) {
        // If another page had ended the latest, it had ended all before, and to write them again would do no harm.
        if (latest != null && !latest.settled && !local.has(latest.key)) {
            for (PendingCommand command = first; command != null; command = command.next) {
                if (command.outcome != null) {
                    command.written = false;
                    command.key = null;
                }
            }
            latest = null;
            used = 0;
            next = first;
        }
    }

    private static boolean isToBeWritten(PendingCommand command) {
        return command.durable && !command.written && !command.settled && command.outcome != null;
    }

    /** Takes it that a command has its end. */
    void remove(PendingCommand command) {
        if (command.key != null) {
            removeEntry(command.key);
            full = false;
        }
    }

    private void removeEntry(String key) {
        local.remove(key);
        used -= size(key);
    }

    /** Tells the tab's next pages, as no entry tells them, which command this one sent last before it may end. */
    void leave(PendingCommand last) {
        if (!last.written) {
            after = last.command.id;
            rememberTab();
        }
    }

    private void rememberTab() {
        session.write(
                tabKey,
                "{\"tab\":\""
                        .concat(tab)
                        .concat("\",\"page\":")
                        .concat(Integer.toString(pageNumber))
                        .concat(",\"after\":\"")
                        .concat(after)
                        .concat("\"}"));
    }

    /**
     * Reads what other pages wrote, tab after tab in the order in which they were opened.
     *
     * @param minimalAge milliseconds that an entry must be old
     */
    Outbox read(int minimalAge) {
        Outbox found = new Outbox();
        String present = visitor.id();
        String tabPrefix = prefix.concat(tab);
        int pageAt = tabPrefix.length();
        String skipped = "-";
        used = 0;
        young = false;
        for (String key : local.keys(prefix)) {
            used += size(key);
            if (key.startsWith(page, pageAt) || key.startsWith(skipped)) {
                continue;
            }
            Value entry = local.read(key);
            double age = scheduler.date() - number(entry.member("time"));
            if (age >= 0 && age < minimalAge) {
                // Nor any later one of that tab, as its commands keep their order.
                skipped = key.substring(0, pageAt);
                young = true;
                continue;
            }
            PendingCommand last = null;
            Value commands = entry.member("commands");
            for (int i = 0; commands.type() == Value.ARRAY && i < commands.size(); i++) {
                Value item = commands.item(i);
                Command command = read(item);
                if (command != null) {
                    last = new PendingCommand(
                            command, true, scheduler.now(), Limits.DURABLE_WAIT - (age < 0 ? 0 : age), null);
                    String after = text(item.member("after"));
                    last.after = Command.isId(after) ? after : null;
                    last.catalogue = (int) number(entry.member("catalogue"));
                    last.written = true;
                    last.foreign = !key.startsWith(tabPrefix);
                    last.visitor = text(entry.member("visitor"));
                    last.secret = text(entry.member("secret"));
                    if (last.visitor.equals("") || last.visitor.equals(present)) {
                        last.visitor = null;
                    }
                    found.append(last);
                }
            }
            if (last == null) {
                removeEntry(key);
            } else {
                last.key = key;
            }
        }
        return found;
    }

    /** A command that was written down; null when it is nonsense. */
    private static @Nullable Command read(Value command) {
        String id = text(command.member("id"));
        String module = text(command.member("module"));
        String method = text(command.member("method"));
        Value arguments = command.member("arguments");
        ApiMethod known = Catalogue.find(module, method);
        return Command.isId(id)
                        && module.concat(".").concat(method).matches("\\w+\\.\\w+")
                        && arguments.type() == Value.ARRAY
                        && (known == null || known.durable)
                ? new Command(id, module, method, arguments.json())
                : null;
    }

    private static double number(Value value) {
        return value.type() == Value.NUMBER ? value.number() : 0;
    }

    private static String text(Value value) {
        return value.type() == Value.TEXT ? value.text() : "";
    }

    /** The bytes that an entry takes, which its key ends with. */
    private int size(String key) {
        int size = 0;
        for (int i = prefix.length() + TAB_DIGITS + PAGE_DIGITS + NUMBER_DIGITS; i < key.length(); i++) {
            size = size * 10 + key.charAt(i) - '0';
        }
        return size;
    }
}

package com.giosg.tag.chat;

import com.giosg.tag.ports.Scheduler;
import com.giosg.tag.ports.SendLock;
import com.giosg.tag.ports.Storage;
import com.giosg.tag.ports.Transport;
import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;

/**
 * Keeps all tabs but one from the line of the chat, on pages without Web Locks, which browsers have on https only: an
 * entry in storage with its end, so that a tab that crashed holds nobody up for long.
 */
public final class Lease implements SendLock {
    /** Milliseconds; longer than a request takes. */
    private static final int TERM = Transport.TIMEOUT + 5_000;
    /** Milliseconds between two looks at another tab's lease. */
    private static final int LOOK = 200;

    private final Storage storage;
    private final Scheduler scheduler;
    private final String key;
    private final String owner;
    /** The task that waits for its turn; or null. */
    private @Nullable Runnable waiting;

    /** @param owner what no other page is called */
    public Lease(Storage storage, Scheduler scheduler, String organization, String owner) {
        this.storage = storage;
        this.scheduler = scheduler;
        this.key = "giosg_lease_".concat(organization);
        this.owner = owner;
    }

    @Override
    public void request(Runnable granted) {
        waiting = granted;
        look();
    }

    private void look() {
        if (waiting == null) {
            return;
        }
        Value lease = storage.read(key);
        Value until = lease.member("until");
        double left = until.type() == Value.NUMBER ? until.number() - scheduler.date() : 0;
        // More than a term is left only where the clock was put back.
        if (left > 0 && left <= TERM && !isMine(lease)) {
            scheduler.after(LOOK, () -> look());
        } else {
            storage.write(
                    key,
                    "{\"owner\":\""
                            .concat(owner)
                            .concat("\",\"until\":")
                            .concat(Double.toString(scheduler.date() + TERM))
                            .concat("}"));
            Runnable granted = waiting;
            waiting = null;
            granted.run();
        }
    }

    @Override
    public void release() {
        waiting = null;
        if (isMine(storage.read(key))) {
            storage.remove(key);
        }
    }

    private boolean isMine(Value lease) {
        Value holder = lease.member("owner");
        return holder.type() == Value.TEXT && holder.text().equals(owner);
    }
}

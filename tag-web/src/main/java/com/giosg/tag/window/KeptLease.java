package com.giosg.tag.window;

import com.giosg.tag.chat.Lease;
import com.giosg.tag.ports.Scheduler;
import com.giosg.tag.ports.SendLock;

/** A lease that is held for long, and so renewed in time. */
final class KeptLease implements SendLock {
    /** Milliseconds; a lease lasts 25 s. */
    private static final int RENEWAL = 10_000;

    private final Lease lease;
    private final Scheduler scheduler;
    /** Run when another tab took the lease, as this one was too slow; set before the first use. */
    @SuppressWarnings("NullAway.Init")
    Runnable lost;

    private int holding;
    private boolean isRenewed;

    KeptLease(Lease lease, Scheduler scheduler) {
        this.lease = lease;
        this.scheduler = scheduler;
    }

    @Override
    public void request(Runnable granted) {
        int mine = ++holding;
        lease.request(() -> {
            renewLater(mine);
            granted.run();
        });
    }

    private void renewLater(int mine) {
        scheduler.after(RENEWAL, () -> {
            if (mine == holding) {
                isRenewed = false;
                lease.request(() -> {
                    isRenewed = true;
                    renewLater(mine);
                });
                if (!isRenewed) {
                    lost.run();
                }
            }
        });
    }

    @Override
    public void release() {
        holding++;
        lease.release();
    }
}

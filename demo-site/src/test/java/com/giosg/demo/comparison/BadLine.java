package com.giosg.demo.comparison;

import com.giosg.demo.testing.faults.Fault;
import com.giosg.demo.testing.faults.FaultPlan;
import com.giosg.demo.testing.faults.FaultProxy;
import java.time.Duration;
import java.util.List;

/**
 * What a visit's line does to its POSTs. Each one's fate is drawn from the visit's seed by its ordinal, which begins
 * anew with the last events of each page: trackers that make different numbers of requests meet the same faults as
 * often, and what one has sent on a page changes nothing for it on the next. Outages go by the clock.
 */
final class BadLine implements FaultPlan {
    private static final List<Weighted> FAULTS = List.of(
            new Weighted(45, Fault.PASS),
            new Weighted(10, Fault.LOSE_REQUEST),
            new Weighted(10, Fault.LOSE_ANSWER),
            new Weighted(5, Fault.appliedThenStatus(503)),
            new Weighted(5, Fault.late(Duration.ofMillis(1500))),
            new Weighted(5, Fault.delay(Duration.ofMillis(600))),
            new Weighted(5, Fault.delayAnswer(Duration.ofMillis(600))),
            new Weighted(5, Fault.status(503)),
            new Weighted(3, Fault.status(500)),
            new Weighted(2, Fault.status(408)),
            new Weighted(3, Fault.status(429, Duration.ofSeconds(1))),
            new Weighted(2, Fault.statusWithDate(503, Duration.ofSeconds(1))));

    private final FaultProxy proxy;
    private final long seed;
    private FaultPlan faults = FaultPlan.always(Fault.PASS);
    private int pages;
    private long outageEnd = System.nanoTime();

    BadLine(FaultProxy proxy, long seed) {
        this.proxy = proxy;
        this.seed = seed;
        proxy.plan(this);
    }

    /** The ordinals begin anew. */
    synchronized void nextPage() {
        pages++;
        faults = FaultPlan.random(seed * 1_000 + pages, FAULTS);
    }

    /** Nothing gets through from now on and for so long; pages and scripts can still be loaded. */
    synchronized void outage(Duration time) {
        outageEnd = System.nanoTime() + time.toNanos();
    }

    /** The line is a good one for the rest of the visit. */
    void heal() {
        proxy.plan(FaultPlan.always(Fault.PASS));
    }

    @Override
    public synchronized Fault next() {
        return System.nanoTime() - outageEnd < 0 ? Fault.LOSE_REQUEST : faults.next();
    }
}

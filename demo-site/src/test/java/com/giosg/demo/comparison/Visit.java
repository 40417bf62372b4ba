package com.giosg.demo.comparison;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a visitor does, drawn from a seed, the same for every tracker: pages one after the other, events on each, and a
 * way of leaving each but the last, in the moment after its last events.
 */
record Visit(long seed, List<PageView> pages) {
    /** How a page comes to its end. */
    enum Leaving {
        LINK,
        RELOAD,
        CLOSE,
        CRASH
    }

    /** Events that the page reports in one go, some time after those before. */
    record Burst(Duration pause, int events) {}

    /**
     * One page.
     *
     * @param outageBefore the burst before which the line goes down; -1 for none
     * @param crashAfter how long the page survives its last events when it is to crash
     */
    record PageView(List<Burst> bursts, int outageBefore, Duration outage, Leaving leaving, Duration crashAfter) {}

    private static final int BURSTS = 4;
    private static final int BURST_EVENTS = 4;

    static Visit draw(long seed) {
        Random random = new Random(seed);
        List<Leaving> leavings = new ArrayList<>(List.of(Leaving.values()));
        leavings.addAll(List.of(Leaving.values()));
        Collections.shuffle(leavings, random);
        int outagePage = random.nextInt(leavings.size());
        List<PageView> pages = new ArrayList<>();
        for (int i = 0; i < leavings.size(); i++) {
            pages.add(new PageView(
                    bursts(random),
                    i == outagePage ? random.nextInt(BURSTS) : -1,
                    Duration.ofMillis(2_000 + random.nextInt(3_000)),
                    leavings.get(i),
                    Duration.ofMillis(random.nextInt(300))));
        }
        return new Visit(seed, pages);
    }

    private static List<Burst> bursts(Random random) {
        List<Burst> bursts = new ArrayList<>();
        for (int i = 0; i < BURSTS; i++) {
            bursts.add(new Burst(Duration.ofMillis(50 + random.nextInt(650)), 1 + random.nextInt(BURST_EVENTS)));
        }
        return bursts;
    }
}

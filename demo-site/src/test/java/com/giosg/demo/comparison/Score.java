package com.giosg.demo.comparison;

import com.giosg.demo.comparison.Tracker.Arrival;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What became of events.
 *
 * @param sent how many the page reported
 * @param lost how many never took effect
 * @param arrivedAgain arrivals at the server beyond each event's first
 * @param doubled effects beyond each event's first, after de-duplication by the tracker's own id
 * @param outOfOrder how many took effect first after one that was reported later
 * @param outOfOrderInTab how many of these after one of the same tab
 * @param waiting how many the last page had not delivered while it stayed open on a line that was good again
 * @param requests POSTs of every kind
 */
record Score(
        int sent,
        int lost,
        int arrivedAgain,
        int doubled,
        int outOfOrder,
        int outOfOrderInTab,
        int waiting,
        int requests) {
    static final Score NONE = new Score(0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * Counts a visit.
     *
     * @param tabs the tab of each event, in the order in which they were reported; events are numbered from one
     */
    static Score count(List<Integer> tabs, int waiting, List<Arrival> arrivals, List<Integer> effects, int requests) {
        Set<Integer> first = new LinkedHashSet<>(effects);
        int inTabs = new TreeSet<>(tabs)
                .stream()
                        .mapToInt(tab -> outOfOrder(first.stream()
                                .filter(number -> tabs.get(number - 1).equals(tab))
                                .toList()))
                        .sum();
        int arrived = (int) arrivals.stream().map(Arrival::number).distinct().count();
        return new Score(
                tabs.size(),
                tabs.size() - first.size(),
                arrivals.size() - arrived,
                effects.size() - first.size(),
                outOfOrder(first),
                inTabs,
                waiting,
                requests);
    }

    private static int outOfOrder(Collection<Integer> numbers) {
        int latest = 0;
        int count = 0;
        for (int number : numbers) {
            if (number < latest) {
                count++;
            }
            latest = Math.max(latest, number);
        }
        return count;
    }

    Score plus(Score other) {
        return new Score(
                sent + other.sent,
                lost + other.lost,
                arrivedAgain + other.arrivedAgain,
                doubled + other.doubled,
                outOfOrder + other.outOfOrder,
                outOfOrderInTab + other.outOfOrderInTab,
                waiting + other.waiting,
                requests + other.requests);
    }
}

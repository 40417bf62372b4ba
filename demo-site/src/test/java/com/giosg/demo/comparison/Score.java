package com.giosg.demo.comparison;

import com.giosg.demo.comparison.Tracker.Arrival;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What became of events.
 *
 * @param sent how many the page reported
 * @param lost how many never took effect
 * @param arrivedAgain arrivals at the server beyond each event's first
 * @param doubled effects beyond each event's first, after de-duplication by the tracker's own id
 * @param outOfOrder how many took effect first after one that was reported later
 * @param waiting how many the last page had not delivered while it stayed open on a line that was good again
 * @param requests POSTs of every kind
 */
record Score(int sent, int lost, int arrivedAgain, int doubled, int outOfOrder, int waiting, int requests) {
    static final Score NONE = new Score(0, 0, 0, 0, 0, 0, 0);

    /** Counts a visit, whose events were numbered from one to {@code sent}. */
    static Score count(int sent, int waiting, List<Arrival> arrivals, List<Integer> effects, int requests) {
        Set<Integer> first = new HashSet<>();
        int latest = 0;
        int outOfOrder = 0;
        for (int number : effects) {
            if (first.add(number) && number < latest) {
                outOfOrder++;
            }
            latest = Math.max(latest, number);
        }
        int arrived = (int) arrivals.stream().map(Arrival::number).distinct().count();
        return new Score(sent, sent - first.size(), arrivals.size() - arrived, effects.size() - first.size(),
                outOfOrder, waiting, requests);
    }

    Score plus(Score other) {
        return new Score(sent + other.sent, lost + other.lost, arrivedAgain + other.arrivedAgain,
                doubled + other.doubled, outOfOrder + other.outOfOrder, waiting + other.waiting,
                requests + other.requests);
    }
}

package com.giosg.demo.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.giosg.demo.comparison.Tracker.Arrival;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {
    @Test
    void whatArrivesOnceAndInOrderIsNeitherLostNorDoubled() {
        assertEquals(
                new Score(2, 0, 0, 0, 0, 0, 0, 5),
                Score.count(List.of(0, 0), 0, List.of(new Arrival(1, "a"), new Arrival(2, "b")), List.of(1, 2), 5));
    }

    @Test
    void aRepetitionCountsAsArrivedAgainAndOnlyASecondEffectAsDoubled() {
        List<Arrival> arrivals = List.of(new Arrival(1, "a"), new Arrival(1, "a"), new Arrival(1, "other"));

        assertEquals(new Score(1, 0, 2, 1, 0, 0, 0, 3), Score.count(List.of(0), 0, arrivals, List.of(1, 1), 3));
    }

    @Test
    void anEventIsOutOfOrderWhenItsFirstEffectComesAfterALaterOnes() {
        assertEquals(
                2,
                Score.count(List.of(0, 0, 0, 0), 0, List.of(), List.of(3, 1, 2, 4, 1), 0)
                        .outOfOrder());
    }

    @Test
    void theOrderWithinTabsIsJudgedByItself() {
        Score score = Score.count(List.of(0, 0, 1, 1), 0, List.of(), List.of(4, 1, 2, 3), 0);

        assertEquals(3, score.outOfOrder());
        assertEquals(1, score.outOfOrderInTab());
    }

    @Test
    void whatNeverTookEffectIsLost() {
        assertEquals(
                3,
                Score.count(List.of(0, 0, 0, 0), 0, List.of(), List.of(2, 2), 0).lost());
    }
}

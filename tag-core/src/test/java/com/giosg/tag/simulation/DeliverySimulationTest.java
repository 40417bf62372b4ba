package com.giosg.tag.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Every accepted durable command takes effect exactly once and in its tab's order, over many thousand random schedules
 * (contract section 6). A failure names its seed; {@code -Dsimulation.seed=N} plays that one and prints the commands'
 * lives, {@code -Dsimulation.first=N} and {@code -Dsimulation.schedules=N} others, more or fewer of them.
 */
class DeliverySimulationTest {
    @Test
    void losesNothingDoublesNothingAndKeepsTheOrder() {
        Long seed = Long.getLong("simulation.seed");
        if (seed != null) {
            Simulation simulation = new Simulation(seed, true);
            simulation.run();
            simulation.log.forEach(System.out::println);
            assertEquals(List.of(), simulation.broken());
            return;
        }
        // The same in each run, so that a build that fails fails again; -Dsimulation.first=N plays others.
        long first = Long.getLong("simulation.first", 1);
        int schedules = Integer.getInteger("simulation.schedules", 10_000);
        System.out.printf("%,d schedules, seeds %d to %d%n", schedules, first, first + schedules - 1);
        LongAdder effects = new LongAdder();
        List<String> broken = LongStream.range(first, first + schedules)
                .parallel()
                .boxed()
                .flatMap(one -> {
                    Simulation simulation = new Simulation(one, false);
                    simulation.run();
                    effects.add(simulation.backend.effects.size());
                    return simulation.broken().stream().map(what -> "seed " + one + ": " + what);
                })
                .limit(20)
                .toList();
        assertEquals(List.of(), broken);
        assertTrue(effects.sum() > 10L * schedules, "the schedules hardly called anything");
    }
}

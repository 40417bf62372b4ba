package com.giosg.tag.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.tag.ports.Transport;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a backend answers for ever, and whatever is done to the pages meanwhile, none of them floods it with requests
 * (contract section 6). A failure names its seed, as in {@link DeliverySimulationTest}.
 */
class SpareTheBackendTest {
    private static final int SCHEDULES = 200;

    @ParameterizedTest
    @ValueSource(
            ints = {Transport.TIMED_OUT, 0, 200, 204, 301, 400, 401, 403, 404, 405, 408, 410, 413, 425, 429, 500, 503})
    void noAnswerLeadsToAStormOfRequests(int status) {
        LongAdder requests = new LongAdder();
        List<String> storms = LongStream.rangeClosed(1, SCHEDULES)
                .parallel()
                .boxed()
                .flatMap(seed -> {
                    Simulation simulation = new Simulation(seed, false);
                    simulation.line.always = status;
                    simulation.run();
                    simulation.pages.forEach(page -> requests.add(page.requests.size()));
                    // One a second, and the first few of a backoff each time that something gives hope.
                    return simulation.storms(12, 4).stream().map(storm -> "seed " + seed + ": " + storm);
                })
                .limit(20)
                .toList();
        assertEquals(List.of(), storms);
        assertTrue(requests.sum() > 5 * SCHEDULES, "the schedules hardly sent anything: " + requests);
    }
}

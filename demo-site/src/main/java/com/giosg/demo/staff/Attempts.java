package com.giosg.demo.staff;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Slows down guessing of tokens: so many failures from one address in a minute, then a pause until it is over. */
final class Attempts {
    private static final int MAX_FAILURES = 10;
    private static final long WINDOW = Duration.ofMinutes(1).toMillis();
    /** Addresses that are remembered; the one that failed first is forgotten first. */
    private static final int MAX_ADDRESSES = 10_000;

    private record Failures(long since, int count) {
    }

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>();

    Attempts(Clock clock) {
        this.clock = clock;
    }

    /** Seconds until an address may try again; 0 when it may now. */
    synchronized long secondsToWait(String address) {
        Failures past = failures.get(address);
        long left = past == null ? 0 : past.since + WINDOW - clock.millis();
        if (left <= 0) {
            failures.remove(address);
            return 0;
        }
        return past.count < MAX_FAILURES ? 0 : (left + 999) / 1000;
    }

    /** Notes that an address tried and failed. */
    synchronized void failed(String address) {
        failures.merge(address, new Failures(clock.millis(), 1),
                (past, now) -> new Failures(past.since, past.count + 1));
        if (failures.size() > MAX_ADDRESSES) {
            failures.remove(failures.keySet().iterator().next());
        }
    }
}

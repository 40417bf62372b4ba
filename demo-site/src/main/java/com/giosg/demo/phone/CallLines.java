package com.giosg.demo.phone;

import com.giosg.demo.lines.Lines;
import com.giosg.demo.lines.News;
import jakarta.servlet.ServletOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The open lines to the parties of calls. What it knows of lines that ended, {@link CallWatch} looks at. */
public final class CallLines implements AutoCloseable {
    /** Of visitors, and as many of operators: whatever visitors do leaves the operators theirs. */
    private static final int MOST_LINES = 1_000;
    /** One that stands and one that broke and does not know it yet. */
    private static final int MOST_LINES_OF_ONE = 2;
    /** Who went away is seen by what does not arrive: soon, as the other is to know within 5 s. */
    private static final Duration HEARTBEAT = Duration.ofMillis(500);

    /**
     * A line.
     *
     * @param call the position of the call
     * @param number counts the lines of the party in that call
     */
    record Opened(long call, Party party, long number) {}

    /** A line that ended, and when, in milliseconds since 1970. */
    record Ended(Opened line, long at) {}

    private final Clock clock;
    /** Those of visitors and those of operators, by the positions of the calls. */
    private final Map<Party, Lines<Long>> lines = new EnumMap<>(Party.class);

    private final Set<Opened> standing = ConcurrentHashMap.newKeySet();
    private final Queue<Ended> ended = new ConcurrentLinkedQueue<>();

    public CallLines(Clock clock) {
        this.clock = clock;
        for (Party party : Party.values()) {
            lines.put(party, new Lines<>("calls of " + party + "s", MOST_LINES, MOST_LINES_OF_ONE, HEARTBEAT));
        }
    }

    /** Begins to show parties that their lines still stand. */
    public void start() {
        lines.values().forEach(Lines::start);
    }

    // There are lines for each party.
    @SuppressWarnings("NullAway")
    private Lines<Long> of(Party party) {
        return lines.get(party);
    }

    /** Opens a line, which is numbered; completed when it has ended. */
    CompletableFuture<Void> open(Opened line, News news, ServletOutputStream out) {
        standing.add(line);
        try {
            return of(line.party).open(line.call, news, out).thenRun(() -> end(line));
        } catch (RuntimeException e) {
            end(line);
            throw e;
        }
    }

    private void end(Opened line) {
        standing.remove(line);
        ended.add(new Ended(line, clock.millis()));
    }

    /** Whether a line is open here. */
    boolean isStanding(Opened line) {
        return standing.contains(line);
    }

    /** The lines that ended and were not looked at, the first first. */
    Queue<Ended> ended() {
        return ended;
    }

    /** Has a party told what is new. */
    void wake(long call, Party party) {
        of(party).wake(call);
    }

    @Override
    public void close() {
        lines.values().forEach(Lines::close);
    }
}

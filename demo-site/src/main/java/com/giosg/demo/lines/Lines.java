package com.giosg.demo.lines;

import com.giosg.demo.http.Errors;
import com.giosg.demo.http.Refusal;
import com.giosg.tag.rules.ErrorCode;
import jakarta.servlet.ServletOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Open lines of one kind. A line costs no thread, but memory: so many may be open at most, and so many of them one
 * listener's. They hear of what this instance of the backend does.
 *
 * @param <K> who listens
 */
public final class Lines<K> implements AutoCloseable {
    private static final int READERS = 2;

    private final String name;
    private final int most;
    private final int mostOfOne;
    private final Duration heartbeat;
    /** Of each listener, the oldest line first. The lists never change: they are gone through while others come. */
    private final Map<K, List<Line>> lines = new ConcurrentHashMap<>();

    private final AtomicInteger count = new AtomicInteger();
    /** Few, as they share the database's connections with everybody. Once closed it lets work go, as the lines do. */
    private final ThreadPoolExecutor readers;

    private final ScheduledExecutorService heart;
    private volatile boolean isClosed;

    /**
     * Lines, of which none is open yet.
     *
     * @param name what they are to whoever is refused one more, such as {@code chat windows}
     * @param most how many may be open
     * @param mostOfOne how many of these one listener may have
     * @param heartbeat how often both sides are shown that the other is there
     */
    public Lines(String name, int most, int mostOfOne, Duration heartbeat) {
        this.name = name;
        this.most = most;
        this.mostOfOne = mostOfOne;
        this.heartbeat = heartbeat;
        readers = new ThreadPoolExecutor(
                READERS,
                READERS,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                daemons("line of " + name),
                new ThreadPoolExecutor.DiscardPolicy());
        heart = Executors.newSingleThreadScheduledExecutor(daemons("heartbeat of " + name));
    }

    /** Begins to show that lines still stand. */
    // What it runs says its faults itself.
    @SuppressWarnings("FutureReturnValueIgnored")
    public void start() {
        // Proxies cut what is silent for long, and a client that went away is noticed by what it does not take.
        heart.scheduleWithFixedDelay(this::beat, heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void beat() {
        try {
            lines.values().forEach(of -> of.forEach(line -> line.send("")));
        } catch (RuntimeException | Error e) {
            // The heart would stand still otherwise.
            Errors.log("Showing that lines stand failed", e);
        }
    }

    private static ThreadFactory daemons(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Opens a line. Where the listener has too many, their oldest ends.
     *
     * @param news reads what is to be told next
     * @param out of an asynchronous request
     * @return completed when the line has ended
     * @throws Refusal 503 when too many are open
     */
    public CompletableFuture<Void> open(K listener, News news, ServletOutputStream out) {
        if (count.incrementAndGet() > most) {
            count.decrementAndGet();
            throw new Refusal(ErrorCode.UNAVAILABLE, "too many " + name + " are open");
        }
        Line line = new Line(out, news, readers);
        List<Line> surplus = new ArrayList<>();
        lines.compute(listener, (key, of) -> {
            List<Line> all = of == null ? new ArrayList<>() : new ArrayList<>(of);
            all.add(line);
            List<Line> older = all.subList(0, Math.max(0, all.size() - mostOfOne));
            surplus.addAll(older);
            older.clear();
            return List.copyOf(all);
        });
        CompletableFuture<Void> end = line.end().thenRun(() -> remove(listener, line));
        // Not while the listener's lines are being changed, as each takes itself away from them.
        surplus.forEach(Line::close);
        out.setWriteListener(line);
        // Known before it reads for the first time, so that it misses nothing.
        line.wake();
        if (isClosed) {
            line.close();
        }
        return end;
    }

    private void remove(K listener, Line line) {
        lines.computeIfPresent(listener, (key, of) -> {
            List<Line> others = of.stream().filter(other -> other != line).toList();
            return others.isEmpty() ? null : others;
        });
        count.decrementAndGet();
    }

    /** Has a listener told what is new. */
    public void wake(K listener) {
        lines.getOrDefault(listener, List.of()).forEach(Line::wake);
    }

    /** Tells a listener something that is not to be found anywhere else. */
    public void send(K listener, String text) {
        lines.getOrDefault(listener, List.of()).forEach(line -> line.send(text));
    }

    /** Ends all lines; their listeners come back, to this server or another. */
    @Override
    public void close() {
        isClosed = true;
        heart.shutdownNow();
        lines.values().forEach(of -> of.forEach(Line::close));
        readers.shutdownNow();
    }
}

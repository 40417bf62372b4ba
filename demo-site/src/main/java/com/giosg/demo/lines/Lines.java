package com.giosg.demo.chat;

import com.giosg.demo.http.Errors;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.Json;
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
import java.util.function.Supplier;

/**
 * The open lines to visitors' windows, which are told what happens in their chats. A line costs no thread, but memory:
 * at most {@value #MOST_LINES} are open, {@value #MOST_LINES_OF_ONE} of them one visitor's. They hear of what this instance of the backend does.
 */
public final class VisitorLines implements AutoCloseable {
    static final int MOST_LINES = 5_000;
    /** A visitor's tabs share a line, so that this is many; more would be somebody who takes the others' room. */
    static final int MOST_LINES_OF_ONE = 20;
    private static final int READERS = 2;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Of each visitor, the oldest line first. The lists never change: they are gone through while others come. */
    private final Map<Long, List<VisitorLine>> lines = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    /** Few, as they share the database's connections with everybody. Once closed it lets work go, as the lines do. */
    private final ThreadPoolExecutor readers = new ThreadPoolExecutor(READERS, READERS, 0, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), daemons("visitor-line"), new ThreadPoolExecutor.DiscardPolicy());
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(daemons("heartbeat"));
    private volatile boolean isClosed;

    /** Begins to show windows that their lines still stand. */
    public void start() {
        start(HEARTBEAT);
    }

    void start(Duration heartbeat) {
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
     * Opens a line to a visitor's window. Where the visitor has too many, their oldest ends.
     *
     * @param news reads what the window is to hear next; null when there is nothing new
     * @param out of an asynchronous request
     * @return completed when the line has ended
     * @throws Refusal 503 when too many are open
     */
    CompletableFuture<Void> open(long visitor, Supplier<String> news, ServletOutputStream out) {
        if (count.incrementAndGet() > MOST_LINES) {
            count.decrementAndGet();
            throw new Refusal(ErrorCode.UNAVAILABLE, "too many chat windows are open");
        }
        VisitorLine line = new VisitorLine(out, news, readers);
        List<VisitorLine> surplus = new ArrayList<>();
        lines.compute(visitor, (key, of) -> {
            List<VisitorLine> all = of == null ? new ArrayList<>() : new ArrayList<>(of);
            all.add(line);
            List<VisitorLine> older = all.subList(0, Math.max(0, all.size() - MOST_LINES_OF_ONE));
            surplus.addAll(older);
            older.clear();
            return List.copyOf(all);
        });
        CompletableFuture<Void> end = line.end().thenRun(() -> remove(visitor, line));
        // Not while the visitor's lines are being changed, as each takes itself away from them.
        surplus.forEach(VisitorLine::close);
        out.setWriteListener(line);
        // Known before it reads for the first time, so that it misses nothing.
        line.wake();
        if (isClosed) {
            line.close();
        }
        return end;
    }

    private void remove(long visitor, VisitorLine line) {
        lines.computeIfPresent(visitor, (key, of) -> {
            List<VisitorLine> others = of.stream().filter(other -> other != line).toList();
            return others.isEmpty() ? null : others;
        });
        count.decrementAndGet();
    }

    /** Has a visitor's windows told what is new. */
    void changed(long visitor) {
        lines.getOrDefault(visitor, List.of()).forEach(VisitorLine::wake);
    }

    /** Tells a visitor's windows that staff is typing. */
    void typing(long visitor, String name) {
        String line = Json.write(Json.object().put("typing", name));
        lines.getOrDefault(visitor, List.of()).forEach(open -> open.send(line));
    }

    /** Ends all lines; their windows come back, to this server or another. */
    @Override
    public void close() {
        isClosed = true;
        heart.shutdownNow();
        lines.values().forEach(of -> of.forEach(VisitorLine::close));
        readers.shutdownNow();
    }
}

package com.giosg.demo.chat;

import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.Json;
import com.giosg.tag.rules.ErrorCode;
import jakarta.servlet.ServletOutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
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
 * at most {@value #MOST_LINES} are open. They hear of what this instance of the backend does.
 */
public final class VisitorLines implements AutoCloseable {
    static final int MOST_LINES = 5_000;
    private static final int READERS = 2;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Map<Long, Set<VisitorLine>> lines = new ConcurrentHashMap<>();
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
        heart.scheduleWithFixedDelay(() -> lines.values().forEach(of -> of.forEach(line -> line.send(""))),
                heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ThreadFactory daemons(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Opens a line to a visitor's window.
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
        lines.compute(visitor, (key, of) -> {
            Set<VisitorLine> all = of == null ? ConcurrentHashMap.newKeySet() : of;
            all.add(line);
            return all;
        });
        CompletableFuture<Void> end = line.end().thenRun(() -> remove(visitor, line));
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
            of.remove(line);
            return of.isEmpty() ? null : of;
        });
        count.decrementAndGet();
    }

    /** Has a visitor's windows told what is new. */
    void changed(long visitor) {
        lines.getOrDefault(visitor, Set.of()).forEach(VisitorLine::wake);
    }

    /** Tells a visitor's windows that staff is typing. */
    void typing(long visitor, String name) {
        String line = Json.write(Json.object().put("typing", name));
        lines.getOrDefault(visitor, Set.of()).forEach(open -> open.send(line));
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

package com.giosg.demo.chat;

import com.giosg.demo.json.Json;
import com.giosg.demo.lines.Lines;
import com.giosg.demo.lines.News;
import jakarta.servlet.ServletOutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The open lines to visitors' chat windows, which are told what happens in their chats. */
public final class VisitorLines implements AutoCloseable {
    private static final int MOST_LINES = 5_000;
    /** A visitor's tabs share a line, so that this is many; more would be somebody who takes the others' room. */
    private static final int MOST_LINES_OF_ONE = 20;

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Lines<Long> lines = new Lines<>("chat windows", MOST_LINES, MOST_LINES_OF_ONE, HEARTBEAT);

    /** Begins to show windows that their lines still stand. */
    public void start() {
        lines.start();
    }

    /** Opens a line to a visitor's window; completed when it has ended. */
    CompletableFuture<Void> open(long visitor, News news, ServletOutputStream out) {
        return lines.open(visitor, news, out);
    }

    /** Has a visitor's windows told what is new. */
    void changed(long visitor) {
        lines.wake(visitor);
    }

    /** Tells a visitor's windows that staff is typing. */
    void typing(long visitor, String name) {
        lines.send(visitor, Json.write(Json.object().put("typing", name)));
    }

    @Override
    public void close() {
        lines.close();
    }
}

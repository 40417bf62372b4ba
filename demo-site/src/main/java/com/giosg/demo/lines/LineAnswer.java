package com.giosg.demo.lines;

import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** How lines of JSON are answered. */
public final class LineAnswer {
    /** Answers with one line. */
    public static void once(Context context, String line) {
        // As bytes: of a type without a charset the library would make other bytes.
        headers(context).result((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Answers with lines until either side ends it.
     *
     * @param open opens the line, completed when it has ended
     */
    public static void live(Context context, Function<ServletOutputStream, CompletableFuture<?>> open) {
        headers(context).future(() -> {
            context.req().getAsyncContext().setTimeout(0);
            try {
                return open.apply(context.res().getOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Context headers(Context context) {
        return context.header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Accel-Buffering", "no")
                .contentType("application/x-ndjson");
    }

    private LineAnswer() {}
}

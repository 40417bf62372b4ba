package com.giosg.demo.pictures;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The pictures that consoles show, kept for a while. That there is none is kept too, so that a slow host is not asked
 * again and again. Servers of strangers cost threads of this class alone, and no more of them than a few.
 */
public final class Pictures implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int WAITING = 200;
    private static final long KEPT_BYTES = 32L << 20;
    /** What an entry weighs besides its picture. */
    private static final int ENTRY_BYTES = 1_024;

    private static final int LONGEST_ADDRESS = 2_000;
    /** Until somebody who asks is told that there is none: others may be before, and to resolve a host can take long. */
    private static final long MOST_SECONDS = 10;

    static final Duration KEPT = Duration.ofHours(1);
    static final Duration MISSING_KEPT = Duration.ofMinutes(1);

    private final PictureClient client;
    private final ThreadPoolExecutor threads;
    private final AsyncCache<URI, Optional<Picture>> kept;

    /** @param isDemo whether pictures of this machine, over http and at any port, are shown too */
    public Pictures(boolean isDemo) {
        this(new PictureClient(new Destinations(isDemo), InetAddress::getAllByName, null, THREADS));
    }

    Pictures(PictureClient client) {
        this.client = client;
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(work, "pictures");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        kept = Caffeine.newBuilder()
                .maximumWeight(KEPT_BYTES)
                .weigher((URI address, Optional<Picture> picture) ->
                        ENTRY_BYTES + picture.map(found -> found.bytes().length).orElse(0))
                .expireAfter(Expiry.writing(
                        (URI address, Optional<Picture> picture) -> picture.isPresent() ? KEPT : MISSING_KEPT))
                // Upkeep that the threads above have no time for when they wait for strangers.
                .executor(Runnable::run)
                .buildAsync();
    }

    /** The picture at an address; none where it cannot be shown, for whatever reason. */
    CompletableFuture<Optional<Picture>> get(String address) {
        URI uri;
        try {
            uri = URI.create(address.length() > LONGEST_ADDRESS ? "" : address);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        try {
            return kept.get(uri, (wanted, ignored) -> CompletableFuture.supplyAsync(() -> fetch(wanted), threads))
                    // Of a copy: whoever asks next may have more luck.
                    .copy()
                    .completeOnTimeout(Optional.empty(), MOST_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
    }

    private Optional<Picture> fetch(URI address) {
        try {
            return Optional.ofNullable(client.fetch(address));
        } catch (IOException | RuntimeException e) {
            // Whatever a stranger's server does is no fault of this one, and its address is not for the log.
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close();
    }
}

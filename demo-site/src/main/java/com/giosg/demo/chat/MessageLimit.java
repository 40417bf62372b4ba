package com.giosg.demo.chat;

import com.giosg.demo.http.Refusal;
import com.giosg.tag.rules.Limits;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How fast a visitor may send messages: {@link Limits#MESSAGES_PER_MINUTE} at once, and as many again in each minute.
 * Kept in memory: a restart forgives, and a transaction that is run again draws again.
 */
public final class MessageLimit {
    private final Clock clock;
    private final TimeMeter time;
    private final Map<Long, Bucket> buckets = new HashMap<>();
    /** The time when somebody last sent something, in milliseconds since 1970. */
    private long drawnAt;

    public MessageLimit(Clock clock) {
        this.clock = clock;
        time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /**
     * Lets one message of a visitor pass.
     *
     * @throws Refusal 403 when there were too many: final, so that the tag does not send it again by itself
     */
    public synchronized void draw(long visitor) {
        long now = clock.millis();
        if (now < drawnAt) {
            // The clock was put back. Nothing would come into a bucket before it is as late again as it was.
            buckets.clear();
        }
        drawnAt = now;
        if (!buckets.computeIfAbsent(visitor, key -> fullBucket()).tryConsume(1)) {
            throw Refusal.notAllowed("too many messages: wait a moment, then send it again");
        }
    }

    private Bucket fullBucket() {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(Limits.MESSAGES_PER_MINUTE)
                        .refillGreedy(Limits.MESSAGES_PER_MINUTE, Duration.ofMinutes(1)))
                .build();
    }

    /** Forgets the visitors who may send as many as at first. */
    public synchronized void purge() {
        buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= Limits.MESSAGES_PER_MINUTE);
    }
}

package com.giosg.demo.visitors;

import com.giosg.demo.database.Database;
import com.giosg.demo.effects.Touched;
import java.time.Clock;
import java.util.List;

/**
 * Notices visitors who went silent. Whoever asks gets it right to the millisecond; this tells those who watch, and
 * keeps the index of present visitors short.
 */
public final class Presence {
    private static final int BATCH = 200;

    private record Silent(long key, String organization, String domainRoom) {}

    private final Database database;
    private final VisitorViews views;
    private final Clock clock;

    public Presence(Database database, VisitorViews views, Clock clock) {
        this.database = database;
        this.views = views;
        this.clock = clock;
    }

    /** Announces the visitors whose presence is over. */
    public void sweep() {
        int swept;
        do {
            swept = sweepSome(clock.millis() - VisitorViews.PRESENCE.toMillis());
        } while (swept == BATCH);
    }

    private int sweepSome(long seenBefore) {
        List<Silent> silent = database.read(sql -> sql.createQuery("""
                        SELECT position, organization_id, domain_room_id FROM visitors
                        WHERE is_present AND seen_at < :time ORDER BY seen_at LIMIT :batch""")
                .bind("time", seenBefore)
                .bind("batch", BATCH)
                .map((row, context) -> new Silent(
                        row.getLong("position"), row.getString("organization_id"), row.getString("domain_room_id")))
                .list());
        for (Silent visitor : silent) {
            database.write(transaction -> {
                // They may have come back since, or another instance may have been here.
                int changed = transaction
                        .sql()
                        .createUpdate("""
                                UPDATE visitors SET is_present = FALSE
                                WHERE position = :key AND is_present AND seen_at < :time""")
                        .bind("key", visitor.key)
                        .bind("time", seenBefore)
                        .execute();
                if (changed == 1) {
                    transaction
                            .sql()
                            .createUpdate("UPDATE room_visitors SET is_present = FALSE WHERE visitor = :key")
                            .bind("key", visitor.key)
                            .execute();
                    Touched touched = new Touched();
                    touched.visitorChanged();
                    JoinedRooms.of(transaction.sql(), visitor.key, visitor.domainRoom)
                            .forEach(touched::roomChanged);
                    views.announce(transaction, visitor.organization, visitor.key, touched);
                }
                return null;
            });
        }
        return silent.size();
    }
}

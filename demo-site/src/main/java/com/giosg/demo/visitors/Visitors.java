package com.giosg.demo.visitors;

import com.giosg.demo.database.Transaction;
import com.giosg.demo.effects.Touched;
import com.giosg.demo.http.Hashes;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.organizations.Organization;
import com.giosg.demo.rooms.Room;
import com.giosg.tag.rules.ErrorCode;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Who the visitors are, and their sessions (contract section 4). A visitor is an id and a secret that the tag made; the
 * first request with an id makes the visitor, and of the secret only a hash is kept.
 */
public final class Visitors {
    /** Silence that ends a session. */
    static final Duration SESSION_SILENCE = Duration.ofMinutes(30);

    /** Staff are told that a visitor is still there no more often than this. */
    private static final Duration NEWS_OF_LIFE = Duration.ofSeconds(30);

    private record Row(
            long key,
            String secretHash,
            String domainRoom,
            long seenAt,
            boolean isPresent,
            String session,
            long sessionStartedAt,
            int visitCount,
            Page page) {}

    /**
     * Notes that a visitor is on a page. Until the transaction ends no other request of the same visitor gets past
     * here, so that a visitor's commands never run side by side.
     *
     * @param id the visitor's id and {@code secret} its secret; both null to have them made
     * @param room the room of the page's domain
     * @param clock milliseconds since 1970
     * @throws Refusal 401 when the id is known with another secret
     */
    public static Visit arrive(
            Transaction transaction,
            Organization organization,
            @Nullable String id,
            @Nullable String secret,
            Room room,
            Page page,
            long clock) {
        Handle sql = transaction.sql();
        if (id == null || secret == null) {
            String minted = Hashes.randomHex(128);
            return create(sql, organization, UUID.randomUUID().toString(), minted, minted, room, page, clock)
                    .orElseThrow();
        }
        while (true) {
            Optional<Row> row = lock(sql, organization, id);
            if (row.isPresent()) {
                return greet(sql, organization, id, secret, row.get(), room, page, clock);
            }
            Optional<Visit> created = create(sql, organization, id, secret, null, room, page, clock);
            if (created.isPresent()) {
                return created.get();
            }
            // Another request made the visitor between the two: look again.
        }
    }

    /**
     * The key of a visitor who says their secret.
     *
     * @throws Refusal 404 when there is no such visitor, 401 when the secret is another one's
     */
    public static long recognize(Handle sql, String organization, String id, String secret) {
        long visitor = VisitorViews.key(sql, organization, id);
        checkSecret(
                sql.createQuery("SELECT secret_hash FROM visitors WHERE position = :visitor")
                        .bind("visitor", visitor)
                        .mapTo(String.class)
                        .one(),
                secret);
        return visitor;
    }

    private static void checkSecret(String hash, String secret) {
        if (!Hashes.equal(hash, Hashes.sha256(secret))) {
            throw new Refusal(401, ErrorCode.NOT_ALLOWED, "this visitor has another secret");
        }
    }

    private static Optional<Row> lock(Handle sql, Organization organization, String id) {
        // Writing a row locks it everywhere; SQLite knows no FOR UPDATE.
        int found = sql.createUpdate("""
                        UPDATE visitors SET id = id WHERE organization_id = :organization AND id = :id""")
                .bind("organization", organization.id())
                .bind("id", id)
                .execute();
        if (found == 0) {
            return Optional.empty();
        }
        return sql.createQuery("SELECT * FROM visitors WHERE organization_id = :organization AND id = :id")
                .bind("organization", organization.id())
                .bind("id", id)
                .map((row, context) -> new Row(
                        row.getLong("position"),
                        row.getString("secret_hash"),
                        row.getString("domain_room_id"),
                        row.getLong("seen_at"),
                        row.getBoolean("is_present"),
                        row.getString("session_id"),
                        row.getLong("session_started_at"),
                        row.getInt("visit_count"),
                        new Page(
                                row.getString("page_url"),
                                row.getString("page_title"),
                                row.getString("page_language"),
                                row.getString("user_agent"),
                                row.getString("browser_language"))))
                .findOne();
    }

    private static Optional<Visit> create(
            Handle sql,
            Organization organization,
            String id,
            String secret,
            @Nullable String minted,
            Room room,
            Page page,
            long now) {
        String session = UUID.randomUUID().toString();
        Optional<Long> key = sql.createQuery("""
                        INSERT INTO visitors (organization_id, id, secret_hash, domain_room_id, created_at, seen_at,
                            is_present, session_id, session_started_at, visit_count,
                            page_url, page_title, page_language, user_agent, browser_language)
                        VALUES (:organization, :id, :secret, :room, :now, :now,
                            TRUE, :session, :now, 1, :url, :title, :language, :userAgent, :browserLanguage)
                        ON CONFLICT (organization_id, id) DO NOTHING
                        RETURNING position""")
                .bind("organization", organization.id())
                .bind("id", id)
                .bind("secret", Hashes.sha256(secret))
                .bind("room", room.id())
                .bind("now", now)
                .bind("session", session)
                .bindMethods(page)
                .mapTo(Long.class)
                .findOne();
        return key.map(position -> {
            Touched touched = new Touched();
            touched.visitorAdded();
            JoinedRooms.add(sql, position, session, room.id(), now);
            touched.joined(room.id());
            return new Visit(organization, position, id, minted, true, session, 1, room.id(), touched, now);
        });
    }

    private static Visit greet(
            Handle sql,
            Organization organization,
            String id,
            String secret,
            Row row,
            Room room,
            Page given,
            long clock) {
        checkSecret(row.secretHash, secret);
        // A clock that was put back must not make a visitor's time run backwards.
        long now = Math.max(clock, row.seenAt);
        boolean isNewSession = now - row.seenAt >= SESSION_SILENCE.toMillis();
        String session = isNewSession ? UUID.randomUUID().toString() : row.session;
        int visitCount = isNewSession ? row.visitCount + 1 : row.visitCount;
        Page page = merge(row.page, given);
        sql.createUpdate("""
                        UPDATE visitors SET seen_at = :now, is_present = TRUE, domain_room_id = :room,
                            session_id = :session, session_started_at = :sessionStartedAt, visit_count = :visitCount,
                            page_url = :url, page_title = :title, page_language = :language,
                            user_agent = :userAgent, browser_language = :browserLanguage
                        WHERE position = :key""")
                .bind("now", now)
                .bind("room", room.id())
                .bind("session", session)
                .bind("sessionStartedAt", isNewSession ? now : row.sessionStartedAt)
                .bind("visitCount", visitCount)
                .bindMethods(page)
                .bind("key", row.key)
                .execute();

        Touched touched = new Touched();
        if (isNewSession) {
            sql.createUpdate("""
                            UPDATE room_visitors SET is_present = TRUE, session_id = :session,
                                session_started_at = :now, visit_count = visit_count + 1
                            WHERE visitor = :key AND is_joined""")
                    .bind("session", session)
                    .bind("now", now)
                    .bind("key", row.key)
                    .execute();
        } else if (!row.isPresent) {
            sql.createUpdate("UPDATE room_visitors SET is_present = TRUE WHERE visitor = :key AND is_joined")
                    .bind("key", row.key)
                    .execute();
        }
        boolean isNews = isNewSession || !row.isPresent || !page.equals(row.page);
        if (isNews || now - row.seenAt >= NEWS_OF_LIFE.toMillis()) {
            JoinedRooms.of(sql, row.key, room.id()).forEach(touched::roomChanged);
        }
        if (isNews) {
            touched.visitorChanged();
        }
        if (!room.id().equals(row.domainRoom)) {
            touched.visitorChanged();
        }
        if (JoinedRooms.add(sql, row.key, session, room.id(), now)) {
            touched.joined(room.id());
        }
        return new Visit(organization, row.key, id, null, false, session, visitCount, room.id(), touched, now);
    }

    /** The page as it is known now: a new address takes its own title and language along. */
    private static Page merge(Page known, Page given) {
        boolean isOther = given.url() != null && !Objects.equals(given.url(), known.url());
        return new Page(
                given.url() == null ? known.url() : given.url(),
                given.title() == null && !isOther ? known.title() : given.title(),
                given.language() == null && !isOther ? known.language() : given.language(),
                given.userAgent() == null ? known.userAgent() : given.userAgent(),
                given.browserLanguage() == null ? known.browserLanguage() : given.browserLanguage());
    }

    private Visitors() {}
}

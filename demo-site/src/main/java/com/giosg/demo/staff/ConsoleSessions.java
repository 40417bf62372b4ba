package com.giosg.demo.staff;

import com.giosg.demo.database.Database;
import com.giosg.demo.http.Hashes;
import com.giosg.demo.organizations.Organization;
import com.giosg.demo.organizations.Organizations;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Who is signed in to the console. Survives a restart; of a session's token only a hash is stored. */
public final class ConsoleSessions {
    /** How long a session lasts. */
    static final Duration LIFETIME = Duration.ofHours(12);

    private final Database database;
    private final Clock clock;

    public ConsoleSessions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Begins a session and returns its token, 256 random bits. */
    String begin(Organization organization) {
        String token = Hashes.randomHex(256);
        database.write(transaction -> transaction
                .sql()
                .createUpdate("""
                        INSERT INTO console_sessions (token_hash, organization_id, expires_at)
                        VALUES (:hash, :organization, :expires)""")
                .bind("hash", Hashes.sha256(token))
                .bind("organization", organization.id())
                .bind("expires", clock.millis() + LIFETIME.toMillis())
                .execute());
        return token;
    }

    /** The organisation of a session that is neither ended nor over. */
    Optional<Organization> organizationOf(String token) {
        return database.read(sql -> sql.createQuery("""
                        SELECT id, name FROM console_sessions JOIN organizations ON id = organization_id
                        WHERE token_hash = :hash AND expires_at > :now""")
                .bind("hash", Hashes.sha256(token))
                .bind("now", clock.millis())
                .map(Organizations.ROW)
                .findOne());
    }

    /** What a session's writes must carry in {@code X-CSRF-Token}: follows from the token, but does not reveal it. */
    static String csrfToken(String token) {
        return Hashes.sha256("csrf " + token);
    }

    /** Ends a session. */
    void end(String token) {
        database.write(transaction -> transaction
                .sql()
                .createUpdate("DELETE FROM console_sessions WHERE token_hash = :hash")
                .bind("hash", Hashes.sha256(token))
                .execute());
    }

    /** Forgets the sessions that are over. */
    public void purge() {
        database.write(transaction -> transaction
                .sql()
                .createUpdate("DELETE FROM console_sessions WHERE expires_at <= :now")
                .bind("now", clock.millis())
                .execute());
    }
}

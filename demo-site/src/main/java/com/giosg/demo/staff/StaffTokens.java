package com.giosg.demo.staff;

import com.giosg.demo.database.Database;
import com.giosg.demo.http.Hashes;
import com.giosg.demo.organizations.Organization;
import com.giosg.demo.organizations.Organizations;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The tokens that speak for an organisation's staff. Stored as hashes; looking a hash up tells nothing about others.
 */
public final class StaffTokens {
    private final Database database;

    public StaffTokens(Database database) {
        this.database = database;
    }

    /** Makes a token the organisation's only one; whoever signed in to the console with another is signed out. */
    public void set(String organization, String token) {
        String hash = Hashes.sha256(token);
        database.write(transaction -> {
            // Instances that start together set the same token.
            transaction.lock(List.of("staff token of " + organization));
            Handle sql = transaction.sql();
            sql.createUpdate("""
                            DELETE FROM console_sessions WHERE organization_id = :organization AND NOT EXISTS
                                (SELECT 1 FROM staff_tokens
                                WHERE organization_id = :organization AND token_hash = :hash)""")
                    .bind("organization", organization)
                    .bind("hash", hash)
                    .execute();
            return sql.createUpdate("""
                            INSERT INTO staff_tokens (organization_id, token_hash) VALUES (:organization, :hash)
                            ON CONFLICT (organization_id) DO UPDATE SET token_hash = excluded.token_hash""")
                    .bind("organization", organization)
                    .bind("hash", hash)
                    .execute();
        });
    }

    /** The organisation whose token that is. */
    Optional<Organization> organizationOf(String token) {
        return database.read(sql -> sql.createQuery("""
                        SELECT id, name FROM staff_tokens JOIN organizations ON id = organization_id
                        WHERE token_hash = :hash""")
                .bind("hash", Hashes.sha256(token))
                .map(Organizations.ROW)
                .findOne());
    }
}

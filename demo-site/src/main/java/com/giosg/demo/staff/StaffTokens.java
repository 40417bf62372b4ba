package com.giosg.demo.staff;

import com.giosg.demo.database.Database;
import com.giosg.demo.http.Hashes;
import com.giosg.demo.organizations.Organization;
import java.util.Optional;

/**
 * The tokens that speak for an organisation's staff. Stored as hashes; looking a hash up tells nothing about others.
 */
public final class StaffTokens {
    private final Database database;

    public StaffTokens(Database database) {
        this.database = database;
    }

    /** Makes a token the organisation's only one. */
    public void set(String organization, String token) {
        database.write(transaction -> transaction.sql().createUpdate("""
                        INSERT INTO staff_tokens (organization_id, token_hash) VALUES (:organization, :hash)
                        ON CONFLICT (organization_id) DO UPDATE SET token_hash = excluded.token_hash""")
                .bind("organization", organization).bind("hash", Hashes.sha256(token)).execute());
    }

    /** The organisation whose token that is. */
    Optional<Organization> organizationOf(String token) {
        return database.read(sql -> sql.createQuery("""
                        SELECT id, name FROM staff_tokens JOIN organizations ON id = organization_id
                        WHERE token_hash = :hash""")
                .bind("hash", Hashes.sha256(token))
                .map((row, context) -> new Organization(row.getString("id"), row.getString("name")))
                .findOne());
    }
}

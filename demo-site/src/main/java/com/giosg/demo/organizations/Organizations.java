package com.giosg.demo.organizations;

import com.giosg.demo.database.Database;
import com.giosg.demo.database.Transaction;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The organisations, their older numbers and their features. */
public final class Organizations {
    private static final String SELECT = "SELECT id, name FROM organizations ";
    /** Reads the columns {@code id} and {@code name}. */
    public static final RowMapper<Organization> ROW =
            (row, context) -> new Organization(row.getString("id"), row.getString("name"));

    private final Database database;

    public Organizations(Database database) {
        this.database = database;
    }

    /** The organisation of that id. */
    public Optional<Organization> find(String id) {
        return database.read(sql -> sql.createQuery(SELECT + "WHERE id = :id")
                .bind("id", id)
                .map(ROW)
                .findOne());
    }

    /** The organisation that older script tags call by that number. */
    public Optional<Organization> findByNumber(long number) {
        return database.read(sql -> sql.createQuery(SELECT + "WHERE legacy_number = :number")
                .bind("number", number)
                .map(ROW)
                .findOne());
    }

    /** All organisations. */
    public List<Organization> all() {
        return database.read(sql ->
                sql.createQuery(SELECT + "ORDER BY created_at, id").map(ROW).list());
    }

    /** Whether there is none yet. */
    public static boolean isEmpty(Handle sql) {
        return sql.createQuery("SELECT COUNT(*) FROM organizations")
                        .mapTo(long.class)
                        .one()
                == 0;
    }

    /**
     * Adds an organisation.
     *
     * @param number the number that older script tags call it by
     * @param now milliseconds since 1970
     */
    public static Organization create(Transaction transaction, String id, long number, String name, long now) {
        transaction
                .sql()
                .createUpdate("""
                        INSERT INTO organizations (id, legacy_number, name, created_at)
                        VALUES (:id, :number, :name, :now)""")
                .bind("id", id)
                .bind("number", number)
                .bind("name", name)
                .bind("now", now)
                .execute();
        return new Organization(id, name);
    }

    /** Whether a feature is on, such as {@code webrtc_calls}. */
    public static boolean hasFeature(Handle sql, String organization, String feature) {
        return sql.createQuery("SELECT COUNT(*) FROM features WHERE organization_id = :organization AND name = :name")
                        .bind("organization", organization)
                        .bind("name", feature)
                        .mapTo(long.class)
                        .one()
                > 0;
    }

    /** Switches a feature on; returns whether it was off. */
    public static boolean addFeature(Transaction transaction, Organization organization, String feature) {
        return transaction
                        .sql()
                        .createUpdate("""
                        INSERT INTO features (organization_id, name) VALUES (:organization, :name)
                        ON CONFLICT (organization_id, name) DO NOTHING""")
                        .bind("organization", organization.id())
                        .bind("name", feature)
                        .execute()
                == 1;
    }

    /** Switches a feature off; returns whether it was on. */
    public static boolean removeFeature(Transaction transaction, Organization organization, String feature) {
        return transaction
                        .sql()
                        .createUpdate("""
                        DELETE FROM features WHERE organization_id = :organization AND name = :name""")
                        .bind("organization", organization.id())
                        .bind("name", feature)
                        .execute()
                == 1;
    }
}

package com.giosg.demo.goals;

import com.giosg.demo.database.Transaction;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.organizations.Organization;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The goals of an organisation. */
public final class Goals {
    static final String SELECT = "SELECT position, id, name, default_value, created_at, updated_at FROM goals"
            + " WHERE organization_id = :organization";
    static final RowMapper<Goal> ROW = (row, context) -> new Goal(
            row.getLong("position"),
            row.getString("id"),
            row.getString("name"),
            row.getObject("default_value") == null ? null : row.getDouble("default_value"),
            row.getLong("created_at"),
            row.getLong("updated_at"));

    /**
     * The goal of that id.
     *
     * @throws Refusal {@code not_found} when there is none
     */
    static Goal get(Handle sql, String organization, String id) {
        return sql.createQuery(SELECT + " AND id = :id")
                .bind("organization", organization)
                .bind("id", id)
                .map(ROW)
                .findOne()
                .orElseThrow(() -> Refusal.notFound("goal_id is the id of no goal"));
    }

    /**
     * Adds a goal.
     *
     * @param id null for a new UUID
     * @param defaultValue null for none
     * @param now milliseconds since 1970
     */
    public static Goal create(
            Transaction transaction,
            Organization organization,
            @Nullable String id,
            String name,
            @Nullable Double defaultValue,
            long now) {
        String goalId = id == null ? UUID.randomUUID().toString() : id;
        transaction
                .sql()
                .createUpdate("""
                        INSERT INTO goals (organization_id, id, name, default_value, created_at, updated_at)
                        VALUES (:organization, :id, :name, :value, :now, :now)""")
                .bind("organization", organization.id())
                .bind("id", goalId)
                .bind("name", name)
                .bind("value", defaultValue)
                .bind("now", now)
                .execute();
        return get(transaction.sql(), organization.id(), goalId);
    }

    private Goals() {}
}

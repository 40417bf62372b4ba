package com.giosg.demo.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.database.Transaction;
import com.giosg.demo.json.Json;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How an organisation's chat looks.
 *
 * @param color the chat window's, as {@code #1f4fa3}
 * @param colorScheme {@link #AUTO}, as the visitor's device has it, {@code light} or {@code dark}
 * @param operatorName what visitors see staff called; null for "Customer service" in the language of their page
 * @param operatorAvatar the address of the picture that they see; null for none
 * @param updatedAt milliseconds since 1970; null while all is as it was at first
 */
public record ChatSettings(
        String color,
        String colorScheme,
        @Nullable String operatorName,
        @Nullable String operatorAvatar,
        @Nullable Long updatedAt) {
    public static final String AUTO = "auto";
    static final List<String> COLOR_SCHEMES = List.of(AUTO, "light", "dark");
    private static final ChatSettings DEFAULT = new ChatSettings("#1f4fa3", AUTO, null, null, null);

    /** The settings of an organisation. */
    public static ChatSettings of(Handle sql, String organization) {
        return sql.createQuery("""
                        SELECT color, color_scheme, operator_name, operator_avatar, updated_at FROM chat_settings
                        WHERE organization_id = :organization""")
                .bind("organization", organization)
                .map((row, context) -> new ChatSettings(
                        row.getString("color"),
                        row.getString("color_scheme"),
                        row.getString("operator_name"),
                        row.getString("operator_avatar"),
                        row.getLong("updated_at")))
                .findOne()
                .orElse(DEFAULT);
    }

    /** The settings of an organisation, which nobody else changes before the transaction ends. */
    static ChatSettings lock(Transaction transaction, String organization, long now) {
        transaction
                .sql()
                .createUpdate("""
                        INSERT INTO chat_settings (organization_id, color, color_scheme, operator_name,
                            operator_avatar, updated_at)
                        VALUES (:organization, :color, :colorScheme, :operatorName, :operatorAvatar, :now)
                        ON CONFLICT (organization_id) DO UPDATE SET updated_at = excluded.updated_at""")
                .bind("organization", organization)
                .bindMethods(DEFAULT)
                .bind("now", now)
                .execute();
        return of(transaction.sql(), organization);
    }

    /** Makes these the settings of an organisation that {@link #lock} has locked. */
    void save(Transaction transaction, String organization) {
        transaction
                .sql()
                .createUpdate("""
                        UPDATE chat_settings SET color = :color, color_scheme = :colorScheme,
                            operator_name = :operatorName, operator_avatar = :operatorAvatar
                        WHERE organization_id = :organization""")
                .bind("organization", organization)
                .bindMethods(this)
                .execute();
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("color", color);
        json.put("color_scheme", colorScheme);
        json.put("operator_name", operatorName);
        json.put("operator_avatar", operatorAvatar);
        if (updatedAt == null) {
            json.putNull("updated_at");
        } else {
            Json.putTime(json, "updated_at", updatedAt);
        }
        return json;
    }
}

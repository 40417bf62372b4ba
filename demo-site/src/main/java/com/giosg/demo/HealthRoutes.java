package com.giosg.demo;

import com.giosg.demo.database.Database;
import com.giosg.demo.database.DatabaseUnavailable;
import com.giosg.demo.http.Reads;
import com.giosg.demo.http.Refusal;
import com.giosg.tag.rules.ErrorCode;
import io.javalin.config.RoutesConfig;
import org.jdbi.v3.core.JdbiException;

/** {@code GET /healthz}: 200 when the database answers, else 503. */
final class HealthRoutes {
    private final Database database;

    HealthRoutes(Database database) {
        this.database = database;
    }

    void register(RoutesConfig routes) {
        Reads.add(routes, "/healthz", context -> {
            try {
                database.read(sql -> sql.createQuery("SELECT 1").mapTo(Integer.class).one());
            } catch (JdbiException | DatabaseUnavailable e) {
                throw new Refusal(ErrorCode.UNAVAILABLE, "the database does not answer");
            }
            context.header("Cache-Control", "no-store").contentType("application/json").result("{\"status\":\"ok\"}");
        });
    }
}

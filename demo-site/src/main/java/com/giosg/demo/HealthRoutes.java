package com.giosg.demo;

import com.giosg.demo.database.Database;
import com.giosg.demo.http.Reads;
import com.giosg.demo.http.Refusal;
import com.giosg.tag.rules.ErrorCode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/**
 * {@code GET /healthz}: 200, as the process lives. {@code GET /readyz}: 200 when the database takes writes, else 503
 * (contract section 7).
 */
final class HealthRoutes {
    private final Readiness readiness;

    HealthRoutes(Database database) {
        readiness = new Readiness(database);
    }

    void register(RoutesConfig routes) {
        Reads.add(routes, "/healthz", HealthRoutes::answer);
        Reads.add(routes, "/readyz", context -> {
            if (!readiness.isReady()) {
                throw new Refusal(ErrorCode.UNAVAILABLE, "the database takes no writes now");
            }
            answer(context);
        });
    }

    private static void answer(Context context) {
        context.header("Cache-Control", "no-store")
                .contentType("application/json")
                .result("{\"status\":\"ok\"}");
    }
}

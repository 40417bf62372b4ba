package com.giosg.demo.staff;

import com.giosg.demo.http.Reads;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.organizations.Organization;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.Map;
import java.util.function.Consumer;

/** Where routes of the staff API are added: each gets requests of the organisation's own staff only. */
public final class StaffApi {
    private static final String PREFIX = "/api/v5/orgs/{org}";

    private final RoutesConfig routes;
    private final StaffAccess access;

    public StaffApi(RoutesConfig routes, StaffAccess access) {
        this.routes = routes;
        this.access = access;
    }

    /** Adds a route; the path follows {@code /api/v5/orgs/{org}}. */
    public void get(String path, Consumer<StaffRequest> handler) {
        Reads.add(routes, PREFIX + path, context -> handler.accept(admit(context)));
    }

    /** Adds a route whose answer has no end, and so no HEAD; the path follows {@code /api/v5/orgs/{org}}. */
    public void stream(String path, Consumer<StaffRequest> handler) {
        routes.get(PREFIX + path, context -> handler.accept(admit(context)));
        routes.head(PREFIX + path, context -> {
            admit(context);
            throw new MethodNotAllowedResponse("", Map.of("allowed", "GET"));
        });
    }

    /** Adds a route; the path follows {@code /api/v5/orgs/{org}}. */
    public void post(String path, Consumer<StaffRequest> handler) {
        routes.post(PREFIX + path, context -> handler.accept(admit(context)));
    }

    /** Adds a route; the path follows {@code /api/v5/orgs/{org}}. */
    public void put(String path, Consumer<StaffRequest> handler) {
        routes.put(PREFIX + path, context -> handler.accept(admit(context)));
    }

    /** Adds a route; the path follows {@code /api/v5/orgs/{org}}. */
    public void patch(String path, Consumer<StaffRequest> handler) {
        routes.patch(PREFIX + path, context -> handler.accept(admit(context)));
    }

    /** Adds a route; the path follows {@code /api/v5/orgs/{org}}. */
    public void delete(String path, Consumer<StaffRequest> handler) {
        routes.delete(PREFIX + path, context -> handler.accept(admit(context)));
    }

    private StaffRequest admit(Context context) {
        Organization organization = access.organizationOf(context);
        if (!organization.id().equals(context.pathParam("org"))) {
            throw Refusal.notAllowed("this token is another organisation's");
        }
        return new StaffRequest(context, organization);
    }
}

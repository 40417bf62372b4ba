package com.giosg.demo.phone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.database.Database;
import com.giosg.demo.events.Action;
import com.giosg.demo.events.Event;
import com.giosg.demo.events.Events;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.Json;
import com.giosg.demo.organizations.Organization;
import com.giosg.demo.organizations.Organizations;
import com.giosg.demo.staff.StaffApi;
import com.giosg.demo.staff.StaffRequest;
import java.util.List;

/** {@code GET} and {@code PATCH /features {webrtc_calls}} in the staff API: the one feature that can be switched. */
public final class FeatureRoutes {
    /** Whether visitors may call. */
    static final String CALLS = "webrtc_calls";

    private final Database database;
    private final Events events;

    public FeatureRoutes(Database database, Events events) {
        this.database = database;
        this.events = events;
    }

    public void register(StaffApi api) {
        api.get("/features", this::show);
        api.patch("/features", this::change);
    }

    private void show(StaffRequest request) {
        request.answer(
                200,
                json(database.read(sql ->
                        Organizations.hasFeature(sql, request.organization().id(), CALLS))));
    }

    private void change(StaffRequest request) {
        Organization organization = request.organization();
        Boolean isOn = StaffRequest.flag(request.body(), CALLS);
        if (isOn == null) {
            throw Refusal.invalidArgument(CALLS + " is missing");
        }
        database.write(transaction -> {
            boolean isNews = isOn
                    ? Organizations.addFeature(transaction, organization, CALLS)
                    : Organizations.removeFeature(transaction, organization, CALLS);
            if (isNews) {
                events.publish(
                        transaction,
                        organization.id(),
                        List.of(Event.of(
                                organization.id(), "/features", Action.CHANGED, organization.id(), json(isOn))));
            }
            return null;
        });
        request.answer(200, json(isOn));
    }

    private static ObjectNode json(boolean isOn) {
        return Json.object().put(CALLS, isOn);
    }
}

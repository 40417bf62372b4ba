package com.giosg.demo.organizations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.json.Json;

/**
 * A customer with a site.
 *
 * @param id a UUID
 * @param name for people
 */
public record Organization(String id, String name) {
    /** What the staff API shows of it inside of what it owns. */
    public ObjectNode json() {
        return Json.object().put("id", id).put("name", name);
    }

    /**
     * Its staff as a user of the platform's type, which knows no null where it says who changed something. They share one
     * token, so they are one user, whose id is the organisation's, as it is of what they say in chats.
     */
    public ObjectNode staffJson() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("first_name", "")
                .put("last_name", "")
                .put("full_name", name)
                .put("organization_id", id);
        json.putNull("avatar_id");
        json.putNull("avatar");
        return json.put("is_bot", false).put("is_staff", false);
    }
}

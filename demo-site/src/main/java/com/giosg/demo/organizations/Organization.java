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
}

package com.giosg.demo.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.json.Json;

/**
 * Something that staff see otherwise now.
 *
 * @param channel the path of the list that the resource belongs to
 * @param action what happened to it
 * @param resourceId its id within the list; a variable's is its key
 * @param resource JSON text: the resource as the list shows it now, or showed it last
 */
public record Event(String channel, Action action, String resourceId, String resource) {
    /** An event; {@code path} follows {@code /api/v5/orgs/{org}}. */
    public static Event of(String organization, String path, Action action, String resourceId, ObjectNode resource) {
        return new Event("/api/v5/orgs/" + organization + path, action, resourceId, Json.write(resource));
    }
}

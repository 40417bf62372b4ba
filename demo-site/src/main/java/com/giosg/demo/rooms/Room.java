package com.giosg.demo.rooms;

/**
 * A room that visitors are in.
 *
 * @param position its place in the order in which rooms were made
 * @param id an opaque string, not always a UUID
 * @param domain the host whose pages' visitors are always in it; null for a room of the customer's own making
 * @param isSignatureRequired whether it takes signed variables only
 * @param createdAt milliseconds since 1970, as is {@code updatedAt}
 */
public record Room(
        long position,
        String id,
        String name,
        String domain,
        boolean isSignatureRequired,
        long createdAt,
        long updatedAt) {}

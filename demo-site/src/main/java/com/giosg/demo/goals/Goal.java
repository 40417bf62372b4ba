package com.giosg.demo.goals;

import org.jspecify.annotations.Nullable;

/**
 * Something that a site wants its visitors to do.
 *
 * @param position its place in the order in which goals were made
 * @param id an opaque string
 * @param defaultValue the value of a match that brings none; null for none
 * @param createdAt milliseconds since 1970, as is {@code updatedAt}
 */
public record Goal(
        long position, String id, String name, @Nullable Double defaultValue, long createdAt, long updatedAt) {}

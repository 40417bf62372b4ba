package com.giosg.demo.organizations;

/**
 * A customer with a site.
 *
 * @param id a UUID
 * @param name for people
 */
public record Organization(String id, String name) {
}

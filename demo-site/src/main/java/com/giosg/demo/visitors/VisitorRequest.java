package com.giosg.demo.visitors;

import com.giosg.demo.json.JsonValue;
import com.giosg.demo.organizations.Organization;
import io.javalin.http.Context;

/**
 * A request of a visitor's page that is no command.
 *
 * @param http the request as HTTP has it
 * @param organization whose page it is
 * @param visitor the visitor's key in the database
 * @param body what was sent
 */
public record VisitorRequest(Context http, Organization organization, long visitor, JsonValue body) {}

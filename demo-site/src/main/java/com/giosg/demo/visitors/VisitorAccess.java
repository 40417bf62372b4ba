package com.giosg.demo.visitors;

import com.giosg.demo.database.Database;
import com.giosg.demo.http.Body;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.JsonValue;
import com.giosg.demo.organizations.Organization;
import com.giosg.demo.organizations.Organizations;
import com.giosg.demo.rooms.Rooms;
import com.giosg.tag.messages.Identity;
import io.javalin.http.Context;

/**
 * Who may ask for what is a visitor's own: a page of the organisation {@code {organization}} in the path, whose body,
 * {@code text/plain} as at the tag's endpoint, says {@code {"visitor", "secret"}}.
 */
public final class VisitorAccess {
    private final Database database;
    private final Organizations organizations;

    public VisitorAccess(Database database, Organizations organizations) {
        this.database = database;
        this.organizations = organizations;
    }

    /**
     * Lets a request of a visitor in.
     *
     * @throws Refusal 404 for an unknown organisation or visitor, 403 for a strange page, 401 for a wrong secret, 400
     *     for a body that says none
     */
    public VisitorRequest admit(Context context) {
        Organization organization = organizations
                .find(context.pathParam("organization"))
                .orElseThrow(() -> Refusal.notFound("there is no such organisation"));
        database.read(sql -> Rooms.ofOrigin(sql, organization.id(), context.header("Origin")));
        JsonValue body = Body.json(context);
        Identity who = identity(body);
        long visitor = database.read(sql -> Visitors.recognize(sql, organization.id(), who.visitor, who.secret));
        return new VisitorRequest(context, organization, visitor, body);
    }

    private static Identity identity(JsonValue body) {
        try {
            return Identity.read(body);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalidArgument(e.getMessage());
        }
    }
}

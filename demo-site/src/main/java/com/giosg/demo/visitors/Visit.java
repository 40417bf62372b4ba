package com.giosg.demo.visitors;

import com.giosg.demo.effects.Touched;
import com.giosg.demo.organizations.Organization;
import org.jspecify.annotations.Nullable;

/**
 * A visitor on a page, as the request at hand found them.
 *
 * @param organization whose page it is
 * @param key the visitor's key in the database
 * @param id the visitor's id
 * @param mintedSecret the secret that the backend made for the visitor; null when the tag made it
 * @param isNew whether this request is the visitor's first
 * @param session the id of the visitor's session
 * @param visitCount how many sessions the visitor has had, this one included
 * @param domainRoom the id of the room of the page's host
 * @param touched what staff see otherwise
 * @param now milliseconds since 1970
 */
public record Visit(
        Organization organization,
        long key,
        String id,
        @Nullable String mintedSecret,
        boolean isNew,
        String session,
        int visitCount,
        String domainRoom,
        Touched touched,
        long now) {}

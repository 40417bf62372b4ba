package com.giosg.demo.effects;

import com.giosg.demo.database.Transaction;
import com.giosg.demo.organizations.Organization;
import com.giosg.tag.rules.Text;
import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;

/**
 * A visitor's call of an API method, its arguments found good by the rules, about to take effect.
 *
 * @param transaction the one that stores the effect together with the command's id
 * @param organization whose page the visitor is on
 * @param visitor the visitor's key in the database
 * @param visitorId the visitor's id
 * @param session the id of the visitor's session
 * @param domainRoom the id of the room of the page's host
 * @param arguments an {@link Value#ARRAY}; what is not given reads as {@link Value#NULL}
 * @param touched notes what staff see otherwise after the call
 * @param now milliseconds since 1970
 */
public record Call(
        Transaction transaction,
        Organization organization,
        long visitor,
        String visitorId,
        String session,
        String domainRoom,
        Value arguments,
        Touched touched,
        long now) {
    /** The string of an argument; null where it is not given, which an empty string says too. */
    public @Nullable String text(int argument) {
        return text(arguments.item(argument));
    }

    /** The string of an option; null where it is not given, which an empty string says too. */
    public static @Nullable String text(Value option) {
        return Text.isGiven(option) ? option.text() : null;
    }
}

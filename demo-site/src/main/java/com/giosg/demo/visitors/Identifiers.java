package com.giosg.demo.visitors;

import com.giosg.demo.database.Transaction;
import com.giosg.demo.effects.Call;
import com.giosg.demo.effects.Effect;
import com.giosg.demo.effects.Touched;
import com.giosg.tag.rules.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The site's own names for visitors (documentation, "Visitor identifier API"): many of one visitor, one of each. */
public final class Identifiers {
    private final VisitorViews views;

    public Identifiers(VisitorViews views) {
        this.views = views;
    }

    /** The effect of {@code visitor.setIdentifier}; an identifier used again by another visitor moves to them. */
    public String set(Call call) {
        Handle sql = call.transaction().sql();
        String identifier = call.arguments().item(0).text();
        Optional<Long> owner = owner(sql, call.organization().id(), identifier);
        if (owner.isPresent() && owner.get() == call.visitor()) {
            return Effect.NOTHING;
        }
        sql.createUpdate("DELETE FROM identifiers WHERE organization_id = :organization AND identifier = :identifier")
                .bind("organization", call.organization().id())
                .bind("identifier", identifier)
                .execute();
        sql.createUpdate("""
                        INSERT INTO identifiers (organization_id, identifier, visitor)
                        VALUES (:organization, :identifier, :visitor)
                        ON CONFLICT (organization_id, identifier) DO UPDATE SET visitor = excluded.visitor""")
                .bind("organization", call.organization().id())
                .bind("identifier", identifier)
                .bind("visitor", call.visitor())
                .execute();
        call.touched().visitorChanged();
        owner.ifPresent(other -> {
            Touched touched = new Touched();
            touched.visitorChanged();
            views.announce(call.transaction(), call.organization().id(), other, touched);
        });
        return Effect.NOTHING;
    }

    /**
     * To be told before a request sets identifiers, by whichever visitors they may be held: two that set the same in
     * another order would wait for each other.
     */
    public static void lock(Transaction transaction, String organization, Set<String> identifiers) {
        if (identifiers.size() > 1) {
            transaction.lock(identifiers.stream()
                    .filter(Text::isWellFormed)
                    .map(identifier -> organization + " identifier " + identifier)
                    .toList());
        }
    }

    /** The visitor whom an identifier points at. */
    public static Optional<Long> owner(Handle sql, String organization, String identifier) {
        return sql.createQuery("""
                        SELECT visitor FROM identifiers
                        WHERE organization_id = :organization AND identifier = :identifier""")
                .bind("organization", organization)
                .bind("identifier", identifier)
                .mapTo(Long.class)
                .findOne();
    }

    /** A visitor's identifiers, the oldest first. */
    static List<String> of(Handle sql, long visitor) {
        return sql.createQuery("SELECT identifier FROM identifiers WHERE visitor = :visitor ORDER BY position")
                .bind("visitor", visitor)
                .mapTo(String.class)
                .list();
    }
}

package com.giosg.demo.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** A transaction under way. */
public final class Transaction {
    private final Handle handle;
    /** Whether no other transaction writes meanwhile. */
    private final boolean isAlone;

    private final List<Runnable> afterCommit = new ArrayList<>();

    Transaction(Handle handle, boolean isAlone) {
        this.handle = handle;
        this.isAlone = isAlone;
    }

    /** For running SQL in this transaction. */
    public Handle sql() {
        return handle;
    }

    /**
     * Until this transaction ends no other gets past here that names one of the same things. Who is going to write
     * several rows that others write in another order names them first, all at once: so none has what another waits for.
     */
    public void lock(Collection<String> names) {
        if (!isAlone && !names.isEmpty()) {
            handle.createQuery("""
                            SELECT pg_advisory_xact_lock(key) FROM
                                (SELECT DISTINCT hashtextextended(name, 0) AS key
                                FROM unnest(CAST(:names AS text[])) AS name ORDER BY key) AS keys""")
                    .bindArray("names", String.class, names.toArray())
                    .mapToMap()
                    .list();
        }
    }

    /** Runs a part of the work that, when it throws, is undone without undoing the rest. */
    public <T> T part(Supplier<T> work) {
        handle.savepoint("part");
        try {
            T result = work.get();
            handle.releaseSavepoint("part");
            return result;
        } catch (RuntimeException e) {
            undoPart(e);
            throw e;
        }
    }

    private void undoPart(RuntimeException reason) {
        try {
            handle.rollbackToSavepoint("part");
        } catch (JdbiException broken) {
            // Nothing of this transaction will be stored. Its first fault tells whether to try again; a refusal is
            // none.
            if (!(reason instanceof JdbiException)) {
                throw broken;
            }
            reason.addSuppressed(broken);
        }
    }

    /** Has something done once this transaction is stored; not at all when it is undone. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }
}

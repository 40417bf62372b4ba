package com.giosg.demo.database;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** A transaction under way. */
public final class Transaction {
    private final Handle handle;
    private final List<Runnable> afterCommit = new ArrayList<>();

    Transaction(Handle handle) {
        this.handle = handle;
    }

    /** For running SQL in this transaction. */
    public Handle sql() {
        return handle;
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
            // Nothing of this transaction will be stored. Its first fault tells whether to try again; a refusal is none.
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

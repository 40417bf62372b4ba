package com.giosg.demo.database;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

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
            handle.rollbackToSavepoint("part");
            throw e;
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

package com.giosg.demo.effects;

import com.giosg.demo.http.Refusal;

/** What a method of the API does in the backend. */
@FunctionalInterface
public interface Effect {
    /** What a method that resolves with nothing answers. */
    String NOTHING = "null";

    /**
     * Does it.
     *
     * @return JSON text: what the call's promise resolves with
     * @throws Refusal when it cannot be done; whatever was changed until then is undone
     */
    String apply(Call call);
}

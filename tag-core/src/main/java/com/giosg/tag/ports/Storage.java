package com.giosg.tag.ports;

import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;

/** Texts that outlive the page. Any of them may vanish, change or fail to be kept, and no method throws. */
public interface Storage {
    /** The keys that begin so, in ascending order. */
    String[] keys(String prefix);

    boolean has(String key);

    /** The JSON value under a key; a {@link Value#NULL} where there is none, or no JSON. */
    Value read(String key);

    /** Keeps JSON text under a key, with null nothing; false when it could not be kept. */
    boolean write(String key, @Nullable String json);

    void remove(String key);
}

package com.giosg.tag.ports;

import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;

/** Who the visitor is, as the browser remembers it (contract section 4, "The tag mints the visitor"). */
public interface Visitor {
    /** The id, a UUID; null while only the backend can make one. */
    @Nullable
    String id();

    /** The secret, 128 bits in hexadecimal; null when {@link #id} is. */
    @Nullable
    String secret();

    /** Makes a new id and secret, as the backend knows the id with another secret. */
    void renew();

    /** Takes what the backend said of the visitor: {@code id, session_id, visit_count, rooms}, and a {@code secret} that it made. */
    void update(Value visitor);
}

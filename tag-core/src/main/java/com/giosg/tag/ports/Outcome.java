package com.giosg.tag.ports;

import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;

/** Where a call's end is told: the promise that the page holds. */
public interface Outcome {
    /** The call took effect; {@code result} is what the method's documentation says, or a {@link Value#NULL}. */
    void resolve(Value result);

    /**
     * The call had no effect.
     *
     * @param code one of {@link com.giosg.tag.rules.ErrorCode}
     * @param message what the backend says, in words for people; without a body, what the page found itself, as
     *     {@link com.giosg.tag.rules.Fault} says it
     * @param status the HTTP status, 0 when the backend was not asked or did not answer
     * @param body the backend's body, or null
     */
    void reject(String code, String message, int status, @Nullable Value body);
}

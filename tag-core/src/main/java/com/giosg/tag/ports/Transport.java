package com.giosg.tag.ports;

import com.giosg.tag.rules.Value;

/** The line to the backend. */
public interface Transport {
    /**
     * Posts a request's text. Exactly one method of {@code receiver} is called, in a later turn of the event loop, and
     * within {@code timeout}, unless the page ends before.
     *
     * @param leaving whether the page may end before the answer; then the request is to arrive all the same
     * @param timeout milliseconds after which no answer is waited for
     */
    void post(String body, boolean leaving, int timeout, Receiver receiver);

    /** Milliseconds to wait for an answer: mostly, and on a line where that was too short. */
    int TIMEOUT = 20_000;

    int LONGEST_TIMEOUT = 60_000;

    /** The status of a request that had no answer in its time. */
    int TIMED_OUT = -1;

    /** Takes what became of a request. */
    interface Receiver {
        /**
         * The backend answered.
         *
         * @param status the HTTP status; 0 or {@link #TIMED_OUT} when no answer came, though the backend may have done
         *     the work all the same
         * @param retryAfter the milliseconds that the backend asks to wait before the next request; 0 when it asks for none
         * @param body the JSON body; a {@link Value#NULL} where there was none
         */
        void answered(int status, double retryAfter, Value body);
    }
}

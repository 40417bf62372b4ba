package com.giosg.tag.ports;

import com.giosg.tag.rules.Value;

/** The line to the backend. */
public interface Transport {
    /** Posts a request's text; exactly one method of {@code receiver} is called, in a later turn of the event loop. */
    void post(String body, Receiver receiver);

    /** Takes what became of a request. */
    interface Receiver {
        /**
         * The backend answered.
         *
         * @param status the HTTP status
         * @param body the JSON body; a {@link Value#NULL} where there was none
         */
        void answered(int status, Value body);

        /** No answer came; the backend may have done the work all the same. */
        void failed();
    }
}

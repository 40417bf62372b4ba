package com.giosg.tag.ports;

/** The backend, as one party of a call speaks to it. */
public interface CallBackend {
    /**
     * Opens the party's line: what becomes of the call, and the other's signals.
     *
     * @param after the number of the newest signal that was heard; 0 for none
     */
    LiveLine.Connection listen(int after, LiveLine.Receiver receiver);

    /**
     * Tells it something, even if the page goes away meanwhile.
     *
     * @param what {@code signals}, {@code connected} or {@code end}
     * @param members JSON text of an object's members; "" for none
     */
    void post(String what, String members, Posted posted);

    /** Told in a later turn of the event loop. */
    interface Posted {
        /** @param status the HTTP status; 0 when there was no answer */
        void posted(int status);
    }
}

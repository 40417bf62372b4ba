package com.giosg.tag.ports;

import com.giosg.tag.rules.Value;

/** The visitor's line to their chats at the backend. */
public interface LiveLine {
    /**
     * Asks for what was said.
     *
     * @param after the sequence of the newest message that is known here; 0 for none
     * @param live whether the line stays open for what is said from now on
     */
    Connection open(int after, boolean live, Receiver receiver);

    /** A line that was asked for. */
    interface Connection {
        /** Hangs up; its receiver is told nothing more. */
        void close();
    }

    /** Takes what comes over a line, each in a later turn of the event loop. */
    interface Receiver {
        /** Something was said, or, with a {@link Value#NULL}, the line is still there. */
        void said(Value line);

        /**
         * The line ended.
         *
         * @param status the HTTP status; 0 when there was no answer, or it broke off
         */
        void ended(int status);
    }
}

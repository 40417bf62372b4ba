package com.giosg.tag.ports;

/** What keeps the tabs of one visitor from sending at the same time; best effort. */
public interface SendLock {
    /** Has a task run once when this tab's turn has come. */
    void request(Runnable granted);

    /** Gives the turn back, or up, when it has not come yet; does nothing when this tab has it no more. */
    void release();
}

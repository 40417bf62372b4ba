package com.giosg.tag.ports;

/** Time, as the place where the tag runs tells it. */
public interface Scheduler {
    /** Milliseconds since a fixed point. */
    double now();

    /** Runs a task once in a later turn of the event loop, after so many milliseconds at the earliest. */
    void after(int milliseconds, Runnable task);
}

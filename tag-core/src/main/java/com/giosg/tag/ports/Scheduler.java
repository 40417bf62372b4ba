package com.giosg.tag.ports;

/** Time, as the place where the tag runs tells it. */
public interface Scheduler {
    /** Milliseconds since a point in this page's life; never goes back. */
    double now();

    /** The device's clock, milliseconds since 1970: all that pages have in common, though it may jump. */
    double date();

    /** {@link #date} as 13 digits. */
    String stamp();

    /** Runs a task once in a later turn of the event loop, after so many milliseconds at the earliest. */
    void after(int milliseconds, Runnable task);

    /** Runs a task once at the end of this turn of the event loop. */
    void soon(Runnable task);
}

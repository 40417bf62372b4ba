package com.giosg.tag.delivery;

/**
 * The backend's time as far as a page can know it: never later than it is, since an answer takes its time to come. So a
 * deadline told to the backend in its own time is over there no later than the page says that it is.
 */
final class BackendClock {
    private double offset;
    private boolean known;

    boolean isKnown() {
        return known;
    }

    /** Takes the time that an answer holds, at the page's time {@code now}. */
    void set(double time, double now) {
        offset = time - now;
        known = true;
    }

    /** The backend's time at a time of the page, in whole milliseconds. */
    double at(double pageTime) {
        return Math.floor(pageTime + offset);
    }
}

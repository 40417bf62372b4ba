package com.giosg.demo.comparison;

import com.giosg.demo.testing.faults.FaultProxy;
import java.util.List;

/** A script for pages that reports numbered events, with the settings that it is compared with. */
interface Tracker {
    String name();

    String version();

    /** Starts a server of its own for one visit. */
    Server start();

    /**
     * An event as it arrived at the server.
     *
     * @param number the number that the page gave it
     * @param id the id that the tracker gave it, the same whenever it is sent again
     */
    record Arrival(int number, String id) {}

    /** What the tracker speaks to. */
    interface Server extends AutoCloseable {
        /** The line between the page and it. */
        FaultProxy line();

        /** Markup that makes {@code track(number)} a function of the page; the tracker takes the line for it. */
        String head();

        /** Everything that arrived, what was sent again too. */
        List<Arrival> arrivals();

        /** The numbers that took effect, in that order, after de-duplication by the tracker's own id. */
        List<Integer> effects();

        @Override
        void close();
    }
}

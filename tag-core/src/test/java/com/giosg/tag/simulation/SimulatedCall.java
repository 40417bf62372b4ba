package com.giosg.tag.simulation;

/** A call that a page made, and what its promise was told. */
final class SimulatedCall {
    final int number;
    final SimulatedPage page;
    final boolean durable;
    /** Whether its page had got as far as to write it down. */
    boolean wasOpen;

    String id;
    String end;
    double endTime;

    SimulatedCall(int number, SimulatedPage page, boolean durable, boolean wasOpen) {
        this.number = number;
        this.page = page;
        this.durable = durable;
        this.wasOpen = wasOpen;
    }

    void end(String end, double time) {
        if (this.end != null) {
            throw new AssertionError("call " + number + " ended twice: " + this.end + ", " + end);
        }
        this.end = end;
        this.endTime = time;
    }
}

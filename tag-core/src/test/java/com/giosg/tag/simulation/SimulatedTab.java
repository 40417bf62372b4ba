package com.giosg.tag.simulation;

import java.util.ArrayList;
import java.util.List;

/** A tab: pages that follow one another, one of them shown. */
final class SimulatedTab {
    final int number;
    final SimulatedStorage session = new SimulatedStorage();
    /** In the order they were made. */
    final List<SimulatedCall> calls = new ArrayList<>();

    int pages;
    SimulatedPage page;
    /** The page before, kept for going back to; or null. */
    SimulatedPage previous;

    SimulatedTab(int number) {
        this.number = number;
    }
}

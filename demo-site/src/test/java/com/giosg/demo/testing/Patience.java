package com.giosg.demo.testing;

/**
 * How long tests wait for what should come about. One that passes never waits so long; one that fails on a busy machine
 * tells a lie.
 */
public final class Patience {
    public static final int SECONDS = 60;
    public static final int MILLISECONDS = 1_000 * SECONDS;

    private Patience() {}
}

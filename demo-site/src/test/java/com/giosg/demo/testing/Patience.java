package com.giosg.demo.testing;

/**
 * How long tests wait before they fail. Long enough for a busy machine; a test that passes does not wait so long.
 */
public final class Patience {
    public static final int SECONDS = 60;
    public static final int MILLISECONDS = 1_000 * SECONDS;

    private Patience() {}
}

package com.giosg.tag.simulation;

import com.giosg.tag.ports.Transport;

/** The way to the backend and back, with all that may happen there. */
final class SimulatedLine {
    interface Answer {
        void arrive(int status, double retryAfter, String body);
    }

    private static final int[] FAILURES = {408, 425, 429, 500, 502, 503};

    /** Milliseconds; a slow answer would hide a storm. */
    private static final int QUICK = 5;

    private final Simulation world;
    /** How often something goes wrong, from 0 to 1. */
    double trouble;

    boolean isDown;
    /** The status of every answer, {@link Transport#TIMED_OUT} for none at all; null where the backend answers. */
    Integer always;

    SimulatedLine(Simulation world) {
        this.world = world;
    }

    /** @param leaving a request that outlives its page; any other is cut, mostly, when its page ends */
    void send(String body, boolean leaving, SimulatedPage page, Answer answer) {
        double there = world.now + delay();
        boolean troubled = world.random.nextDouble() < trouble;
        int kind = world.random.nextInt(5);
        if (always != null) {
            if (always != Transport.TIMED_OUT) {
                world.at(
                        world.now + QUICK,
                        () -> answer.arrive(
                                always,
                                0,
                                always < 400
                                        ? "{\"welcome\":\"to our hotel\"}"
                                        : "{\"code\":\"not_allowed\",\"message\":\"\"}"));
            }
            return;
        }
        if (isDown || (troubled && kind == 0)) {
            world.at(there, () -> answer.arrive(0, 0, "null"));
            return;
        }
        if (troubled && kind == 1) {
            int status = FAILURES[world.random.nextInt(FAILURES.length)];
            double retryAfter = world.random.nextInt(3) == 0 ? world.random.nextInt(5_000) : 0;
            world.at(there, () -> answer.arrive(status, retryAfter, "{\"code\":\"unavailable\",\"message\":\"\"}"));
            return;
        }
        boolean survives = world.random.nextInt(3) == 0;
        boolean answerIsLost = troubled && kind == 2;
        // Later than anybody waits for it.
        boolean late = troubled && kind == 3 && !leaving;
        // Where nothing could be written down, a page waits 30 s for what the one before it sent.
        int longest = world.storageFails ? 20_000 : 60_000;
        boolean twice = troubled && kind == 4;
        for (int i = 0; i < (twice ? 2 : 1); i++) {
            double arrival = there + (late || i == 1 ? world.random.nextInt(longest) : 0);
            world.at(arrival, () -> {
                if (page.isAlive || leaving || survives) {
                    String reply = world.backend.answer(body, world.now + world.backendOffset);
                    world.log("backend: "
                            + reply.replaceAll("\\{\"id\":(\"[^\"]*\"),\"status\":(\\d+)[^]}]*\\}", "$1 $2"));
                    world.at(world.now + delay(), () -> {
                        if (answerIsLost) {
                            answer.arrive(0, 0, "null");
                        } else {
                            answer.arrive(200, 0, reply);
                        }
                    });
                }
            });
        }
    }

    private int delay() {
        return world.random.nextInt(4) == 0 ? world.random.nextInt(8_000) : 20 + world.random.nextInt(200);
    }
}

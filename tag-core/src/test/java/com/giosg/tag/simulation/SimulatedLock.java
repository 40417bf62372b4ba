package com.giosg.tag.simulation;

import com.giosg.tag.ports.SendLock;
import java.util.ArrayDeque;
import java.util.Queue;

/** The browser's Web Lock: one holder, the others in the order they came; given back, or up, by who ends. */
final class SimulatedLock {
    private record Request(SimulatedPage page, Runnable granted) {}

    private final Simulation world;
    private final Queue<Request> queue = new ArrayDeque<>();
    private Request holder;

    SimulatedLock(Simulation world) {
        this.world = world;
    }

    SendLock of(SimulatedPage page) {
        return new SendLock() {
            @Override
            public void request(Runnable granted) {
                queue.add(new Request(page, granted));
                grantNext();
            }

            @Override
            public void release() {
                forget(page);
            }
        };
    }

    void forget(SimulatedPage page) {
        queue.removeIf(request -> request.page == page);
        if (holder != null && holder.page == page) {
            holder = null;
            grantNext();
        }
    }

    private void grantNext() {
        if (holder == null && !queue.isEmpty()) {
            Request next = queue.poll();
            holder = next;
            world.at(world.now + 1, () -> {
                if (next.equals(holder)) {
                    next.page.turn(next.granted);
                }
            });
        }
    }
}

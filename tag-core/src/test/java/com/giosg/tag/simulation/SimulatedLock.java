package com.giosg.tag.simulation;

import com.giosg.tag.ports.SendLock;
import java.util.ArrayDeque;
import java.util.Queue;

/** The browser's Web Lock: one holder, the others in the order they came; given back by who ends. */
final class SimulatedLock {
    private record Request(SimulatedPage page, Runnable granted) {
    }

    private final Simulation world;
    private final Queue<Request> queue = new ArrayDeque<>();
    private SimulatedPage holder;

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
                if (holder == page) {
                    holder = null;
                    grantNext();
                }
            }
        };
    }

    void forget(SimulatedPage page) {
        queue.removeIf(request -> request.page == page);
        if (holder == page) {
            holder = null;
            grantNext();
        }
    }

    private void grantNext() {
        if (holder == null && !queue.isEmpty()) {
            Request next = queue.poll();
            holder = next.page;
            world.at(world.now + 1, () -> next.page.turn(next.granted));
        }
    }
}

package com.giosg.tag;

import com.giosg.tag.ports.Scheduler;
import java.util.ArrayDeque;
import java.util.Queue;

/** An event loop that a test turns by hand. */
public final class FakeScheduler implements Scheduler {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    /** The time, in milliseconds. */
    public double now;

    @Override
    public double now() {
        return now;
    }

    @Override
    public double date() {
        return now;
    }

    @Override
    public void soon(Runnable task) {
        tasks.add(task);
    }

    @Override
    public void after(int milliseconds, Runnable task) {
        tasks.add(task);
    }

    /** Runs the next task; false when there is none. */
    public boolean turn() {
        Runnable task = tasks.poll();
        if (task != null) {
            task.run();
        }
        return task != null;
    }
}

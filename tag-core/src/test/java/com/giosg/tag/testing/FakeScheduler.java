package com.giosg.tag.testing;

import com.giosg.tag.ports.Scheduler;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** Time in a test's hands, and an event loop that runs what becomes due as it passes. */
public final class FakeScheduler implements Scheduler {
    private record Task(double due, int number, Runnable work) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingDouble(Task::due).thenComparingInt(Task::number));
    private final Queue<Runnable> soon = new ArrayDeque<>();
    private int number;
    /** The time, in milliseconds. */
    public double now;
    /** What the device's clock shows more. */
    public double clock = 1_795_000_000_000.0;

    @Override
    public double now() {
        return now;
    }

    @Override
    public double date() {
        return now + clock;
    }

    @Override
    public String stamp() {
        return String.format("%013.0f", date());
    }

    @Override
    public void soon(Runnable task) {
        soon.add(task);
    }

    @Override
    public void after(int milliseconds, Runnable task) {
        tasks.add(new Task(now + milliseconds, number++, task));
    }

    /** Ends this turn and runs the next task that is due; false when none is. */
    public boolean turn() {
        endTurn();
        if (tasks.isEmpty() || tasks.peek().due > now) {
            return false;
        }
        tasks.poll().work.run();
        endTurn();
        return true;
    }

    /** Ends this turn, lets time pass, and runs what becomes due meanwhile. */
    public void advance(double milliseconds) {
        double end = now + milliseconds;
        endTurn();
        while (!tasks.isEmpty() && tasks.peek().due <= end) {
            now = Math.max(now, tasks.peek().due);
            turn();
        }
        now = Math.max(now, end);
    }

    private void endTurn() {
        while (!soon.isEmpty()) {
            soon.poll().run();
        }
    }
}

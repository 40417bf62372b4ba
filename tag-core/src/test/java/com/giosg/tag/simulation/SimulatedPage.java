package com.giosg.tag.simulation;

import com.giosg.tag.delivery.Courier;
import com.giosg.tag.messages.Command;
import com.giosg.tag.ports.Outcome;
import com.giosg.tag.ports.Page;
import com.giosg.tag.ports.Randomness;
import com.giosg.tag.ports.Scheduler;
import com.giosg.tag.ports.SendLock;
import com.giosg.tag.ports.Transport;
import com.giosg.tag.rules.Value;
import com.giosg.tag.testing.JsonValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** One page of a tab, from its load to its end, with the real delivery. */
final class SimulatedPage implements Scheduler, Randomness, Transport, Page {
    private final Simulation world;
    final SimulatedTab tab;
    final Courier courier;
    private final Queue<Runnable> microtasks = new ArrayDeque<>();
    private final List<Runnable> asleep = new ArrayList<>();
    /** When it sent an ordinary request. */
    final List<Double> requests = new ArrayList<>();

    boolean isAlive = true;
    boolean isFrozen;
    boolean isOpen;
    boolean hasCrashed;
    boolean hasSlept;

    SimulatedPage(Simulation world, SimulatedTab tab) {
        this.world = world;
        this.tab = tab;
        tab.pages++;
        world.pages.add(this);
        SendLock lock = world.hasWebLocks ? world.lock.of(this) : new NoLock();
        courier = new Courier(this, lock, world.local, tab.session, this, this, world.visitor, this, "org");
        after(0, () -> {
            courier.open();
            isOpen = true;
            tab.calls.stream().filter(call -> call.page == this).forEach(call -> call.wasOpen = true);
            courier.registerPage();
        });
    }

    /** Runs a turn of the page's event loop, unless the page has ended; a page that sleeps runs it when it wakes up. */
    void turn(Runnable task) {
        if (!isAlive) {
            return;
        }
        if (isFrozen) {
            asleep.add(task);
            return;
        }
        task.run();
        while (!microtasks.isEmpty()) {
            microtasks.poll().run();
        }
    }

    void call(boolean durable) {
        SimulatedCall call = new SimulatedCall(world.calls.size(), this, durable, isOpen);
        world.calls.add(call);
        tab.calls.add(call);
        call.id = id();
        String[] method = durable ? new String[] {"goal", "matches"} : new String[] {"room", "getJoinedRooms"};
        courier.deliver(new Command(call.id, method[0], method[1], "[" + call.number + "]"), durable, new Outcome() {
            @Override
            public void resolve(Value result) {
                call.end("resolved", world.now);
            }

            @Override
            public void reject(String code, String message, int status, Value body) {
                call.end(code, world.now);
            }
        });
    }

    void freeze() {
        turn(courier::suspend);
        isFrozen = true;
        hasSlept = true;
    }

    void thaw() {
        isFrozen = false;
        turn(courier::wakeUp);
        List<Runnable> tasks = List.copyOf(asleep);
        asleep.clear();
        tasks.forEach(this::turn);
    }

    /** Ends without having been told. */
    void crash() {
        hasCrashed = true;
        end();
    }

    void end() {
        isAlive = false;
        world.lock.forget(this);
    }

    @Override
    public double now() {
        return world.now;
    }

    @Override
    public double date() {
        return world.now + world.clockOffset;
    }

    @Override
    public String stamp() {
        return String.format("%013.0f", date());
    }

    @Override
    public void after(int milliseconds, Runnable task) {
        world.at(world.now + milliseconds, () -> turn(task));
    }

    @Override
    public void soon(Runnable task) {
        microtasks.add(task);
    }

    @Override
    public String id() {
        return String.format("%016x%016x", world.random.nextLong(), world.random.nextLong());
    }

    @Override
    public double fraction() {
        return world.random.nextDouble();
    }

    @Override
    public void post(String body, boolean leaving, int timeout, Receiver receiver) {
        if (!leaving) {
            requests.add(world.now);
        }
        boolean[] isOver = {false};
        world.line.send(
                body,
                leaving,
                this,
                (status, retryAfter, answer) -> turn(() -> {
                    if (!isOver[0]) {
                        isOver[0] = true;
                        receiver.answered(status, retryAfter, JsonValue.read(answer));
                    }
                }));
        after(timeout, () -> {
            if (!isOver[0]) {
                isOver[0] = true;
                receiver.answered(TIMED_OUT, 0, JsonValue.read("null"));
            }
        });
    }

    @Override
    public String toJson() {
        return "{\"url\":\"https://shop.example/\"}";
    }

    @Override
    public void warn(String message) {}
}

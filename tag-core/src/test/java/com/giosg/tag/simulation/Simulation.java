package com.giosg.tag.simulation;

import com.giosg.tag.ports.Visitor;
import com.giosg.tag.rules.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * A browser, a line and a backend over one random schedule, which the seed decides: calls, reloads, crashes, tabs opened,
 * closed, copied, hidden and gone back to, requests and answers lost, late or doubled, outages, clocks that jump,
 * storage that refuses or is cleared. In the end all is well again, and one more page is opened.
 */
final class Simulation {
    private record Event(double time, long number, Runnable task) {}

    final Random random;
    final SimulatedStorage local = new SimulatedStorage();
    final SimulatedBackend backend = new SimulatedBackend();
    final SimulatedLine line = new SimulatedLine(this);
    final SimulatedLock lock = new SimulatedLock(this);
    final boolean hasWebLocks;
    final List<SimulatedPage> pages = new ArrayList<>();
    final List<SimulatedCall> calls = new ArrayList<>();
    final List<String> log = new ArrayList<>();
    private final boolean logs;
    /** What the backend's clock shows more than the page's. */
    final double backendOffset;

    double now;
    double clockOffset = 1_795_000_000_000.0;
    /** Storage kept whatever it was given. */
    boolean storageIsSound = true;
    /** What one page had taken over from another was thrown away: its place among the tab's calls may be lost then. */
    boolean storageWasCleared;

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingDouble(Event::time).thenComparingLong(Event::number));
    /** When something was done to a page. */
    private final List<Double> actions = new ArrayList<>();

    private final List<SimulatedTab> tabs = new ArrayList<>();
    private final List<SimulatedTab> allTabs = new ArrayList<>();
    /** Storage is cleared, full or refused in this schedule. */
    final boolean storageFails;

    private long eventNumber;

    final Visitor visitor = new Visitor() {
        private int renewals;

        @Override
        public String id() {
            return "826100fd-b473-49b0-bafd-d733262" + (10_000 + renewals);
        }

        @Override
        public String secret() {
            return "0".repeat(32);
        }

        @Override
        public void renew() {
            if (line.always == null) {
                throw new AssertionError("nobody refused the visitor");
            }
            renewals++;
        }

        @Override
        public void update(Value visitor) {}
    };

    Simulation(long seed, boolean logs) {
        // Random's own first numbers hardly differ between neighbouring seeds.
        random = new Random(new SplittableRandom(seed).nextLong());
        this.logs = logs;
        hasWebLocks = random.nextBoolean();
        storageFails = random.nextInt(4) == 0;
        local.refuses = storageFails && random.nextInt(3) == 0;
        storageIsSound = !local.refuses;
        line.trouble = random.nextDouble() * 0.7;
        backendOffset = 1_795_000_000_000.0 + (random.nextInt(20_000_000) - 10_000_000);
        local.onWrite = () -> tabs.forEach(tab -> at(now + 5, () -> tab.page.turn(tab.page.courier::lookAfterOthers)));
    }

    /** Keeps what happened, with calls' numbers for their commands' ids. */
    void log(String what) {
        if (logs) {
            String line = what;
            for (SimulatedCall call : calls) {
                line = line.replace("\"" + call.id + "\"", "" + call.number).replace(call.id, "" + call.number);
            }
            log.add(String.format("%8.0f %s", now, line));
        }
    }

    void at(double time, Runnable task) {
        events.add(new Event(time, eventNumber++, task));
    }

    void run() {
        openTab(new SimulatedTab(allTabs.size()));
        int actions = 10 + random.nextInt(40);
        for (int i = 0; i < actions; i++) {
            runUntil(now + (random.nextInt(3) == 0 ? random.nextInt(20_000) : random.nextInt(300)));
            act();
        }
        line.trouble = 0;
        line.isDown = false;
        local.full = false;
        List.copyOf(tabs).forEach(this::close);
        openTab(new SimulatedTab(allTabs.size()));
        runUntil(now + 10 * 60_000);
    }

    private void runUntil(double time) {
        while (!events.isEmpty() && events.peek().time <= time) {
            Event event = events.poll();
            now = Math.max(now, event.time);
            event.task.run();
        }
        now = time;
    }

    private void act() {
        if (tabs.isEmpty()) {
            openTab(new SimulatedTab(allTabs.size()));
            return;
        }
        SimulatedTab tab = tabs.get(random.nextInt(tabs.size()));
        SimulatedPage page = tab.page;
        int what = random.nextInt(20);
        actions.add(now);
        log("action " + what + " on tab " + tab.number);
        switch (what) {
            case 0 -> page.turn(page.courier::leave);
            case 1 -> page.turn(page.courier::resume);
            case 2, 3 -> reload(tab);
            case 4 -> goForward(tab);
            case 5 -> goBack(tab);
            case 6 -> crash(tab);
            case 7 -> {
                if (tabs.size() < 4) {
                    openTab(new SimulatedTab(allTabs.size()));
                }
            }
            case 8 -> {
                if (tabs.size() < 4) {
                    copy(tab);
                }
            }
            case 9 -> close(tab);
            case 10 -> line.isDown = !line.isDown;
            case 11 -> clockOffset += (random.nextDouble() - 0.5) * 2 * 24 * 60 * 60 * 1000;
            case 12 -> page.turn(() -> page.call(false));
            case 13 -> disturbStorage();
            default ->
                page.turn(() -> {
                    for (int i = random.nextInt(4); i >= 0; i--) {
                        page.call(true);
                    }
                });
        }
    }

    private void openTab(SimulatedTab tab) {
        tabs.add(tab);
        allTabs.add(tab);
        tab.page = new SimulatedPage(this, tab);
        if (random.nextInt(3) == 0) {
            tab.page.turn(() -> tab.page.call(true));
        }
    }

    private void copy(SimulatedTab tab) {
        SimulatedTab twin = new SimulatedTab(allTabs.size());
        twin.session.texts.putAll(tab.session.texts);
        openTab(twin);
    }

    private void close(SimulatedTab tab) {
        tab.page.turn(tab.page.courier::suspend);
        tab.page.end();
        if (tab.previous != null) {
            tab.previous.end();
        }
        tabs.remove(tab);
    }

    private void reload(SimulatedTab tab) {
        tab.page.turn(tab.page.courier::suspend);
        tab.page.end();
        tab.page = new SimulatedPage(this, tab);
    }

    private void crash(SimulatedTab tab) {
        tab.page.crash();
        if (random.nextBoolean()) {
            tab.page = new SimulatedPage(this, tab);
        } else {
            if (tab.previous != null) {
                tab.previous.end();
            }
            tabs.remove(tab);
        }
    }

    private void goForward(SimulatedTab tab) {
        tab.page.freeze();
        if (tab.previous != null) {
            tab.previous.end();
        }
        tab.previous = tab.page;
        tab.page = new SimulatedPage(this, tab);
    }

    private void goBack(SimulatedTab tab) {
        if (tab.previous != null) {
            tab.page.turn(tab.page.courier::suspend);
            tab.page.end();
            tab.page = tab.previous;
            tab.previous = null;
            tab.page.thaw();
        }
    }

    private void disturbStorage() {
        if (storageFails) {
            storageIsSound = false;
            switch (random.nextInt(3)) {
                case 0 -> {
                    local.texts.clear();
                    storageWasCleared = true;
                }
                case 1 -> local.full = !local.full;
                default -> local.texts.put("giosg_out_org_nonsense" + random.nextInt(), "{\"commands\":[7]}");
            }
        }
    }

    /**
     * Pages that sent more requests in ten seconds than that many, and so many more for each thing that was done meanwhile;
     * empty when all spared the backend.
     */
    List<String> storms(int most, int more) {
        List<String> storms = new ArrayList<>();
        for (SimulatedPage page : pages) {
            for (double start : page.requests) {
                long requests = within10Seconds(page.requests, start);
                if (requests > most + more * within10Seconds(actions, start)) {
                    storms.add("tab " + page.tab.number + " sent " + requests + " requests from " + start + " on");
                    break;
                }
            }
        }
        return storms;
    }

    private static long within10Seconds(List<Double> times, double start) {
        return times.stream()
                .filter(time -> time >= start && time < start + 10_000)
                .count();
    }

    /** What was promised and not kept; empty when all was. */
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        Map<Integer, Double> applied = new HashMap<>();
        for (SimulatedBackend.Effect effect : backend.effects) {
            if (applied.put(effect.call(), effect.time() - backendOffset) != null) {
                broken.add("call " + effect.call() + " took effect twice");
            }
        }
        for (SimulatedTab tab : allTabs) {
            int last = -1;
            // What a page had in memory alone when it crashed has left no trace for the next page to wait for; when it
            // slept, it comes after what the tab called meanwhile.
            List<Integer> inTab = tab.calls.stream()
                    .filter(call -> (call.durable && storageIsSound) || (!call.page.hasCrashed && !call.page.hasSlept))
                    .map(call -> call.number)
                    .toList();
            for (SimulatedBackend.Effect effect : backend.effects) {
                if (inTab.contains(effect.call())) {
                    if (effect.call() < last && !storageWasCleared) {
                        broken.add("call " + effect.call() + " took effect after call " + last + " of its tab"
                                + (storageIsSound ? "" : ", with bad storage"));
                    }
                    last = effect.call();
                }
            }
        }
        for (SimulatedCall call : calls) {
            Double effect = applied.get(call.number);
            if (call.durable
                    && call.wasOpen
                    && storageIsSound
                    && effect == null
                    && !SimulatedBackend.isRefused(call.number)) {
                broken.add("call " + call.number + " was lost");
            }
            if ("resolved".equals(call.end) && effect == null) {
                broken.add("call " + call.number + " was resolved and not applied");
            }
            if (call.end != null && !"resolved".equals(call.end) && effect != null && effect > call.endTime) {
                broken.add("call " + call.number + " was rejected and took effect later");
            }
        }
        if (storageIsSound && local.keys("giosg_out_").length > 0) {
            broken.add("left in storage: " + local.texts.keySet());
        }
        return broken;
    }
}

package com.giosg.demo.comparison;

import com.giosg.demo.comparison.Visit.Burst;
import com.giosg.demo.comparison.Visit.PageView;
import com.giosg.demo.testing.browser.CustomerSite;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes a visit in a browser profile of its own, one tab at a time, and counts what became of the events. */
final class Visitor implements AutoCloseable {
    /** How long nothing may arrive from an open page on a good line until it is held to have given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    /** The same for the page after it, where what was stored is sent at once. */
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(12);
    /** How long nothing may arrive once everything has: something could still arrive again. */
    private static final Duration QUIET = Duration.ofSeconds(4);

    private static final Duration LAST_OUTAGE = Duration.ofSeconds(4);
    private static final int LAST_BURSTS = 3;
    private static final int LAST_BURST_EVENTS = 3;
    private static final Duration LAST_PAUSE = Duration.ofMillis(500);

    private final CustomerSite site;
    private final Tracker.Server server;
    private final BrowserContext profile;
    private Page page;
    /** The tab of each event reported so far. */
    private final List<Integer> tabs = new ArrayList<>();

    private int tab;

    Visitor(Browser browser, CustomerSite site, Tracker.Server server) {
        this.site = site;
        this.server = server;
        this.profile = browser.newContext();
        this.page = profile.newPage();
    }

    Score make(Visit visit) {
        BadLine line = new BadLine(server.line(), visit.seed());
        line.nextPage();
        page.navigate(address());
        for (PageView view : visit.pages()) {
            report(view, line);
            line.nextPage();
            leave(view);
        }
        int waiting = stay(line);
        // What the last page did not deliver, one more may.
        page.navigate(address());
        settle(LAST_PATIENCE);
        return Score.count(
                tabs,
                waiting,
                server.arrivals(),
                server.effects(),
                server.line().posts().size());
    }

    /** Reports on a page that has to find back from an outage by itself; returns how much of it was not delivered. */
    private int stay(BadLine line) {
        int earlier = tabs.size();
        line.outage(LAST_OUTAGE);
        for (int i = 0; i < LAST_BURSTS; i++) {
            page.evaluate(call(LAST_BURST_EVENTS));
            page.waitForTimeout((double) LAST_PAUSE.toMillis());
        }
        page.waitForTimeout((double) LAST_OUTAGE.toMillis());
        line.heal();
        settle(PATIENCE);
        return tabs.size()
                - earlier
                - distinct(server.effects().stream()
                        .filter(number -> number > earlier)
                        .toList());
    }

    private void report(PageView view, BadLine line) {
        for (int i = 0; i < view.bursts().size(); i++) {
            Burst burst = view.bursts().get(i);
            page.waitForTimeout((double) burst.pause().toMillis());
            if (i == view.outageBefore()) {
                line.outage(view.outage());
            }
            if (i < view.bursts().size() - 1) {
                page.evaluate(call(burst.events()));
            }
        }
    }

    /** Reports the last events and leaves in the same moment. */
    private void leave(PageView view) {
        String call = call(view.bursts().get(view.bursts().size() - 1).events());
        switch (view.leaving()) {
            case LINK -> replace(call + "; location.href = '" + address() + "'");
            case RELOAD -> replace(call + "; location.reload()");
            case CLOSE -> {
                page.evaluate(call);
                // As a person does: the page is told that it is left.
                page.waitForClose(() -> page.close(new Page.CloseOptions().setRunBeforeUnload(true)));
                open();
            }
            case CRASH -> {
                page.evaluate(call);
                page.waitForTimeout((double) view.crashAfter().toMillis());
                crash();
                open();
            }
        }
    }

    /** Runs a script that puts another page in the place of this one, and waits for that. */
    private void replace(String script) {
        Object before = page.evaluate("performance.timeOrigin");
        page.evaluate("setTimeout(() => { " + script + " })");
        page.waitForFunction("before => performance.timeOrigin != before && document.readyState == 'complete'", before);
    }

    private void crash() {
        try {
            page.navigate("chrome://crash");
        } catch (PlaywrightException e) {
            if (!e.getMessage().contains("crash")) {
                throw e;
            }
        }
        page.close();
    }

    private void open() {
        tab++;
        page = profile.newPage();
        page.navigate(address());
    }

    private String address() {
        return site.serve("/customer", server.head(), Map.of());
    }

    /** The script that reports so many events more. */
    private String call(int events) {
        List<Integer> numbers = IntStream.rangeClosed(tabs.size() + 1, tabs.size() + events)
                .boxed()
                .toList();
        tabs.addAll(Collections.nCopies(events, tab));
        return numbers + ".forEach(number => track(number))";
    }

    /** Waits until everything has arrived, or nothing does for so long. */
    private void settle(Duration patience) {
        int arrivals = -1;
        long quietSince = System.nanoTime();
        Duration quiet = Duration.ZERO;
        while (quiet.compareTo(patience) < 0
                && (quiet.compareTo(QUIET) < 0 || distinct(server.effects()) < tabs.size())) {
            page.waitForTimeout(250);
            if (server.arrivals().size() != arrivals) {
                arrivals = server.arrivals().size();
                quietSince = System.nanoTime();
            }
            quiet = Duration.ofNanos(System.nanoTime() - quietSince);
        }
    }

    private static int distinct(List<Integer> numbers) {
        return new HashSet<>(numbers).size();
    }

    @Override
    public void close() {
        profile.close();
    }
}

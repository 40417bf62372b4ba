package com.giosg.demo.benchmark;

import com.giosg.demo.testing.TemporaryFolder;
import com.giosg.demo.testing.browser.Backend;
import com.giosg.demo.testing.browser.Chromium;
import com.giosg.demo.testing.browser.CustomerSite;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Measures the tag in a real Chromium against the real backend, prints the tables, and puts them into the page that
 * tells how it was done. Each figure is the median of several pages, each of a visitor who was never there.
 */
public final class Benchmark {
    private static final String BEGIN = "<!-- results -->\n";
    private static final String END = "<!-- end of results -->\n";
    private static final int MANY = 5_000;
    private static final int[] WAITING = {10, 100, 1_000, 5_000};

    private final Browser browser;
    private final CustomerSite site;
    private final Backend backend;
    private final int pages;
    private final StringBuilder results = new StringBuilder();

    private Benchmark(Browser browser, CustomerSite site, Backend backend, int pages) {
        this.browser = browser;
        this.site = site;
        this.backend = backend;
        this.pages = pages;
    }

    /** Arguments: the page, the number of pages that each figure is the median of. */
    public static void main(String[] arguments) throws IOException {
        Path report = Path.of(arguments[0]);
        int pages = Integer.parseInt(arguments[1]);
        try (Playwright driver = Chromium.driver();
                Browser browser = Chromium.launch(driver);
                CustomerSite site = new CustomerSite();
                Backend backend = new Backend(TemporaryFolder.create("benchmark"))) {
            Benchmark benchmark = new Benchmark(browser, site, backend, pages);
            benchmark.measure();
            benchmark.say(
                    "Measured %s, medians of %d pages, Chromium %s, Java %s, %d processors (%s), load %.0f.%n%n",
                    LocalDate.now(ZoneOffset.UTC),
                    pages,
                    browser.version(),
                    System.getProperty("java.version"),
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("os.arch"),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            String page = Files.readString(report);
            Files.writeString(
                    report,
                    page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                            + benchmark.results
                            + page.substring(page.indexOf(END)));
        }
    }

    private void measure() {
        say("%n| one page | |%n| --- | --: |%n");
        oneCall();
        queuedCalls();
        directCalls();
        start();
        say("%n| calls while the line is down | call and writing down, µs each | the same, last tenth | "
                + "main thread, µs each | until all answered, line back, ms each | main thread then, µs each | "
                + "longest task then, ms |%n"
                + "| --: | --: | --: | --: | --: | --: | --: |%n");
        for (int commands : WAITING) {
            outage(commands);
        }
        say(
                "%n| commands that the last page left behind | longest task of the next page, ms | until all answered, ms each |%n"
                        + "| --: | --: | --: |%n");
        for (int commands : WAITING) {
            takeUp(commands);
        }
        say("%n");
    }

    private void oneCall() {
        List<Map<String, Double>> figures = each(page -> page.open("").ready().figures("oneCall(1000)"));
        say("| one call, from call to return: median, µs | %.0f |%n", median(figures, "median"));
        say("| … 95th of 100, µs | %.0f |%n", median(figures, "p95"));
    }

    private void queuedCalls() {
        List<Map<String, Double>> figures = new ArrayList<>();
        List<Map<String, Double>> traced = new ArrayList<>();
        // Several times as many, as it is the worst page that counts here.
        for (int i = 0; i < 5; i++) {
            figures.addAll(each(page -> page.open("queue(" + MANY + ");").figures("queued()")));
            traced.addAll(each(page -> page.busiestTask("queue(" + MANY + ");", "queued()")));
        }
        say(
                "| %,d calls queued before the tag is there: longest task, ms | %.0f |%n",
                MANY, median(figures, "longestTask"));
        say("| … in the worst of %d pages, ms | %.0f |%n", figures.size(), worst(figures, "longestTask"));
        say("| … time of the thread in its busiest task, ms | %.0f |%n", median(traced, "busiestTask"));
        say("| … in the worst of %d pages, ms | %.0f |%n", traced.size(), worst(traced, "busiestTask"));
        say("| … longest gap between two ticks of a timer, ms | %.0f |%n", median(figures, "longestGap"));
        say("| … until all are answered, ms | %.0f |%n", median(figures, "answered"));
    }

    private void directCalls() {
        List<Map<String, Double>> figures = each(page -> page.open("").ready().figures("direct(" + MANY + ")"));
        say("| %,d direct calls in one loop: the loop, µs a call | %.1f |%n", MANY, median(figures, "call"));
        say("| … the task with the loop, with all written down at its end, ms | %.0f |%n", median(figures, "loopTask"));
        say("| … longest other task, ms | %.0f |%n", median(figures, "longestTask"));
        say("| … longest gap between two ticks of a timer, ms | %.0f |%n", median(figures, "longestGap"));
        say("| … until all are answered, ms | %.0f |%n", median(figures, "answered"));
    }

    private void start() {
        List<Map<String, Double>> with = new ArrayList<>();
        List<Map<String, Double>> without = new ArrayList<>();
        // Twice as many, as what is sought is a small difference, and by turns, as a machine has its moods.
        for (int i = 0; i < 2 * pages; i++) {
            with.add(one(page -> page.metricsOfStart(true)));
            without.add(one(page -> page.metricsOfStart(false)));
        }
        say(
                "| main thread in the first 1.5 s of a page with one call, beyond the same without the tag, ms | %.1f |%n",
                median(with, "task") - median(without, "task"));
        say("| … of it script, ms | %.1f |%n", median(with, "script") - median(without, "script"));
    }

    private void outage(int commands) {
        List<Map<String, Double>> figures = each(page -> page.open("").ready().outage(commands));
        say(
                "| %,d | %.0f | %.0f | %.0f | %.2f | %.0f | %.0f |%n",
                commands,
                median(figures, "call"),
                median(figures, "lastCalls"),
                median(figures, "calling"),
                median(figures, "answered"),
                median(figures, "delivering"),
                median(figures, "longestTask"));
    }

    private void takeUp(int commands) {
        List<Map<String, Double>> figures = each(page -> page.open("").ready().takeUp(commands));
        say(
                "| %,d | %.0f | %.2f |%n",
                commands, median(figures, "longestTask"), median(figures, "answered") / commands);
    }

    private List<Map<String, Double>> each(Function<MeasuredPage, Map<String, Double>> measure) {
        List<Map<String, Double>> figures = new ArrayList<>();
        for (int i = 0; i < pages; i++) {
            figures.add(one(measure));
        }
        return figures;
    }

    private Map<String, Double> one(Function<MeasuredPage, Map<String, Double>> measure) {
        try (MeasuredPage page = new MeasuredPage(browser, site, backend)) {
            return measure.apply(page);
        }
    }

    private static double median(List<Map<String, Double>> figures, String name) {
        double[] sorted =
                figures.stream().mapToDouble(each -> each.get(name)).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double worst(List<Map<String, Double>> figures, String name) {
        return figures.stream().mapToDouble(each -> each.get(name)).max().orElseThrow();
    }

    // The annotation that is asked for would be a library more.
    @SuppressWarnings("AnnotateFormatMethod")
    private void say(String format, Object... arguments) {
        String text = format.formatted(arguments);
        System.out.print(text);
        results.append(text);
    }
}

package com.giosg.demo.comparison;

import com.giosg.demo.testing.browser.Chromium;
import com.giosg.demo.testing.browser.CustomerSite;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Sends the same visits over the same bad line with each tracker, prints what became of their events, and puts it into
 * the page that tells how it was done. The trackers run side by side, each in a browser of its own.
 */
public final class DeliveryComparison {
    private static final String BEGIN = "<!-- results -->\n";
    private static final String END = "<!-- end of results -->\n";

    /** Arguments: the page, a folder to keep other trackers in, the number of visits. */
    public static void main(String[] arguments) throws IOException {
        Path report = Path.of(arguments[0]);
        Path cache = Files.createDirectories(Path.of(arguments[1]));
        int visits = Integer.parseInt(arguments[2]);
        List<Tracker> trackers = List.of(
                new Giosg(),
                new Snowplow(cache),
                new Segment(cache, Segment.Strategy.STANDARD),
                new Segment(cache, Segment.Strategy.BATCHING));
        String results = Results.HEADER
                + rows(trackers, visits)
                + Results.footer(visits, report.toAbsolutePath().getParent());
        System.out.println(results);
        String page = Files.readString(report);
        Files.writeString(
                report,
                page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + results + page.substring(page.indexOf(END)));
    }

    private static String rows(List<Tracker> trackers, int visits) {
        ExecutorService threads = Executors.newFixedThreadPool(trackers.size());
        try {
            List<CompletableFuture<String>> rows = trackers.stream()
                    .map(tracker ->
                            CompletableFuture.supplyAsync(() -> Results.row(tracker, judge(tracker, visits)), threads))
                    .toList();
            return rows.stream().map(CompletableFuture::join).collect(Collectors.joining());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Score judge(Tracker tracker, int visits) {
        Score score = Score.NONE;
        try (Playwright driver = Chromium.driver();
                Browser browser = Chromium.launch(driver);
                CustomerSite site = new CustomerSite()) {
            for (int seed = 1; seed <= visits; seed++) {
                try (Tracker.Server server = tracker.start();
                        Visitor visitor = new Visitor(browser, site, server)) {
                    Score visit = visitor.make(Visit.draw(seed));
                    System.out.println(tracker.name() + ", visit " + seed + ": " + visit);
                    score = score.plus(visit);
                }
            }
        }
        return score;
    }

    private DeliveryComparison() {}
}

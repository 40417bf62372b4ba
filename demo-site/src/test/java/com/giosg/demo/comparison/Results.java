package com.giosg.demo.comparison;

import com.giosg.demo.testing.Run;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The table, in Markdown. */
final class Results {
    static final String HEADER = """

            | tracker | version | sent | lost | arrived again | doubled | out of order | … in one tab | waiting | requests |
            | --- | --- | --: | --: | --: | --: | --: | --: | --: | --: |
            """;

    static String row(Tracker tracker, Score score) {
        return "| %s | %s | %d | %d | %d | %d | %d | %d | %d | %d |\n"
                .formatted(
                        tracker.name(),
                        tracker.version(),
                        score.sent(),
                        score.lost(),
                        score.arrivedAgain(),
                        score.doubled(),
                        score.outOfOrder(),
                        score.outOfOrderInTab(),
                        score.waiting(),
                        score.requests());
    }

    /** When and of what the numbers are. */
    static String footer(int visits, Path project) {
        return "\nMeasured %s at commit %s, %d visits (seeds 1 to %d), Java %s, %d processors.\n\n"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Run.command(project, "git", "rev-parse", "--short", "HEAD"),
                        visits,
                        visits,
                        System.getProperty("java.version"),
                        Runtime.getRuntime().availableProcessors());
    }

    private Results() {}
}

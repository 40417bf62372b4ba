package com.giosg.demo.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.giosg.demo.testing.browser.CountedGoals;
import com.giosg.demo.testing.browser.DeliveryJourney;
import com.giosg.demo.testing.faults.Fault;
import com.giosg.demo.testing.npm.NpmPackage;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages that have put a fetch of their own in the browser's place. */
class OwnFetchIT extends DeliveryJourney {
    private static final NpmPackage UNFETCH = new NpmPackage(
            "unfetch",
            "5.0.0",
            "sha512-3xM2c89siXg0nHvlmYsQ2zkLASvVMBisZm5lF3gFDqfF2xonNStDJyMpvaOBe0a1Edxmqrf2E0HBdmy9QyZaeg==");

    /** None of them can be aborted. */
    enum OwnFetch {
        /** Makes an XMLHttpRequest of it. */
        UNFETCH {
            @Override
            String script() {
                Path folder = OwnFetchIT.UNFETCH.unpack(Path.of("target", "npm").toAbsolutePath());
                try {
                    return Files.readString(folder.resolve("dist/unfetch.umd.js")) + ";fetch = unfetch;";
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        },
        /** Passes on method and body alone. */
        WRAPPER {
            @Override
            String script() {
                return "{ const own = fetch; fetch = (url, options) => own(url, {method: options.method, body: options.body}); }";
            }
        };

        abstract String script();
    }

    @ParameterizedTest
    @EnumSource
    void aRequestThatIsNeverAnsweredHoldsNothingUp(OwnFetch fetch) {
        Page page = stage.newPage();
        page.context().addInitScript(fetch.script());
        page.clock().install();
        goals.open(page);
        Page other = goals.open();
        goals.line.next(Fault.HANG);
        goals.call(page, 2);
        goals.awaitSent(page, 2);
        goals.call(other, 1);

        // The other tab first, as it has waited.
        CountedGoals.runUntil(page, () -> goals.matches().size() == 3);

        goals.verifyResolved(page);
        goals.verifyResolved(other);
        goals.verify(page, List.of(3, 1, 2));
    }

    /** As some do to spare requests: whoever asks for an address gets what it was answered last. */
    @Test
    void theAnswerToAnotherRequestIsNotTakenForOnesOwn() {
        Page page = stage.newPage();
        page.context().addInitScript("""
                {
                  const own = fetch, answers = {};
                  window.shares = false;
                  window.shared = 0;
                  window.fetch = (url, options) => {
                    answers[url] = shares && ++shared && answers[url] || own(url, options);
                    return answers[url].then(response => response.clone());
                  };
                }
                """);
        goals.open(page);
        goals.call(page, 1);
        goals.verifyResolved(page);
        page.evaluate("shares = true");
        goals.call(page, 1);
        page.waitForFunction("shared > 2");
        assertEquals(List.of("done", "waits"), page.evaluate("outcomes"));
        assertEquals(List.of(1), goals.matches());

        page.evaluate("shares = false");

        goals.verifyResolved(page);
        goals.verify(page);
    }
}

package com.giosg.demo.testing.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;

/** What axe-core finds wrong with pages: nothing. */
public final class Axe {
    /** Shows a page in a scheme of colours, so wide. */
    public static void emulate(Page page, ColorScheme scheme, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        page.setViewportSize(width, 740);
    }

    /** What the tag shows on a customer's page: the chat, the phone. */
    public static void assertFlawlessWidgets(Page page) {
        // Axe-core looks for what lies behind a text in the body alone, and so would know no contrasts.
        page.evaluate("document.body.append(document.querySelector('giosg-chat'))");
        assertEquals(List.of(), wrong(new AxeBuilder(page).include("giosg-chat")));
        page.evaluate("document.documentElement.append(document.querySelector('giosg-chat'))");
    }

    public static void assertFlawless(Page page) {
        assertEquals(List.of(), wrong(new AxeBuilder(page)));
    }

    /** What is wrong, each with where it is. */
    private static List<String> wrong(AxeBuilder axe) {
        // In the page itself: it has no frames, and to sum up in a page apart takes long.
        return axe.setLegacyMode(true).analyze().getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream()
                        .map(node -> rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary()))
                .toList();
    }

    private Axe() {}
}

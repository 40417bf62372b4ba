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
        assertEquals(List.of(), wrong(page, "giosg-chat"));
        page.evaluate("document.documentElement.append(document.querySelector('giosg-chat'))");
    }

    public static void assertFlawless(Page page) {
        assertEquals(List.of(), wrong(page, "html"));
    }

    /** What is wrong within an element, each with where it is. */
    @SuppressWarnings("unchecked")
    private static List<String> wrong(Page page, String element) {
        // Its builder would send the half megabyte of script each time, and be sent all that is right.
        if (!(boolean) page.evaluate("'axe' in window")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        return (List<String>) page.evaluate("""
                async element => (await axe.run(element, {resultTypes: ['violations']})).violations.flatMap(
                  rule => rule.nodes.map(node => `${rule.id}: ${node.html} ${node.failureSummary}`))""", element);
    }

    private Axe() {}
}

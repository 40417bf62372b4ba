package com.giosg.demo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator needs is in sight, however large the screen, and wherever the browser scrolls by itself. */
class ConsoleLayoutIT {
    @RegisterExtension
    final Stage stage = new Stage();

    /** More tasks than the list has room for, each of a visitor that nobody knows. */
    private void fillTheQueue(Page page) {
        page.evaluate("Promise.all(Array.from({length: 12}, (_, i) => giosg.api.chat.startTask('Task ' + i, null, true)))");
    }

    /** An address, a focus and a find each make the browser scroll to something. */
    @Test
    @SuppressWarnings("unchecked")
    void nothingScrollsARingingCallOutOfReach() {
        try (ConsolePage console = new ConsolePage(stage)) {
            PhonePage phone = PhonePage.of(stage, "Eila");
            fillTheQueue(phone.page);
            phone.call("audio");
            assertThat(console.chats("Task 11")).not().hasCount(0);
            Page page = console.page;

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Visitors").setExact(true)).click();
            assertIsAtTop(page);
            for (String id : (List<String>) page.evaluate("[...document.querySelectorAll('.desk [id]')].map(e => e.id)")) {
                page.evaluate("id => location.hash = id", id);
                assertIsAtTop(page);
            }
            page.evaluate("location.hash = ''");
            page.evaluate("document.querySelectorAll('.lists a, .lists [tabindex]').forEach(e => e.focus())");
            assertIsAtTop(page);
            assertEquals(true, page.evaluate("find('Task 11', false, false, true)"));
            assertIsAtTop(page);
            assertThat(console.acceptButton("Eila")).isInViewport();
        }
    }

    private static void assertIsAtTop(Page page) {
        assertEquals(0, page.evaluate("document.querySelector('.lists').scrollTop + scrollY"));
    }

    /** An address of the console's own stands for a place, and the browser is not to look for an element of that name. */
    @Test
    void noPlaceIsNamedAsAnElementIs() {
        try (ConsolePage console = new ConsolePage(stage)) {
            assertEquals(List.of(), console.page.evaluate("""
                    [...document.querySelectorAll('a[href^="#"]:not(.skip-link)')].map(a => a.hash.slice(1))
                      .filter(hash => hash && document.getElementById(hash))"""));
        }
    }
}

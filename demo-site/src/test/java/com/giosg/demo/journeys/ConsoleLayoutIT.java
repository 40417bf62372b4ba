package com.giosg.demo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.testing.browser.ConsolePage;
import com.giosg.demo.testing.browser.PhonePage;
import com.giosg.demo.testing.browser.Stage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ForcedColors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator needs is in sight, however large the screen, and wherever the browser scrolls by itself. */
class ConsoleLayoutIT {
    @RegisterExtension
    final Stage stage = new Stage();

    /** More tasks than the list has room for, each of a visitor that nobody knows. */
    private void fillTheQueue(Page page) {
        page.evaluate(
                "Promise.all(Array.from({length: 12}, (_, i) => giosg.api.chat.startTask('Task ' + i, null, true)))");
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

            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Visitors").setExact(true))
                    .click();
            assertIsAtTop(page);
            for (String id :
                    (List<String>) page.evaluate("[...document.querySelectorAll('.desk [id]')].map(e => e.id)")) {
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

    /** What one view cannot show keeps no other from being shown. */
    @Test
    void whatCannotBeShownStopsNothingElse() {
        try (ConsolePage console = new ConsolePage(stage)) {
            stage.open("").evaluate("giosg.api.chat.startTask('Help', null, true)");
            console.page.route(
                    "**/calls?is_ended=false",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody("{\"results\":[{\"id\":\"x\"}],\"next\":null}")));
            console.page.reload();
            assertThat(console.chats("Help")).hasCount(1);
            console.page.waitForCondition(() -> !stage.errors().isEmpty());
        }
    }

    /** However deep or wide a value is, it costs what is shown of it. */
    @Test
    void aValueIsCutBeforeItIsFormatted() {
        try (ConsolePage console = new ConsolePage(stage)) {
            assertEquals(true, console.page.evaluate("""
                    import('/assets/console/format.js').then(({valueText}) => {
                      let deep = 0;
                      for (let i = 0; i < 5000; i++) deep = {a: [deep]};
                      let wide = Array(16000).fill(0);
                      for (let i = 0; i < 31; i++) wide = [wide];
                      return [deep, wide].every(value => valueText(value, 241).length <= 241)
                        && valueText(deep).length < 10000 && valueText({a: 1, b: [true, null]}) === '{"a":1,"b":[true,null]}';
                    })"""));
        }
    }

    @Test
    void anEmptyKeyHasAWordToo() {
        try (ConsolePage console = new ConsolePage(stage)) {
            assertEquals("empty", console.page.evaluate("""
                    import('/assets/console/variable-row.js').then(({variableRow}) => {
                      const row = variableRow();
                      row.update({key: '', value: 1, is_signed: false});
                      return row.root.querySelector('dt > [dir]').textContent;
                    })"""));
        }
    }

    /** At 200 % on a screen of 1280 × 800. */
    @Test
    void theComposerIsInSightOnAnEnlargedScreen() {
        Page page = stage.open("_giosg('visitor', 'submit', {username: '" + "Aino Maria ".repeat(20) + "'})");
        page.evaluate("giosg.api.chat.startTask('Help')");
        try (ConsolePage console = new ConsolePage(stage)) {
            console.page.setViewportSize(640, 400);
            console.choose("Aino");
            assertThat(console.box()).isFocused();
            assertThat(console.box()).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
            assertThat(console.log().getByText("Help"))
                    .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
            console.page.setViewportSize(1280, 800);
            assertTrue((Boolean) console.log()
                    .locator(".from")
                    .first()
                    .evaluate("e => e.clientHeight < 2 * parseFloat(getComputedStyle(e).lineHeight)"));
        }
    }

    @Test
    void whatIsShownFitsTheScreen() {
        Page page = stage.open("_giosg('visitor', 'submit', {username: 'Aino'})");
        page.evaluate("giosg.api.chat.startTask('Help')");
        try (ConsolePage console = new ConsolePage(stage)) {
            console.choose("Aino");
            console.page.setViewportSize(360, 740);
            console.page.evaluate("location.hash = 'visitors'");
            assertThat(console.page.locator("#visitor-list")).isVisible();
            // For one frame the list is as wide as it was on the wide screen.
            console.page.waitForFunction("Math.max(document.documentElement.scrollWidth,"
                    + " document.querySelector('#visitor-list').getBoundingClientRect().right) === 360");

            console.page.setViewportSize(1920, 1080);
            console.page.locator("#visitor-list a").first().click();
            assertTrue((Integer) console.page
                            .getByRole(AriaRole.ARTICLE)
                            .evaluate("e => Math.round(e.getBoundingClientRect().right)")
                    > 1850);
        }
    }

    @Test
    void avatarsAreRoundInForcedColoursToo() {
        try (ConsolePage console = new ConsolePage(stage)) {
            stage.open("").evaluate("giosg.api.chat.startTask('Help', null, true)");
            console.page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            assertThat(console.chats("Help").locator(".avatar")).hasCSS("border-top-width", "1px");
        }
    }

    /** A word that says how it is, and not what pressing it would do. */
    @Test
    void soundIsASwitch() {
        try (ConsolePage console = new ConsolePage(stage)) {
            Locator sound = console.page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Sound"));
            assertThat(sound).isChecked();
            sound.uncheck();
            console.page.reload();
            assertThat(sound).not().isChecked();
        }
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

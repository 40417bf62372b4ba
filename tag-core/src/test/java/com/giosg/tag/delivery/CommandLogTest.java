package com.giosg.tag.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLogTest {
    private final FakeBrowser browser = new FakeBrowser();

    @Test
    void aDeveloperWhoAskedReadsEachCommandsLife() {
        browser.local.texts.put("giosg_debug", "1");
        FakePage page = browser.openTab();
        String a = "goal.matches " + page.call("a") + ": ";
        String rooms = "room.getJoinedRooms " + page.ask("rooms") + ": ";
        page.turn();
        page.lastPost().answer(503);
        browser.pass(250);
        page.lastPost().accept();
        page.lastPost().reply(404);

        assertEquals(List.of(
                a + "written",
                a + "sent",
                "status 503, again in 250 ms",
                a + "sent",
                a + "done",
                rooms + "sent",
                rooms + "refused"), page.log);
    }

    @Test
    void andWhatBecameOfItOverPages() {
        browser.local.texts.put("giosg_debug", "1");
        FakePage page = browser.openTab();
        String a = "goal.matches " + page.call("a") + ": ";
        page.turn();
        browser.local.texts.put("giosg_out_org_nonsense", "7");
        FakePage next = browser.openPage(page.leave());
        next.acceptAll();

        assertEquals(List.of(a + "written", a + "sent", a + "sent, leaving"), page.log);
        assertEquals(List.of(a + "found in storage", "removed nonsense: giosg_out_org_nonsense", a + "sent",
                a + "done"), next.log);
    }

    @Test
    void thatStorageRefusesIsSaidOnce() {
        browser.local.texts.put("giosg_debug", "1");
        browser.local.isFull = true;
        FakePage page = browser.openTab();
        for (int i = 0; i < 3; i++) {
            page.call("a");
            page.acceptAll();
            page.courier.leave();
        }

        assertEquals(1, page.log.stream().filter("storage refuses: commands wait in memory"::equals).count());
        assertEquals(List.of("a ok", "a ok", "a ok"), page.outcomes);
    }

    @Test
    void toOthersNothingIsSaid() {
        for (String debug : List.of("0", "\"1\"", "true", "null", "{}")) {
            browser.local.texts.put("giosg_debug", debug);
            FakePage page = browser.openTab();
            page.call("a");
            page.acceptAll();
            page.leave();

            assertEquals(List.of(), page.log);
        }
    }
}

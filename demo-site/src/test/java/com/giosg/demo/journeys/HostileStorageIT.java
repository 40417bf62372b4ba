package com.giosg.demo.journeys;

import com.giosg.demo.testing.browser.CountedGoals;
import com.giosg.demo.testing.browser.DeliveryJourney;
import com.giosg.demo.testing.faults.Fault;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls are delivered once whatever the browser and the page do with storage. */
class HostileStorageIT extends DeliveryJourney {
    @ParameterizedTest
    @ValueSource(
            strings = {
                // Blocked by the visitor's settings.
                """
        for (const name of ['localStorage', 'sessionStorage']) {
          Object.defineProperty(window, name, {get() { throw new DOMException('blocked', 'SecurityError'); }});
        }
        """,
                // Full.
                """
        Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
        """,
                // Taken away.
                """
        for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, {value: null});
        """,
                // Holding nonsense.
                """
        if (location.protocol == 'http:') {
          const out = 'giosg_out_826100fd-b473-49b0-bafd-d7332622bae8_';
          const id = '0'.repeat(32);
          const command = more => JSON.stringify({time: 0, commands: [{id, module: 'goal', method: 'matches', ...more}]});
          [
            ['', ''], ['x', '{'], ['x'.repeat(99), 'null'], ['1'.repeat(99), '7'], ['0'.repeat(35) + 1, '[]'],
            ['0'.repeat(35) + 2, '{"commands": 7}'], ['0'.repeat(35) + 3, '{"commands": [null, 7, [], {}]}'],
            ['0'.repeat(35) + 4, command({})], ['0'.repeat(35) + 5, command({arguments: 7})],
            ['0'.repeat(35) + 6, command({arguments: [], method: 'constructor'})],
            ['0'.repeat(35) + 7, command({arguments: [], id: 7})],
          ].forEach(([key, value]) => localStorage.setItem(out + key, value));
          localStorage.setItem('giosg_lease_826100fd-b473-49b0-bafd-d7332622bae8', '{"owner": 7, "until": "x"}');
          sessionStorage.setItem('giosg_tab_826100fd-b473-49b0-bafd-d7332622bae8', '{"tab": 7, "page": {}, "after": []}');
        }
        """,
            })
    void callsAreDelivered(String script) {
        Page page = stage.newPage();
        page.context().addInitScript(script);
        goals.open(page);
        goals.line.next(Fault.LOSE_REQUEST, Fault.LOSE_ANSWER);

        goals.call(page, 2);
        goals.awaitSent(page, 2);
        goals.call(page, 1);
        goals.verifyResolved(page);
        CountedGoals.leave(page, goals.script(2) + "location.reload()");
        goals.ready(page);
        goals.call(page, 1);

        goals.verifyResolved(page);
        goals.verify(page);
    }

    @Test
    void aPageThatClearsItsStorageBetweenCallAndAnswerLosesNothing() {
        Page page = goals.open();
        goals.loseAll();
        goals.call(page, 2);
        goals.awaitSent(page, 2);

        page.evaluate("localStorage.clear(); sessionStorage.clear()");
        goals.call(page, 1);
        goals.awaitSent(page, 3);
        page.reload();
        goals.ready(page);
        goals.call(page, 1);
        goals.heal();

        goals.verifyResolved(page);
        goals.verify(page);
    }
}

package com.giosg.tag.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.tag.rules.Value;
import com.giosg.tag.testing.FakeCallBackend;
import com.giosg.tag.testing.FakeScheduler;
import com.giosg.tag.testing.HalfChance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallLineTest {
    private final FakeScheduler scheduler = new FakeScheduler();
    private final FakeCallBackend backend = new FakeCallBackend();
    private final List<String> heard = new ArrayList<>();
    private final CallLine line = new CallLine(backend, scheduler, new HalfChance(), new CallLine.Listener() {
        @Override
        public void said(Value line) {
            heard.add(line.member("state").text());
        }

        @Override
        public void signalled(Value signal) {
            heard.add(signal.json());
        }

        @Override
        public void refused() {
            heard.add("refused");
        }
    });

    @BeforeEach
    void open() {
        line.open();
    }

    @Test
    void tellsTheStateBeforeTheSignals() {
        backend.line().say("{'state':'accepted','newest':2,'signals':[{'a':1},{'a':2}]}");

        assertEquals(List.of("accepted", "{\"a\":1}", "{\"a\":2}"), heard);
    }

    @Test
    void goesOnAfterTheNewestSignal() {
        assertEquals(0, backend.line().after);
        backend.line().say("{'state':'accepted','newest':7,'signals':[]}");
        backend.line().end(0);
        scheduler.advance(500);

        assertEquals(2, backend.lines.size());
        assertEquals(7, backend.line().after);
    }

    @Test
    void isTakenUpWithinASecondHoweverOftenItBreaks() {
        for (int i = 1; i <= 20; i++) {
            backend.line().end(i % 2 == 0 ? 200 : 503);
            scheduler.advance(1000);
            assertEquals(i + 1, backend.lines.size());
        }
        assertEquals(List.of(), heard);
    }

    @Test
    void whatTheBackendDidNotSayIsNoWord() {
        backend.line().say("{'state':'ended'}");
        backend.line().say("7");
        backend.line().end(200);
        scheduler.advance(250);
        backend.line().say("{'state':'ended'}");
        backend.line().end(200);
        scheduler.advance(499);

        assertEquals(List.of(), heard);
        assertEquals(2, backend.lines.size());
    }

    @Test
    void isTakenUpWhenItIsSilent() {
        for (int i = 0; i < 30; i++) {
            scheduler.advance(500);
            backend.line().beat();
        }
        assertEquals(1, backend.lines.size());
        assertEquals(0, line.silence());
        scheduler.advance(10_000);

        assertTrue(backend.lines.get(0).isClosed);
        assertEquals(2, backend.lines.size());
        assertFalse(backend.line().isClosed);
        assertEquals(10_000, line.silence());
    }

    @Test
    void aRefusalIsFinal() {
        backend.line().end(403);
        scheduler.advance(60_000);

        assertEquals(List.of("refused"), heard);
        assertEquals(1, backend.lines.size());
    }

    @Test
    void isNotTakenUpOnceItIsClosed() {
        backend.line().end(0);
        line.close();
        line.retry();
        scheduler.advance(60_000);

        assertEquals(1, backend.lines.size());
    }

    @Test
    void oneThatStandsIsNotTakenUp() {
        line.retry();

        assertEquals(1, backend.lines.size());
    }
}

package com.giosg.tag.chat;

import static com.giosg.tag.chat.ConversationTest.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.tag.ports.LiveLine;
import com.giosg.tag.ports.Randomness;
import com.giosg.tag.ports.SendLock;
import com.giosg.tag.rules.Value;
import com.giosg.tag.testing.FakeScheduler;
import com.giosg.tag.testing.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One line of a visitor's, however many tabs they have. */
class ChatLineTest {
    private static final JsonValue STILL_THERE = JsonValue.of("null");

    private final FakeScheduler scheduler = new FakeScheduler();
    /** The tabs that want the lock, the one that has it first. */
    private final List<Tab> queue = new ArrayList<>();

    private final List<Tab> tabs = new ArrayList<>();
    /** The lines that are open, in the order in which they were asked for. */
    private final List<Call> open = new ArrayList<>();

    @Test
    void nothingIsAskedBeforeThereIsAnythingToHear() {
        Tab tab = new Tab();
        scheduler.advance(60_000);

        assertEquals(List.of(), open);
        tab.line.want(true);
        assertEquals(List.of("live after 0"), calls());
        tab.line.want(false);
        assertEquals(List.of(), open);
        assertEquals(List.of(), queue);
    }

    @Test
    void oneTabIsOnTheLineAndTellsTheOthers() {
        Tab first = new Tab();
        Tab second = new Tab();
        first.line.want(true);
        open.get(0).says(line(1, 2));
        second.line.want(true);
        scheduler.advance(300);

        // It heard along before it was interested.
        assertEquals(List.of("live after 0", "once after 2"), calls());
        open.get(1).says(JsonValue.of("{'newest':2,'cleared':0,'is_open':true,'messages':[]}"));
        open.get(1).ends(200);
        open.get(0).says(line(3, 3));

        assertEquals(List.of("live after 0"), calls());
        assertEquals(3, first.conversation.newest());
        assertEquals(3, second.conversation.newest());
        assertFalse(second.line.isBroken());
    }

    @Test
    void whoMissedSomethingAsks() {
        Tab first = new Tab();
        first.line.want(true);
        open.get(0).says(line(1, 4));
        Tab late = new Tab();
        late.line.want(true);
        open.get(0).says(line(5, 5));

        assertEquals(List.of("live after 0", "once after 0"), calls());
        // Said while the answer was on its way, which holds no more than the first five.
        open.get(0).says(line(6, 6));
        open.get(1).says(line(1, 5));
        open.get(1).ends(200);

        assertEquals(List.of("live after 0", "once after 5"), calls());
        open.get(1).says(line(6, 6));
        open.get(1).ends(200);
        open.get(0).says(line(7, 7));
        assertEquals(7, late.conversation.newest());
        assertEquals(List.of("live after 0"), calls());
    }

    @Test
    void aTabThatTookNoInterestLearnsThatThereIsAChat() {
        Tab first = new Tab();
        first.line.want(true);
        open.get(0).says(line(1, 3));
        Tab second = new Tab();
        open.get(0).says(line(4, 4));

        assertTrue(second.conversation.isOpen());
        assertEquals(0, second.conversation.newest());
        assertEquals(List.of("live after 0"), calls());
    }

    @Test
    void theNextTabTakesTheLineOverFromWhereItIs() {
        Tab first = new Tab();
        Tab second = new Tab();
        first.line.want(true);
        second.line.want(true);
        open.get(0).says(line(1, 3));
        first.line.suspend();

        assertEquals(List.of("live after 3"), calls());
        open.get(0).says(line(4, 4));
        assertEquals(4, second.conversation.newest());

        first.line.wakeUp();
        scheduler.advance(300);
        assertEquals(List.of("live after 3", "once after 4"), calls());
    }

    /** Each line of it is no JSON, which looks like a word that the line still stands. */
    @Test
    void thePageOfAPortalIsNoLine() {
        Tab tab = new Tab();
        tab.line.want(true);
        int asked = 0;
        for (int second = 0; second < 60; second++) {
            while (!open.isEmpty()) {
                asked++;
                open.get(0).says(STILL_THERE);
                open.get(0).ends(200);
                assertTrue(tab.line.isBroken());
            }
            scheduler.advance(1_000);
        }

        assertTrue(asked < 18, asked + " times in a minute");
    }

    @Test
    void aBrokenLineIsTakenUpAgainLaterAndLater() {
        Tab tab = new Tab();
        tab.line.want(true);
        open.get(0).says(line(1, 2));
        open.get(0).ends(0);

        assertTrue(tab.line.isBroken());
        assertEquals(List.of(), open);
        scheduler.advance(249);
        assertEquals(List.of(), open);
        scheduler.advance(1);
        assertEquals(List.of("live after 2"), calls());
        open.get(0).ends(503);
        scheduler.advance(499);
        assertEquals(List.of(), open);
        scheduler.advance(1);
        open.get(0).says(line(3, 3));
        assertFalse(tab.line.isBroken());
        open.get(0).ends(200);
        scheduler.advance(250);
        assertEquals(List.of("live after 3"), calls());
    }

    @Test
    void othersKnowThatTheLineIsBroken() {
        Tab first = new Tab();
        Tab second = new Tab();
        first.line.want(true);
        second.line.want(true);
        open.get(0).says(line(1, 1));
        open.get(0).ends(0);

        assertTrue(second.line.isBroken());
        scheduler.advance(250);
        open.get(0).says(JsonValue.of("{'newest':1,'cleared':0,'is_open':true,'messages':[]}"));
        assertFalse(second.line.isBroken());
    }

    @Test
    void hopeIsTriedAtOnce() {
        Tab tab = new Tab();
        tab.line.want(true);
        open.get(0).ends(0);
        tab.line.retry();

        assertEquals(List.of("live after 0"), calls());
        tab.line.retry();
        scheduler.advance(10_000);
        assertEquals(List.of("live after 0"), calls());
    }

    @Test
    void aLineThatFellSilentIsGivenUp() {
        Tab tab = new Tab();
        tab.line.want(true);
        open.get(0).says(line(1, 1));
        for (int i = 0; i < 10; i++) {
            scheduler.advance(15_000);
            open.get(0).says(STILL_THERE);
        }
        assertEquals(List.of("live after 0"), calls());

        scheduler.advance(60_000);
        assertTrue(tab.line.isBroken());
        scheduler.advance(250);
        assertEquals(List.of("live after 1"), calls());
    }

    @Test
    void aTabWhoseLeaderStandsStillAsksByItself() {
        Tab first = new Tab();
        Tab second = new Tab();
        first.line.want(true);
        second.line.want(true);
        open.get(0).says(line(1, 1));
        scheduler.advance(300);
        open.get(1).ends(200);
        for (int i = 0; i < 10; i++) {
            scheduler.advance(15_000);
            open.get(0).says(STILL_THERE);
        }
        assertEquals(List.of("live after 0"), calls());

        first.standsStill = true;
        scheduler.advance(60_000);
        assertTrue(calls().contains("once after 1"), calls()::toString);
        open.stream().filter(call -> !call.live).findFirst().orElseThrow().says(line(2, 2));
        assertEquals(2, second.conversation.newest());
    }

    @Test
    void whoLooksAtATabThatHeardNothingForAWhileSeesWhatIsNew() {
        Tab first = new Tab();
        Tab second = new Tab();
        first.line.want(true);
        second.line.want(true);
        open.get(0).says(line(1, 1));
        scheduler.advance(300);
        open.get(1).ends(200);
        scheduler.advance(15_000);
        second.line.retry();
        assertEquals(List.of("live after 0"), calls());

        scheduler.advance(10_000);
        second.line.retry();
        assertEquals(List.of("live after 0", "once after 1"), calls());
    }

    @Test
    void anotherVisitorIsAskedForAnew() {
        Tab tab = new Tab();
        tab.line.want(true);
        open.get(0).says(line(1, 5));
        tab.conversation.forget();
        tab.line.restart();

        assertEquals(List.of("live after 0"), calls());
        assertEquals(List.of(tab), queue);
    }

    @Test
    void nobodyWaitsForLongWhoMayWaitForAnAnswer() {
        Tab tab = new Tab();
        tab.line.want(true);
        for (int i = 0; i < 12; i++) {
            open.get(0).ends(0);
            scheduler.advance(10_000);
            assertEquals(1, open.size());
        }
    }

    @Test
    void aWakeningLineIsNotAskedTwice() {
        Tab tab = new Tab();
        tab.line.want(true);
        open.get(0).ends(0);
        tab.line.want(false);
        tab.line.want(true);

        assertEquals(List.of("live after 0"), calls());
        scheduler.advance(30_000);
        assertEquals(List.of("live after 0"), calls());
    }

    private List<String> calls() {
        return open.stream()
                .map(call -> (call.live ? "live" : "once") + " after " + call.after)
                .toList();
    }

    /** A tab of the visitor's, with the real line. */
    private final class Tab implements SendLock, LiveLine, Randomness {
        final Conversation conversation = new Conversation();
        final ChatLine line = new ChatLine(this, this, this::tell, scheduler, this, conversation, () -> {});
        /** It keeps what it has, and tells nobody. */
        boolean standsStill;

        private Runnable granted;

        Tab() {
            tabs.add(this);
        }

        private void tell(String json) {
            tabs.stream()
                    .filter(tab -> tab != this && !standsStill)
                    .forEach(tab -> tab.line.heard(JsonValue.read(json)));
        }

        @Override
        public void request(Runnable granted) {
            this.granted = granted;
            queue.add(this);
            if (queue.get(0) == this) {
                granted.run();
            }
        }

        @Override
        public void release() {
            boolean had = !queue.isEmpty() && queue.get(0) == this;
            queue.remove(this);
            if (had && !queue.isEmpty()) {
                queue.get(0).granted.run();
            }
        }

        @Override
        public Connection open(int after, boolean live, Receiver receiver) {
            Call call = new Call(after, live, receiver);
            open.add(call);
            return () -> open.remove(call);
        }

        @Override
        public String id() {
            throw new AssertionError("not asked for");
        }

        @Override
        public double fraction() {
            return 0.5;
        }
    }

    private final class Call {
        final int after;
        final boolean live;
        private final LiveLine.Receiver receiver;

        Call(int after, boolean live, LiveLine.Receiver receiver) {
            this.after = after;
            this.live = live;
            this.receiver = receiver;
        }

        void says(Value said) {
            receiver.said(said);
        }

        void ends(int status) {
            open.remove(this);
            receiver.ended(status);
        }
    }
}

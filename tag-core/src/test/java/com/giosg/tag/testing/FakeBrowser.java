package com.giosg.tag.testing;

import com.giosg.tag.ports.SendLock;
import com.giosg.tag.ports.Visitor;
import com.giosg.tag.rules.Value;
import java.util.ArrayDeque;
import java.util.Queue;

/** A browser with the tabs of one site; time, chance and storage are in the test's hands. */
public final class FakeBrowser {
    public final FakeScheduler scheduler = new FakeScheduler();
    public final FakeStorage local = new FakeStorage();
    public final KnownVisitor visitor = new KnownVisitor();
    /** What chance says, from 0 to 1. */
    public double fraction = 0.5;

    private final Queue<Turn> waiting = new ArrayDeque<>();
    private FakePage sender;
    private int ids;

    private record Turn(FakePage page, Runnable granted) {}

    /** A page of a new tab, with the tag at work. */
    public FakePage openTab() {
        return openPage(new FakeStorage());
    }

    /** The next page of the tab with this session, with the tag at work. */
    public FakePage openPage(FakeStorage session) {
        FakePage page = load(session);
        page.courier.open();
        return page;
    }

    /** A page whose tag has not begun to deliver. */
    public FakePage load(FakeStorage session) {
        return new FakePage(this, session);
    }

    /** 32 digits that no other has; they descend mostly, so that no order can be had of them. */
    public String id() {
        return new StringBuilder(Integer.toHexString(- ++ids))
                .reverse()
                .toString()
                .repeat(4);
    }

    public void pass(double milliseconds) {
        scheduler.advance(milliseconds);
    }

    public SendLock lock(FakePage page) {
        return new SendLock() {
            @Override
            public void request(Runnable granted) {
                waiting.add(new Turn(page, granted));
                grant();
            }

            @Override
            public void release() {
                waiting.removeIf(turn -> turn.page == page);
                if (sender == page) {
                    sender = null;
                    grant();
                }
            }
        };
    }

    private void grant() {
        waiting.removeIf(turn -> !turn.page.isAlive);
        if (sender == null && !waiting.isEmpty()) {
            Turn turn = waiting.poll();
            sender = turn.page;
            turn.granted.run();
        }
    }

    public static final class KnownVisitor implements Visitor {
        public int renewals;
        /** What the backend said of the visitor last. */
        public String told;

        @Override
        public String id() {
            return "826100fd-b473-49b0-bafd-d7332622bae" + renewals;
        }

        @Override
        public String secret() {
            return "0123456789abcdef0123456789abcde" + renewals;
        }

        @Override
        public void renew() {
            renewals++;
        }

        @Override
        public void update(Value visitor) {
            told = visitor.json();
        }
    }
}

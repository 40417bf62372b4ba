package com.giosg.tag.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.giosg.tag.testing.FakeScheduler;
import com.giosg.tag.testing.FakeStorage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private static final int TERM = 25_000;

    private final FakeScheduler scheduler = new FakeScheduler();
    private final FakeStorage storage = new FakeStorage();
    private final Lease first = new Lease(storage, scheduler, "org", "first");
    private final Lease second = new Lease(storage, scheduler, "org", "second");
    private final List<String> turns = new ArrayList<>();

    @Test
    void oneHoldsItAtATime() {
        first.request(() -> turns.add("first"));
        second.request(() -> turns.add("second"));
        scheduler.advance(10_000);
        assertEquals(List.of("first"), turns);

        first.release();
        scheduler.advance(200);

        assertEquals(List.of("first", "second"), turns);
    }

    @Test
    void itsHolderMayAskAgain() {
        first.request(() -> turns.add("first"));
        first.request(() -> turns.add("again"));

        assertEquals(List.of("first", "again"), turns);
    }

    @Test
    void whoGivesUpGetsNoTurn() {
        first.request(() -> turns.add("first"));
        second.request(() -> turns.add("second"));
        second.release();
        first.release();
        scheduler.advance(200);

        assertEquals(List.of("first"), turns);
    }

    @Test
    void itIsTakenOverAfterItsEnd() {
        first.request(() -> turns.add("first"));
        second.request(() -> turns.add("second"));

        scheduler.advance(TERM - 1);
        assertEquals(List.of("first"), turns);
        scheduler.advance(200);

        assertEquals(List.of("first", "second"), turns);
    }

    @Test
    void aClockThatWasPutBackHoldsNobodyUp() {
        first.request(() -> turns.add("first"));
        scheduler.clock -= 60_000;

        second.request(() -> turns.add("second"));

        assertEquals(List.of("first", "second"), turns);
    }

    @Test
    void onlyItsOwnerGivesItBack() {
        first.request(() -> turns.add("first"));
        scheduler.advance(TERM);
        second.request(() -> turns.add("second"));

        first.release();
        first.request(() -> turns.add("first again"));
        scheduler.advance(1_000);

        assertEquals(List.of("first", "second"), turns);
    }

    @Test
    void organizationsDoNotWaitForEachOther() {
        first.request(() -> turns.add("first"));
        new Lease(storage, scheduler, "other", "second").request(() -> turns.add("other"));

        assertEquals(List.of("first", "other"), turns);
    }

    @Test
    void withoutStorageNobodyWaits() {
        storage.isBlocked = true;
        first.request(() -> turns.add("first"));
        second.request(() -> turns.add("second"));
        first.release();

        assertEquals(List.of("first", "second"), turns);
    }

    @Test
    void nonsenseIsNoLease() {
        storage.texts.put("giosg_lease_org", "{\"owner\":7,\"until\":\"ever\"}");
        first.request(() -> turns.add("first"));

        assertEquals(List.of("first"), turns);
    }
}

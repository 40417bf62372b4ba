package com.giosg.tag.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.tag.testing.FakeScheduler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallQueueTest {
    private final FakeScheduler scheduler = new FakeScheduler();
    private final CallQueue queue = new CallQueue(scheduler);
    private final List<String> ran = new ArrayList<>();

    @Test
    void queuedCallsRunInTheOrderTheyWereMade() {
        queue.add(note("a"));
        queue.add(note("b"));
        queue.add(note("c"));

        queue.run();

        assertEquals(List.of("a", "b", "c"), ran);
    }

    @Test
    void aCallRunsAtOnceWhenNoneWaits() {
        queue.call(note("a"));

        assertEquals(List.of("a"), ran);
    }

    @Test
    void aCallMadeInsideACallbackRunsBeforeTheNextQueuedOne() {
        queue.add(() -> {
            ran.add("outer");
            queue.call(() -> {
                ran.add("inner");
                queue.call(note("innermost"));
            });
            queue.call(note("second inner"));
        });
        queue.add(note("next"));

        queue.run();

        assertEquals(List.of("outer", "inner", "innermost", "second inner", "next"), ran);
    }

    @Test
    void aLongQueueRunsInSlicesAndCallsMadeMeanwhileGoBehindIt() {
        for (String name : List.of("a", "b", "c")) {
            queue.add(() -> {
                ran.add(name);
                scheduler.now += 30;
            });
        }

        queue.run();
        assertEquals(List.of("a"), ran);
        queue.call(note("meanwhile"));
        assertTrue(scheduler.turn());
        assertEquals(List.of("a", "b"), ran);
        while (scheduler.turn()) {
            assertFalse(ran.contains("late"));
        }

        assertEquals(List.of("a", "b", "c", "meanwhile"), ran);
        queue.call(note("late"));
        assertEquals("late", ran.get(4));
    }

    private Runnable note(String name) {
        return () -> ran.add(name);
    }
}

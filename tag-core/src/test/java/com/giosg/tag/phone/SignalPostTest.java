package com.giosg.tag.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.tag.testing.FakeCallBackend;
import com.giosg.tag.testing.FakeScheduler;
import com.giosg.tag.testing.HalfChance;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalPostTest {
    private final FakeScheduler scheduler = new FakeScheduler();
    private final FakeCallBackend backend = new FakeCallBackend();
    private final SignalPost post = new SignalPost(backend, scheduler, new HalfChance());

    private List<String> posted() {
        scheduler.advance(0);
        return backend.posted("signals");
    }

    @Test
    void whatIsSaidTogetherGoesTogether() {
        post.send("{1}");
        post.send("{2}");

        assertEquals(List.of("\"from\":1,\"signals\":[{1},{2}]"), posted());
    }

    @Test
    void oneRequestIsUnderWayAtATime() {
        post.send("{1}");
        posted();
        post.send("{2}");
        post.send("{3}");
        assertEquals(1, posted().size());
        backend.answer(204);

        assertEquals(List.of("\"from\":1,\"signals\":[{1}]", "\"from\":2,\"signals\":[{2},{3}]"), posted());
        backend.answer(204);
        assertEquals(2, posted().size());
        post.send("{4}");
        assertEquals("\"from\":4,\"signals\":[{4}]", posted().get(2));
    }

    @Test
    void whatDidNotArriveGoesAgainUnderTheSameNumbers() {
        post.send("{1}");
        posted();
        backend.answer(0);
        post.send("{2}");
        scheduler.advance(3_000);
        assertEquals("\"from\":1,\"signals\":[{1},{2}]", posted().get(1));
        backend.answer(503);
        scheduler.advance(3_000);

        assertEquals("\"from\":1,\"signals\":[{1},{2}]", posted().get(2));
    }

    @Test
    void isTriedAgainWithinThreeSecondsHoweverOftenItFails() {
        post.send("{1}");
        for (int i = 1; i <= 20; i++) {
            assertEquals(i, posted().size());
            backend.answer(0);
            scheduler.advance(3_000);
        }
    }

    @Test
    void whatIsRefusedIsNotSentAgain() {
        post.send("{1}");
        posted();
        backend.answer(400);
        post.send("{2}");

        assertEquals("\"from\":2,\"signals\":[{2}]", posted().get(1));
    }

    @Test
    void fiftyGoAtOnce() {
        for (int i = 1; i <= 120; i++) {
            post.send("{" + i + "}");
        }
        assertTrue(posted().get(0).endsWith(",{50}]"));
        backend.answer(204);
        assertTrue(posted().get(1).startsWith("\"from\":51,\"signals\":[{51},"));
        backend.answer(204);

        assertTrue(posted().get(2).startsWith("\"from\":101,\"signals\":[{101},"));
        assertTrue(posted().get(2).endsWith(",{120}]"));
    }

    @Test
    void nothingGoesOnceItIsClosed() {
        post.send("{1}");
        post.close();

        assertEquals(List.of(), posted());
    }
}

package com.giosg.tag.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.tag.ports.CallBackend;
import com.giosg.tag.ports.LiveLine;
import com.giosg.tag.ports.PeerConnection;
import com.giosg.tag.rules.Value;
import com.giosg.tag.testing.FakeScheduler;
import com.giosg.tag.testing.HalfChance;
import com.giosg.tag.testing.JsonValue;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Two ends that offer as they please, over a network that takes its time, agree in the end on what was offered last. */
class NegotiationTest {
    private final FakeScheduler scheduler = new FakeScheduler();
    private Random random = new Random(0);
    private int offers;

    /** WebRTC's rules for descriptions: operations one after the other, rollback of an own offer for the other's. */
    private final class Peer implements PeerConnection {
        private final Queue<Runnable> operations = new ArrayDeque<>();
        private boolean isBusy;
        private String state = "stable";
        /** The offer that is under way. */
        private int offer;

        private int agreed;
        /** It offers what changed once it is stable again. */
        private boolean needsOffer;

        private Negotiation negotiation;
        private int refusals;
        private int rollbacks;

        private void then(Runnable operation) {
            operations.add(operation);
            work();
        }

        private void work() {
            if (!isBusy && !operations.isEmpty()) {
                isBusy = true;
                scheduler.after(random.nextInt(20), () -> {
                    isBusy = false;
                    operations.remove().run();
                    work();
                });
            }
        }

        private void change() {
            needsOffer = true;
            offerWhatChanged();
        }

        private void offerWhatChanged() {
            scheduler.after(random.nextInt(5), () -> {
                if (needsOffer && state.equals("stable") && operations.isEmpty()) {
                    negotiation.offer();
                }
            });
        }

        private void agree() {
            state = "stable";
            agreed = offer;
            offerWhatChanged();
        }

        @Override
        public void describe(Described described) {
            then(() -> {
                if (state.equals("have-remote-offer")) {
                    described.described("{\"type\":\"answer\",\"offer\":" + offer + "}");
                    agree();
                } else {
                    state = "have-local-offer";
                    needsOffer = false;
                    offer = ++offers;
                    described.described("{\"type\":\"offer\",\"offer\":" + offer + "}");
                }
            });
        }

        @Override
        public void take(String description, Taken taken) {
            Value given = JsonValue.read(description);
            boolean isOffer = given.member("type").text().equals("offer");
            then(() -> {
                boolean ok = isOffer
                        ? !state.equals("have-remote-offer")
                        : state.equals("have-local-offer")
                                && offer == (int) given.member("offer").number();
                if (!ok) {
                    refusals++;
                } else if (isOffer) {
                    if (state.equals("have-local-offer")) {
                        needsOffer = true;
                        rollbacks++;
                    }
                    state = "have-remote-offer";
                    offer = (int) given.member("offer").number();
                } else {
                    agree();
                }
                taken.taken(ok);
            });
        }

        @Override
        public boolean isStable() {
            return state.equals("stable");
        }

        @Override
        public void open(String iceServers, boolean picture, Events events) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void addCandidate(String candidate) {
            assertNotEquals("null", candidate);
        }

        @Override
        public void restart() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }
    }

    /** A post whose signals arrive at the other end in their order, each after a while. */
    private SignalPost post(Consumer<Value> other) {
        return new SignalPost(
                new CallBackend() {
                    @Override
                    public LiveLine.Connection listen(int after, LiveLine.Receiver receiver) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public void post(String what, String members, Posted posted) {
                        Value signals = JsonValue.read("{" + members + "}").member("signals");
                        scheduler.after(random.nextInt(60), () -> {
                            for (int i = 0; i < signals.size(); i++) {
                                other.accept(signals.item(i));
                            }
                            posted.posted(204);
                        });
                    }
                },
                scheduler,
                new HalfChance());
    }

    private final Peer visitor = new Peer();
    private final Peer operator = new Peer();

    private void connect() {
        visitor.negotiation = new Negotiation(visitor, true, post(signal -> operator.negotiation.heard(signal)));
        operator.negotiation = new Negotiation(operator, false, post(signal -> visitor.negotiation.heard(signal)));
    }

    @Test
    void oneOffersTheOtherAnswers() {
        connect();
        operator.change();
        scheduler.advance(1000);

        assertEquals(1, visitor.agreed);
        assertEquals(1, operator.agreed);
    }

    @RepeatedTest(500)
    void bothMayOfferAtOnce(RepetitionInfo repetition) {
        random = new Random(repetition.getCurrentRepetition());
        connect();
        for (int i = 0; i < 10; i++) {
            if (random.nextBoolean()) {
                visitor.change();
            }
            if (random.nextBoolean()) {
                operator.change();
            }
            scheduler.advance(random.nextInt(150));
        }
        operator.change();
        scheduler.advance(10_000);

        assertTrue(visitor.isStable() && operator.isStable());
        assertEquals(visitor.agreed, operator.agreed);
        assertTrue(!visitor.needsOffer && !operator.needsOffer, "what was changed was offered");
        assertEquals(0, visitor.refusals + operator.refusals, "each took all that it was given");
    }

    @Test
    void theFirstOfferIsTheOperators() {
        connect();
        visitor.change();
        scheduler.advance(1000);
        assertEquals(0, offers);
        operator.change();
        scheduler.advance(1000);

        assertEquals(2, offers);
        assertEquals(2, visitor.agreed);
        assertEquals(2, operator.agreed);
        assertEquals(0, visitor.rollbacks);
    }

    @Test
    void nothingIsTakenBackWhileItIsMade() {
        connect();
        operator.change();
        scheduler.advance(1000);
        visitor.change();
        scheduler.advance(5);
        visitor.negotiation.heard(JsonValue.read("{\"description\":{\"type\":\"offer\",\"offer\":7}}"));
        assertEquals("stable", visitor.state);
        scheduler.advance(40);

        assertEquals(1, visitor.rollbacks);
    }

    @Test
    void theVisitorTakesItsOfferBack() {
        connect();
        for (int i = 0; i < 20; i++) {
            visitor.change();
            operator.change();
            scheduler.advance(1000);
        }

        assertTrue(visitor.rollbacks > 0);
        assertEquals(0, operator.rollbacks);
    }

    @Test
    void aFailedAnswerLeavesTheNextOfferAlone() {
        connect();
        operator.change();
        scheduler.advance(1000);
        operator.state = "have-remote-offer";
        operator.negotiation.heard(JsonValue.read("{\"description\":{\"type\":\"answer\",\"offer\":9}}"));
        scheduler.advance(100);
        operator.state = "stable";
        visitor.change();
        scheduler.advance(1000);

        assertEquals(visitor.agreed, operator.agreed);
        assertEquals(2, operator.agreed);
    }
}

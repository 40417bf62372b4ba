package com.giosg.tag.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.tag.FakeScheduler;
import com.giosg.tag.JsonValue;
import com.giosg.tag.messages.Command;
import com.giosg.tag.messages.Reply;
import com.giosg.tag.messages.Request;
import com.giosg.tag.ports.Outcome;
import com.giosg.tag.ports.Page;
import com.giosg.tag.ports.Transport;
import com.giosg.tag.ports.Visitor;
import com.giosg.tag.rules.Limits;
import com.giosg.tag.rules.Text;
import com.giosg.tag.rules.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CourierTest {
    private final FakeScheduler scheduler = new FakeScheduler();
    private final Line line = new Line();
    private final List<String> outcomes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private String title = "";
    private final KnownVisitor visitor = new KnownVisitor();
    private final Courier courier = new Courier(line, scheduler, visitor, new Page() {
        @Override
        public String toJson() {
            return "{\"url\":\"https://shop.example/\",\"title\":\"" + title + "\"}";
        }

        @Override
        public void warn(String message) {
            warnings.add(message);
        }
    });

    @Test
    void commandsOfOneTurnShareARequestInTheirOrder() {
        deliver("a");
        deliver("b");
        scheduler.turn();

        assertEquals(List.of("a", "b"), line.methods(0));
        line.accept();
        assertEquals(List.of("a ok", "b ok"), outcomes);
    }

    @Test
    void oneRequestIsUnderWayAtATime() {
        deliver("a");
        scheduler.turn();
        deliver("b");
        deliver("c");
        courier.reportPage();
        while (scheduler.turn()) {
            assertEquals(1, line.bodies.size());
        }

        line.accept();
        scheduler.turn();

        assertEquals(List.of("b", "c"), line.methods(1));
        line.accept();
        assertFalse(scheduler.turn(), "the report went along with the commands");
    }

    @Test
    void aPageThatACommandRegisteredIsNotRegisteredAgain() {
        deliver("a");
        scheduler.turn();
        line.accept();

        courier.registerPage();

        assertFalse(scheduler.turn());
    }

    @Test
    void aPageThatHasItsTitleSinceThenIsRegisteredAgain() {
        deliver("a");
        scheduler.turn();
        line.accept();
        title = "Shop";

        courier.registerPage();
        scheduler.turn();

        assertEquals("Shop", line.request(1).page.member("title").text());
    }

    @Test
    void registeringAPageNeedsNoCommand() {
        courier.registerPage();
        scheduler.turn();

        assertEquals(List.of(), line.methods(0));
        assertEquals("https://shop.example/", line.request(0).page.member("url").text());
    }

    @Test
    void aRequestHoldsAtMostAHundredCommandsAnd60Kilobytes() {
        IntStream.range(0, 250).forEach(i -> deliver("m" + i));
        for (int i = 0; i < 3; i++) {
            scheduler.turn();
            line.accept();
        }
        assertEquals(List.of(100, 100, 50), IntStream.range(0, 3).mapToObj(i -> line.methods(i).size()).toList());

        String large = "[\"" + "é".repeat(Limits.CALL_BYTES / 2 - 4) + "\"]";
        IntStream.range(0, 3).forEach(i -> deliver("large" + i, large));
        for (int i = 3; i < 6; i++) {
            scheduler.turn();
            line.accept();
        }
        for (String body : line.bodies) {
            assertTrue(Text.utf8Length(body) <= Limits.REQUEST_BYTES);
        }
        assertEquals(253, outcomes.size());
    }

    @Test
    void eachAnswerGoesToItsOwnCall() {
        deliver("a");
        deliver("b");
        scheduler.turn();

        line.answer(200, reply(Reply.answer("1", 404, "{\"code\":\"not_found\",\"message\":\"no goal\"}"),
                Reply.answer("2", 200, "[\"r\"]")));

        assertEquals(List.of("a not_found no goal 404 {\"code\":\"not_found\",\"message\":\"no goal\"}",
                "b ok [\"r\"]"), outcomes);
    }

    @Test
    void aRefusedRequestRefusesItsCommands() {
        deliver("a");
        scheduler.turn();

        line.answer(413, "{\"code\":\"invalid_argument\",\"message\":\"too large\"}");

        assertEquals(List.of("a invalid_argument too large 413 {\"code\":\"invalid_argument\",\"message\":\"too large\"}"),
                outcomes);
    }

    @Test
    void whatIsNotAnsweredIsUnavailable() {
        deliver("a");
        scheduler.turn();
        line.receiver.failed();
        deliver("b");
        scheduler.turn();
        line.answer(503, "null");

        assertEquals(List.of("a unavailable the backend cannot be reached 0",
                "b unavailable the backend cannot be reached 503"), outcomes);
    }

    @Test
    void anotherSecretMakesANewVisitorOnce() {
        deliver("a");
        scheduler.turn();
        line.answer(401, "{\"code\":\"not_allowed\",\"message\":\"no\"}");

        assertEquals(1, visitor.renewals);
        assertEquals(line.methods(0), line.methods(1));
        line.answer(401, "{\"code\":\"not_allowed\",\"message\":\"no\"}");
        assertEquals(1, visitor.renewals);
        assertEquals(1, outcomes.size());

        deliver("b");
        scheduler.turn();
        line.accept();
        deliver("c");
        scheduler.turn();
        line.answer(401, "{\"code\":\"not_allowed\",\"message\":\"no\"}");
        assertEquals(2, visitor.renewals);
    }

    @Test
    void aPageThatIsNotServedIsWarnedOnce() {
        for (int i = 0; i < 2; i++) {
            courier.reportPage();
            scheduler.turn();
            line.answer(403, "{\"code\":\"not_allowed\",\"message\":\"not your domain\"}");
        }

        courier.reportPage();
        scheduler.turn();
        line.answer(403, "null");

        assertEquals(List.of("not your domain"), warnings);
    }

    private void deliver(String method) {
        deliver(method, "[]");
    }

    private void deliver(String method, String arguments) {
        courier.deliver(new Command("0".repeat(32), "m", method, arguments), new Outcome() {
            @Override
            public void resolve(Value result) {
                outcomes.add(method + " ok" + (result.type() == Value.NULL ? "" : " " + result.json()));
            }

            @Override
            public void reject(String code, String message, int status, Value body) {
                outcomes.add(method + " " + code + " " + message + " " + status + (body == null ? "" : " " + body.json()));
            }
        });
    }

    private static String reply(String... answers) {
        return Reply.write(1_000, "{\"id\":\"v\",\"session_id\":\"s\",\"visit_count\":1,\"rooms\":[]}", List.of(answers));
    }

    /** A line whose other end is the test. */
    private static final class Line implements Transport {
        final List<String> bodies = new ArrayList<>();
        Receiver receiver;

        @Override
        public void post(String body, Receiver receiver) {
            bodies.add(body);
            this.receiver = receiver;
        }

        Request request(int index) {
            return Request.read(JsonValue.read(bodies.get(index)));
        }

        List<String> methods(int index) {
            List<String> methods = new ArrayList<>();
            for (Command command : request(index).commands) {
                methods.add(command.method);
            }
            return methods;
        }

        void answer(int status, String body) {
            receiver.answered(status, JsonValue.read(body));
        }

        void accept() {
            answer(200, reply(methods(bodies.size() - 1).stream().map(method -> Reply.answer("1", 200, "null"))
                    .toArray(String[]::new)));
        }
    }

    private static final class KnownVisitor implements Visitor {
        int renewals;

        @Override
        public String id() {
            return "826100fd-b473-49b0-bafd-d7332622bae8";
        }

        @Override
        public String secret() {
            return "0".repeat(32);
        }

        @Override
        public void renew() {
            renewals++;
        }

        @Override
        public void update(Value visitor) {
        }
    }
}

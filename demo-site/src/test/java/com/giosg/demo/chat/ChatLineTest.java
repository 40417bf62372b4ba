package com.giosg.demo.chat;

import static com.giosg.demo.testing.TestVisitor.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.TestLine;
import com.giosg.demo.testing.TestSite;
import com.giosg.demo.testing.TestVisitor;
import com.giosg.tag.rules.Limits;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The line over which a visitor's chat window hears what is said. */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class ChatLineTest {
    @Parameter
    private DatabaseKind kind;

    private TestSite site() {
        return TestSite.shared(kind);
    }

    private HttpResponse<String> ask(String body) {
        return ask(body, "http://localhost:3000");
    }

    private HttpResponse<String> ask(String body, String origin) {
        return site().send("POST", TestLine.PATH, body, "Origin", origin);
    }

    private static void send(TestVisitor visitor, String text) {
        assertEquals(
                200,
                visitor.send(TestVisitor.command("window", "send", "[\"" + text + "\"]"))
                        .statusCode());
    }

    /** The chat of a visitor who has one. */
    private String chat(TestVisitor visitor) {
        return site().list("/chats?is_ended=false").stream()
                .filter(chat -> visitor.id.equals(chat.get("visitor_id").textValue()))
                .map(chat -> chat.get("id").textValue())
                .findFirst()
                .orElseThrow();
    }

    private void answer(String chat, String text) {
        assertEquals(
                201,
                site().staff("POST", "/chats/" + chat + "/messages", "{\"message\":\"" + text + "\"}")
                        .statusCode());
    }

    private static List<String> texts(JsonNode line) {
        return line.get("messages").findValuesAsText("text");
    }

    private static List<Long> sequences(JsonNode line) {
        List<Long> sequences = new ArrayList<>();
        line.get("messages")
                .forEach(message -> sequences.add(message.get("sequence").longValue()));
        return sequences;
    }

    @Test
    void tellsOnceWhatIsThere() {
        TestVisitor visitor = site().visitor();
        visitor.reply();
        HttpResponse<String> empty = ask(TestLine.body(visitor, 0, false));
        assertEquals("{\"newest\":0,\"cleared\":0,\"is_open\":false,\"messages\":[]}\n", empty.body());
        assertEquals(
                "application/x-ndjson",
                empty.headers().firstValue("Content-Type").orElse(""));
        assertEquals("no-store", empty.headers().firstValue("Cache-Control").orElse(""));
        assertEquals("no", empty.headers().firstValue("X-Accel-Buffering").orElse(""));
        assertEquals(
                "*", empty.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        visitor.call("window", "send", "[\"H\\u00e9llo \\ud83d\\ude00\\n\",\"k1\"]");
        answer(chat(visitor), "Hi");
        JsonNode line = TestLine.read(site(), visitor, 0);
        assertEquals(2, line.get("newest").intValue());
        assertTrue(line.get("is_open").booleanValue());
        JsonNode first = line.at("/messages/0");
        Set<String> names = new TreeSet<>();
        first.fieldNames().forEachRemaining(names::add);
        assertEquals(
                Set.of("sequence", "id", "type", "sender", "name", "avatar", "text", "notice", "key", "time"), names);
        assertEquals("H\u00e9llo \ud83d\ude00\n", first.get("text").textValue());
        assertEquals("k1", first.get("key").textValue());
        assertEquals(site().clock.millis(), first.get("time").longValue());
        JsonNode second = line.at("/messages/1");
        // The window says it in the page's language.
        assertEquals(
                "msg user null",
                second.get("type").textValue() + " " + second.get("sender").textValue() + " "
                        + second.get("name").textValue());
        assertTrue(second.get("key").isNull());
        assertEquals(List.of(2L), sequences(TestLine.read(site(), visitor, 1)));
        assertEquals(List.of(), sequences(TestLine.read(site(), visitor, 2)));
    }

    @Test
    void tellsTheNewestTwoHundred() {
        TestVisitor visitor = site().visitor();
        send(visitor, "first");
        String chat = chat(visitor);
        for (int i = 2; i <= 203; i++) {
            answer(chat, "message " + i);
        }
        List<Long> expected = LongStream.rangeClosed(4, 203).boxed().toList();
        assertEquals(expected, sequences(TestLine.read(site(), visitor, 0)));
        assertEquals(expected, sequences(TestLine.read(site(), visitor, 2)));
        assertEquals(List.of(203L), sequences(TestLine.read(site(), visitor, 202)));
        try (TestLine line = new TestLine(site(), visitor, 0)) {
            assertEquals(expected, sequences(line.next()));
        }
    }

    @Test
    void tellsNoMoreAtFirstThanALineMayHold() {
        TestVisitor visitor = site().visitor();
        visitor.call("window", "send", "[\"first\"]");
        String chat = chat(visitor);
        // Six bytes a character.
        String longest = "\\u0001".repeat(Limits.MESSAGE_CHARACTERS);
        for (int i = 2; i <= 60; i++) {
            answer(chat, longest);
        }
        List<Long> sequences = sequences(TestLine.read(site(), visitor, 0));
        assertEquals(60, sequences.get(sequences.size() - 1));
        int characters = sequences.size() * Limits.MESSAGE_CHARACTERS;
        assertTrue(characters > 90_000 && characters <= 100_000, characters + " characters");
        assertEquals(LongStream.rangeClosed(61 - sequences.size(), 60).boxed().toList(), sequences);
        try (TestLine line = new TestLine(site(), visitor, 3)) {
            assertEquals(sequences, sequences(line.next()));
            answer(chat, "later");
            assertEquals(List.of("later"), texts(line.next()));
        }
    }

    @Test
    void tellsAtOnceWhatHappens() {
        TestVisitor visitor = site().visitor();
        TestVisitor somebodyElse = site().visitor();
        visitor.reply();
        try (TestLine line = new TestLine(site(), visitor, 0)) {
            assertEquals(
                    "{\"newest\":0,\"cleared\":0,\"is_open\":false,\"messages\":[]}",
                    line.next().toString());
            send(visitor, "one");
            JsonNode one = line.next();
            assertEquals(List.of("one"), texts(one));
            assertTrue(one.get("is_open").booleanValue());
            send(somebodyElse, "not for this window");
            String chat = chat(visitor);
            site().staff("POST", "/chats/" + chat + "/typing", null);
            assertEquals("{\"typing\":\"\"}", line.next().toString());
            answer(chat, "two");
            assertEquals(List.of("two"), texts(line.next()));
            site().staff("POST", "/chats/" + chat + "/end", null);
            JsonNode ended = line.next();
            assertFalse(ended.get("is_open").booleanValue());
            assertEquals("ended", ended.at("/messages/0/notice").textValue());
            // Neither typing in a chat that is over nor ending it again is news.
            site().staff("POST", "/chats/" + chat + "/typing", null);
            site().staff("POST", "/chats/" + chat + "/end", null);
            visitor.call("chat", "close", "[{\"clearHistory\":true}]");
            assertEquals(
                    "{\"newest\":3,\"cleared\":3,\"is_open\":false,\"messages\":[]}",
                    line.next().toString());
            visitor.call("chat", "startTask", "[\"task\"]");
            assertEquals(List.of("task"), texts(line.next()));
            visitor.call("chat", "close", "[{\"clearHistory\":true,\"message\":\"Bye\"}]");
            JsonNode closed = line.next();
            assertEquals(5, closed.get("cleared").intValue());
            assertEquals(List.of("Bye"), texts(closed));
        }
    }

    @Test
    void goesOnWhereTheWindowLeftOff() {
        TestVisitor visitor = site().visitor();
        send(visitor, "one");
        String chat = chat(visitor);
        long newest;
        try (TestLine line = new TestLine(site(), visitor, 0)) {
            assertEquals(List.of("one"), texts(line.next()));
            answer(chat, "two");
            newest = line.next().get("newest").longValue();
        }
        answer(chat, "three");
        try (TestLine line = new TestLine(site(), visitor, newest)) {
            assertEquals(List.of("three"), texts(line.next()));
            answer(chat, "four");
            assertEquals(List.of("four"), texts(line.next()));
        }
        // A number that this database never gave is none.
        assertEquals(List.of("one", "two", "three", "four"), texts(TestLine.read(site(), visitor, 1_000)));
        try (TestLine line = new TestLine(site(), visitor, 5)) {
            JsonNode all = line.next();
            assertEquals(4, all.get("newest").intValue());
            assertEquals(List.of("one", "two", "three", "four"), texts(all));
            answer(chat, "five");
            assertEquals(List.of("five"), texts(line.next()));
        }
    }

    @Test
    void reachesAllWindowsOfAVisitor() {
        TestVisitor visitor = site().visitor();
        visitor.reply();
        try (TestLine one = new TestLine(site(), visitor, 0);
                TestLine other = new TestLine(site(), visitor, 0)) {
            one.next();
            other.next();
            send(visitor, "to both");
            assertEquals(List.of("to both"), texts(one.next()));
            assertEquals(List.of("to both"), texts(other.next()));
        }
    }

    @Test
    void isForTheVisitorOnTheOrganisationsPagesOnly() {
        TestVisitor visitor = site().visitor();
        visitor.reply();
        for (boolean isLive : new boolean[] {true, false}) {
            String body = TestLine.body(visitor, 0, isLive);
            assertRefused(401, "not_allowed", ask(body.replace(visitor.secret, hex())));
            assertRefused(
                    404,
                    "not_found",
                    ask(body.replace(visitor.id, UUID.randomUUID().toString())));
            assertRefused(403, "not_allowed", ask(body, "https://elsewhere.example"));
            assertRefused(403, "not_allowed", ask(body, "null"));
            assertRefused(403, "not_allowed", site().send("POST", TestLine.PATH, body));
            assertRefused(
                    404,
                    "not_found",
                    site().send(
                                    "POST",
                                    "/live2/00000000-0000-0000-0000-000000000000/chat",
                                    body,
                                    "Origin",
                                    "http://localhost"));
        }
        String good = TestLine.body(visitor, 0, false);
        for (String bad : List.of(
                "",
                "[]",
                "{}",
                good.replace(visitor.id, "x"),
                good.replace(visitor.secret, "x"),
                good.replace(":0,", ":-1,"),
                good.replace(":0,", ":1.5,"),
                good.replace(":0,", ":\"0\","),
                good.replace(":0,", ":null,"),
                good.replace("false", "0"))) {
            assertRefused(400, "invalid_argument", ask(bad));
        }
        assertEquals(405, site().send("GET", TestLine.PATH, null).statusCode());
    }

    private static void assertRefused(int status, String code, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(code, TestSite.json(response.body()).get("code").textValue());
        assertEquals(
                "*",
                response.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
    }

    @Test
    void manyWhoSpeakAtOnceAreHeardInOneOrderWithoutGaps() throws Exception {
        TestVisitor visitor = site().visitor();
        send(visitor, "first");
        String chat = chat(visitor);
        int threads = 6;
        int each = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (TestLine line = new TestLine(site(), visitor, 0)) {
            List<CompletableFuture<Void>> speaking = IntStream.range(0, threads)
                    .mapToObj(thread -> CompletableFuture.runAsync(
                            () -> {
                                for (int i = 0; i < each; i++) {
                                    if (thread % 3 == 0) {
                                        send(visitor, thread + " " + i);
                                    } else {
                                        answer(chat, thread + " " + i);
                                    }
                                }
                            },
                            pool))
                    .toList();
            List<Long> sequences = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            while (sequences.size() < 1 + threads * each) {
                JsonNode news = line.next();
                sequences.addAll(sequences(news));
                texts.addAll(texts(news));
                assertEquals(
                        sequences.get(sequences.size() - 1), news.get("newest").longValue());
            }
            CompletableFuture.allOf(speaking.toArray(CompletableFuture[]::new)).join();
            assertEquals(LongStream.rangeClosed(1, 1 + threads * each).boxed().toList(), sequences);
            for (int thread = 0; thread < threads; thread++) {
                String prefix = thread + " ";
                assertEquals(
                        IntStream.range(0, each).mapToObj(i -> prefix + i).toList(),
                        texts.stream().filter(text -> text.startsWith(prefix)).toList());
            }
            assertEquals(
                    texts,
                    site().list("/chats/" + chat + "/messages").stream()
                            .map(message -> message.get("message").textValue())
                            .toList());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aRestartedServerEndsItAndItGoesOnThere() {
        TestSite site = new TestSite(kind.open());
        TestVisitor visitor = site.visitor();
        visitor.reply();
        try (TestLine line = new TestLine(site, visitor, 0)) {
            line.next();
            site.server.close();
            line.awaitEnd();
        } finally {
            site.close();
        }
    }
}

package com.giosg.tag.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.tag.testing.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private final Conversation conversation = new Conversation();

    @Test
    void eachMessageIsTakenOnceHoweverOftenItIsTold() {
        assertTrue(conversation.take(line(1, 2), true));
        assertTrue(conversation.take(line(1, 3), true));
        assertTrue(conversation.take(line(2, 3), false));

        assertEquals(List.of(1, 2, 3), sequences());
        assertEquals(3, conversation.newest());
    }

    @Test
    void ofWhatAnotherTabWasToldNothingIsTakenWhereSomethingIsMissingBefore() {
        conversation.take(line(1, 2), true);

        assertFalse(conversation.take(line(4, 5), false));
        assertFalse(conversation.take(JsonValue.of("{'newest':3,'cleared':0,'is_open':true,'messages':[]}"), false));
        assertEquals(List.of(1, 2), sequences());

        assertTrue(conversation.take(line(3, 5), false));
        assertEquals(List.of(1, 2, 3, 4, 5), sequences());
    }

    @Test
    void whatThisPageAskedForMayBeginLater() {
        assertTrue(conversation.take(line(301, 302), true));

        assertEquals(List.of(301, 302), sequences());
    }

    @Test
    void whatWasClearedIsGoneAndDoesNotComeBack() {
        conversation.take(line(1, 3), true);
        conversation.take(
                JsonValue.of("{'newest':5,'cleared':4,'is_open':false,'messages':[" + message(5) + "]}"), false);

        assertEquals(List.of(5), sequences());

        conversation.take(
                JsonValue.of("{'newest':5,'cleared':4,'is_open':false,'messages':[" + message(4) + "]}"), true);
        assertEquals(List.of(5), sequences());
        conversation.take(JsonValue.of("{'newest':5,'cleared':5,'is_open':false,'messages':[]}"), true);
        assertNull(conversation.first());
        conversation.take(line(6, 6), false);
        assertEquals(List.of(6), sequences());
    }

    @Test
    void aBackendWithAnOlderMemoryIsBelieved() {
        conversation.take(line(1, 9), true);
        conversation.take(line(1, 3), true);

        assertEquals(List.of(1, 2, 3), sequences());
        assertEquals(3, conversation.newest());
    }

    @Test
    void tellsWhetherAChatIsOpen() {
        assertFalse(conversation.isOpen());
        conversation.expect();
        assertTrue(conversation.isOpen());
        conversation.take(JsonValue.of("{'newest':0,'cleared':0,'is_open':false,'messages':[]}"), true);
        assertFalse(conversation.isOpen());
        conversation.take(line(1, 1), true);
        assertTrue(conversation.isOpen());
    }

    @Test
    void whatTheVisitorWroteWaitsUntilItArrives() {
        Outgoing first = conversation.write("k1", "one");
        conversation.write("k2", "two");
        conversation.write("k3", "three");
        first.refusal = "not_allowed";

        conversation.take(
                JsonValue.of("{'newest':1,'cleared':0,'is_open':true,'messages':["
                        + "{'sequence':1,'sender':'visitor','text':'two','key':'k2','time':1}]}"),
                true);

        assertEquals(List.of("one not_allowed", "three null"), outgoing());
        conversation.remove("k1");
        assertEquals(List.of("three null"), outgoing());
        conversation.remove("k3");
        assertEquals(List.of(), outgoing());
    }

    @Test
    void countsWhatOthersSaidAfterAPlace() {
        conversation.take(JsonValue.of("""
                {'newest':5,'cleared':0,'is_open':true,'messages':[
                {'sequence':1,'sender':'visitor','text':'a','time':1},
                {'sequence':2,'sender':'user','text':'b','time':1},
                {'sequence':3,'sender':'user','text':'c','time':1},
                {'sequence':4,'sender':'rule','text':'d','notice':'ended','time':1},
                {'sequence':5,'sender':'rule','text':'e','notice':null,'time':1}]}"""), true);

        assertEquals(3, conversation.unread(0));
        assertEquals(2, conversation.unread(2));
        assertEquals(0, conversation.unread(5));
        assertEquals(5, conversation.newestUnread(0).sequence);
        assertEquals(5, conversation.newestUnread(4).sequence);
        assertNull(conversation.newestUnread(5));
    }

    @Test
    void whoIsTypingStopsWhenTheySpeak() {
        conversation.take(JsonValue.of("{'typing':'Aino'}"), true);
        assertEquals("Aino", conversation.typing());
        conversation.take(line(1, 1), true);
        assertNull(conversation.typing());
        conversation.take(JsonValue.of("{'typing':'Aino'}"), false);
        conversation.stopTyping();
        assertNull(conversation.typing());
    }

    @Test
    void linesOfALaterBackendAreLeftAlone() {
        assertTrue(conversation.take(JsonValue.of("{'new':'kind'}"), true));
        assertTrue(conversation.take(JsonValue.of("null"), true));
        assertTrue(conversation.take(JsonValue.of("[1]"), false));

        assertEquals(List.of(), sequences());
    }

    private List<Integer> sequences() {
        List<Integer> sequences = new ArrayList<>();
        for (Message message = conversation.first(); message != null; message = message.next()) {
            sequences.add(message.sequence);
        }
        return sequences;
    }

    private List<String> outgoing() {
        List<String> outgoing = new ArrayList<>();
        for (Outgoing each = conversation.firstOutgoing(); each != null; each = each.next()) {
            outgoing.add(each.text + " " + each.refusal);
        }
        return outgoing;
    }

    /** A line with the messages of these sequences, from staff. */
    static JsonValue line(int from, int to) {
        return JsonValue.of("{'newest':" + to + ",'cleared':0,'is_open':true,'messages':["
                + IntStream.rangeClosed(from, to)
                        .mapToObj(ConversationTest::message)
                        .collect(Collectors.joining(","))
                + "]}");
    }

    private static String message(int sequence) {
        return "{'sequence':" + sequence + ",'id':'m" + sequence + "','type':'msg','sender':'user','name':'Aino',"
                + "'avatar':null,'text':'text " + sequence + "','notice':null,'key':null,'time':1795000000000}";
    }
}

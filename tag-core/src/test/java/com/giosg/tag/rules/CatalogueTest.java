package com.giosg.tag.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.giosg.tag.testing.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of contract section 4, method by method. */
class CatalogueTest {
    private static final String TOO_MANY_KEYS = keys(201);

    @Test
    void holdsTheDocumentedMethodsAndWhetherTheyAreDurable() {
        assertEquals(
                List.of(
                        "visitor.submit true",
                        "visitor.remove true",
                        "visitor.removeAll true",
                        "visitor.setIdentifier true",
                        "room.join true",
                        "room.leave true",
                        "room.getJoinedRooms false",
                        "goal.matches true",
                        "chat.close false",
                        "chat.hide false",
                        "chat.startTask true",
                        "call.start false",
                        "window.send true"),
                Arrays.stream(Catalogue.methods())
                        .map(method -> method.module + "." + method.name + " " + method.durable)
                        .toList());
    }

    /**
     * How many methods each version has had. Whoever adds methods adds a version with them, here and in the catalogue:
     * else a backend that is older than the page's tag refuses them for good.
     */
    @Test
    void whereMethodsAreAddedTheVersionIsRaised() {
        int[] methods = {13};

        assertEquals(methods[methods.length - 1], Catalogue.methods().length);
        assertEquals(methods.length, Catalogue.VERSION);
    }

    @Test
    void noMethodTakesMoreArgumentsThanAreFrozen() {
        assertEquals(
                Catalogue.MOST_ARGUMENTS,
                Arrays.stream(Catalogue.methods())
                        .mapToInt(ApiMethod::arity)
                        .max()
                        .orElseThrow());
    }

    @Test
    void findsAMethodByItsWholeName() {
        assertEquals("submit", Catalogue.find("visitor", "submit").name);
        assertNull(Catalogue.find("visitor", "join"));
        assertNull(Catalogue.find("constructor", "toString"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "visitor.submit        | [{}]",
                "visitor.submit        | [{'username':'John Doe','__proto__':1,'':null}, 'plain', true, {'name':'My room'}]",
                "visitor.submit        | [{'a':1}, null, null, [{'id':'kbio5de27'},{'name':'Another room'}]]",
                "visitor.submit        | ['aaa.bbb.ccc', 'HS256']",
                "visitor.submit        | [{'_checksum':'00'}, 'md5', true]",
                "visitor.submit        | [7, 'rot13']",
                "visitor.remove        | ['username']",
                "visitor.remove        | ['username', {'id':'x'}]",
                "visitor.removeAll     | []",
                "visitor.removeAll     | [[{'name':'My custom room'}]]",
                "visitor.setIdentifier | ['customer-0123456']",
                "room.join             | [{'id':'x','name':7}]",
                "room.join             | [{'id':null,'name':'Special room'}]",
                "room.leave            | []",
                "room.leave            | [null]",
                "room.getJoinedRooms   | []",
                "goal.matches          | ['2870f654-c6a7-11e6-8a67-60f81db030fe']",
                "goal.matches          | ['x', {'value':1000.1}]",
                "goal.matches          | ['x', {'value':null}]",
                "chat.close            | []",
                "chat.close            | [{'all':true}]",
                "chat.close            | [{'hide':true,'id':'12345689-1234-5678-9012-345678901234','name':'Sales room','other':7}]",
                "chat.close            | [{'message':'Chat conversations has ended!','messageSender':'Chat service','clearHistory':true}]",
                "chat.hide             | [null]",
                "chat.hide             | [{'preserveWindowState':true}]",
                "chat.startTask        | [{'message':'This is a task text'}]",
                "chat.startTask        | ['text', null, true, {'username':'My name','avatar':'https://....'}]",
                "chat.startTask        | ['text', 'HS256', null, {'a':{'b':[1]}}]",
                "call.start            | ['Operator name', 'https://example.com/avatar.png', 'audio+video']",
                "call.start            | ['Operator name']",
                "call.start            | ['Operator name', null, 'audio', 'kbio5de27']",
                "call.start            | ['Operator name', null, 'video', null, 7]",
                "window.send           | ['Hello', 'k1']",
                // Templates write '' for what is not given.
                "visitor.submit        | [{}, '']",
                "visitor.remove        | ['']",
                "room.join             | [{'id':'','name':'Sales'}]",
                "chat.close            | [{'id':'','name':'','message':'','messageSender':''}]",
                "chat.startTask        | ['text', '']",
                "call.start            | ['x', '', '', '']",
            })
    void aGoodCallPasses(String method, String arguments) {
        assertNull(check(method, arguments));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "visitor.submit        | []                           | variables is missing",
                "visitor.submit        | [null]                       | variables is missing",
                "visitor.submit        | ['text']                     | variables must be an object",
                "visitor.submit        | [[]]                         | variables must be an object",
                "visitor.submit        | [{}, 7]                      | signing_algorithm must be a string",
                "visitor.submit        | [{}, 'HS256']                | variables must be a JSON Web Token, a string, as signing_algorithm says",
                "visitor.submit        | ['', 'RS512']                | variables must not be empty",
                "visitor.submit        | ['x', 'sha1']                | variables must be an object",
                "visitor.submit        | [{}, 'plain', 'true']        | replace_existing must be true or false",
                "visitor.submit        | [{}, 'plain', 1]             | replace_existing must be true or false",
                "visitor.submit        | [{}, 'plain', true, 'Sales'] | room_information must be an object or an array of objects",
                "visitor.submit        | [{}, 'plain', true, []]      | room_information must be 1 to 20 rooms",
                "visitor.remove        | []                           | key is missing",
                "visitor.remove        | [{'name':'My room'}]         | key must be a string",
                "visitor.removeAll     | [['My room']]                | room_information must be an object or an array of objects",
                "visitor.setIdentifier | [123]                        | identifier must be a string",
                "visitor.setIdentifier | ['\\u0000']                  | identifier must not hold U+0000 or half a surrogate pair",
                "room.join             | []                           | room_information is missing",
                "room.join             | [{}]                         | room_information needs an id or a name",
                "room.join             | [{'id':''}]                  | room_information needs an id or a name",
                "room.join             | [{'id':7}]                   | room_information.id must be a string",
                "room.join             | [[{'id':'x'},{'name':''}]]   | room_information needs an id or a name",
                "room.leave            | [[]]                         | room_information must be 1 to 20 rooms",
                "goal.matches          | []                           | goal_id is missing",
                "goal.matches          | ['x', 10]                    | options must be an object",
                "goal.matches          | ['x', {'value':'10'}]        | options.value must be a finite number",
                "goal.matches          | ['x', {'value':1e999}]       | options.value must be a finite number",
                "chat.close            | [true]                       | options must be an object",
                "chat.close            | [{'all':1}]                  | options.all must be true or false",
                "chat.close            | [{'hide':'true'}]            | options.hide must be true or false",
                "chat.close            | [{'id':7}]                   | options.id must be a string",
                "chat.close            | [{'clearHistory':'yes'}]     | options.clearHistory must be true or false",
                "chat.close            | [{'message':{}}]             | options.message must be a string",
                "chat.close            | [{'messageSender':['x']}]    | options.messageSender must be a string",
                "chat.hide             | [[]]                         | options must be an object",
                "chat.hide             | [{'preserveWindowState':{}}] | options.preserveWindowState must be true or false",
                "chat.startTask        | []                           | initialMessage is missing",
                "chat.startTask        | [7]                          | initialMessage must be a string",
                "chat.startTask        | ['']                         | initialMessage must not be empty",
                "chat.startTask        | [{}]                         | initialMessage.message must be a string",
                "chat.startTask        | [{'message':''}]             | initialMessage.message must not be empty",
                "chat.startTask        | [{'message':'\\u0000'}]      | initialMessage.message must not hold U+0000 or half a surrogate pair",
                "chat.startTask        | ['x', {}]                    | roomId must be a string",
                "chat.startTask        | ['x', 'y', 'true']           | isAnonymous must be true or false",
                "chat.startTask        | ['x', null, true, 'name']    | visitorVariables must be an object",
                "call.start            | []                           | operatorName is missing",
                "call.start            | ['']                         | operatorName must not be empty",
                "call.start            | [7]                          | operatorName must be a string",
                "call.start            | ['x', 7]                     | operatorAvatarUrl must be a string",
                "call.start            | ['x', null, 'sound']         | kind must be audio, video or audio+video",
                "call.start            | ['x', null, 'audio,video']   | kind must be audio, video or audio+video",
                "call.start            | ['x', null, ['audio']]       | kind must be audio, video or audio+video",
                "call.start            | ['x', null, 'audio', {}]     | roomId must be a string",
                "window.send           | ['']                         | message must not be empty",
            })
    void aBadCallIsRefusedByTheNameOfItsArgument(String method, String arguments, String message) {
        assertEquals(message, check(method, arguments));
    }

    @Test
    void limitsAreInclusive() {
        assertNull(check("visitor.remove", "['" + "k".repeat(128) + "']"));
        assertEquals("key must be of at most 128 characters", check("visitor.remove", "['" + "k".repeat(129) + "']"));
        assertNull(check("visitor.setIdentifier", "['" + "\uD83D\uDE00".repeat(127) + "i']"));
        assertEquals(
                "identifier must be of at most 255 characters",
                check("visitor.setIdentifier", "['" + "\uD83D\uDE00".repeat(128) + "']"));
        assertNull(check("visitor.submit", "[{'" + "k".repeat(128) + "':1}]"));
        assertEquals(
                "a key of variables must be of at most 128 characters",
                check("visitor.submit", "[{'" + "k".repeat(129) + "':1}]"));
        assertNull(check("visitor.submit", "[" + keys(200) + "]"));
        assertEquals("variables must be of at most 200 keys", check("visitor.submit", "[" + TOO_MANY_KEYS + "]"));
        assertEquals(
                "visitorVariables must be of at most 200 keys",
                check("chat.startTask", "['x', null, null, " + TOO_MANY_KEYS + "]"));
        assertNull(check("chat.startTask", "['" + "m".repeat(2000) + "']"));
        assertEquals(
                "initialMessage.message must be of at most 2000 characters",
                check("chat.startTask", "[{'message':'" + "m".repeat(2001) + "'}]"));
        assertEquals(
                "options.message must be of at most 2000 characters",
                check("chat.close", "[{'message':'" + "m".repeat(2001) + "'}]"));
        assertNull(check("room.join", "[" + rooms(20) + "]"));
        assertEquals("room_information must be 1 to 20 rooms", check("room.join", "[" + rooms(21) + "]"));
    }

    @Test
    void anArgumentIsNested32LevelsDeepAtMost() {
        String deepest = "{'a':".repeat(31) + "[1]" + "}".repeat(31);
        assertNull(check("visitor.submit", "[" + deepest + "]"));
        assertEquals(
                "variables must not be nested more than 32 levels deep",
                check("visitor.submit", "[{'b':" + deepest + "}]"));
        assertEquals(
                "visitorVariables must not be nested more than 32 levels deep",
                check("chat.startTask", "['a,[{', '\\\\', true, {'b':" + deepest + "}]"));
        assertEquals(
                "options must not be nested more than 32 levels deep",
                check("goal.matches", "['x', {'value':" + "[".repeat(900) + "]".repeat(900) + "}]"));
        assertNull(check("visitor.submit", "[{'a':'" + "[{".repeat(100) + "\\\\'}]"));
    }

    @Test
    void aCallHolds32KilobytesOfUtf8() {
        // ["é…"] with the brackets and quotes of the array and the object around it.
        int around = "[{\"v\":\"\"}]".length();
        assertNull(check("visitor.submit", "[{'v':'" + "é".repeat((Limits.CALL_BYTES - around) / 2) + "'}]"));
        assertEquals(
                "variables is too large: a call may hold 32768 bytes of JSON",
                check("visitor.submit", "[{'v':'" + "é".repeat((Limits.CALL_BYTES - around) / 2 + 1) + "'}]"));
    }

    private static String keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> "'k" + i + "':1").collect(Collectors.joining(",", "{", "}"));
    }

    private static String rooms(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{'id':'r" + i + "'}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String check(String path, String arguments) {
        String[] names = path.split("\\.");
        ApiMethod method = Catalogue.find(names[0], names[1]);
        assertNotNull(method, path);
        JsonValue call = JsonValue.of(arguments);
        String fault = method.check(call, call.json());
        return fault == null ? null : Explanation.of(fault);
    }
}

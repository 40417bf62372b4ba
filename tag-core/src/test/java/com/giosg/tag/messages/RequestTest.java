package com.giosg.tag.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.giosg.tag.testing.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {
    private static final String VISITOR = "826100fd-b473-49b0-bafd-d7332622bae8";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String ID = "fedcba9876543210fedcba9876543210";

    @Test
    void theBackendReadsWhatTheTagWrites() {
        String text = Request.begin(VISITOR, SECRET, "{\"url\":\"https://shop.example/\"}")
                + new Command(ID, "goal", "matches", "[\"g\",{\"value\":1.5}]").toJson()
                + "," + new Command(ID, "room", "getJoinedRooms", "[]").toJson() + Request.END;

        Request request = Request.read(JsonValue.read(text));

        assertEquals(VISITOR, request.visitor);
        assertEquals(SECRET, request.secret);
        assertEquals("https://shop.example/", request.page.member("url").text());
        assertEquals(2, request.commands.length);
        assertEquals(ID, request.commands[0].id);
        assertEquals("goal", request.commands[0].module);
        assertEquals("matches", request.commands[0].method);
        assertEquals("[\"g\",{\"value\":1.5}]", request.commands[0].arguments);
        assertEquals("getJoinedRooms", request.commands[1].method);
    }

    @Test
    void aCommandMaySayWhatItComesAfterAndWhenItIsTooLate() {
        String command = new Command(ID, "room", "leave", "[]").toJson();
        Command plain = Request.read(JsonValue.read("{\"page\":{},\"commands\":[" + command + "]}")).commands[0];
        Command bound = Request.read(
                        JsonValue.read("{\"page\":{},\"commands\":[{\"deadline\":1795000000000,\"after\":\"" + SECRET
                                + "\"," + command.substring(1) + "]}"))
                .commands[0];

        assertNull(plain.after);
        assertEquals(Double.POSITIVE_INFINITY, plain.deadline);
        assertEquals(SECRET, bound.after);
        assertEquals(1795000000000.0, bound.deadline);
        assertEquals(ID, bound.id);
    }

    @Test
    void aTagWithoutRandomnessLeavesTheVisitorOut() {
        Request request = Request.read(JsonValue.read(Request.begin(null, null, "{}") + Request.END));

        assertNull(request.visitor);
        assertNull(request.secret);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                                     | the request must be an object",
                "{'page':{}}                                            | commands must be an array of at most 100",
                "{'commands':[]}                                        | page must be an object",
                "{'visitor':'x','page':{},'commands':[]}                | secret must be a string",
                "{'visitor':'x','secret':'y','page':{},'commands':[]}   | visitor must be a UUID",
                "{'visitor':5,'page':{},'commands':[]}                  | visitor must be a string",
                "{'visitor':'826100fd-b473-49b0-bafd-d7332622bae8','secret':'y'} | secret must be 32 hexadecimal digits",
                "{'page':{},'commands':[{}]}                            | id must be a string",
                "{'page':{},'commands':[{'id':'ABC'}]}                  | id must be 32 hexadecimal digits",
                "{'page':{},'commands':[{'id':'fedcba9876543210fedcba9876543210','arguments':{}}]}  | arguments must be an array",
                "{'page':{},'commands':[{'id':'fedcba9876543210fedcba9876543210','arguments':[]}]}  | module must be a string",
                "{'page':{},'commands':[{'id':'fedcba9876543210fedcba9876543210','module':'room','method':'leave','arguments':[],'after':5}]} | after must be a string",
                "{'page':{},'commands':[{'id':'fedcba9876543210fedcba9876543210','module':'room','method':'leave','arguments':[],'after':'FEDCBA9876543210FEDCBA9876543210'}]} | after must be 32 hexadecimal digits",
                "{'page':{},'commands':[{'id':'fedcba9876543210fedcba9876543210','module':'room','method':'leave','arguments':[],'deadline':'1795000000000'}]} | deadline must be a number",
                "{'page':{},'commands':[{'id':'fedcba9876543210fedcba9876543210','module':'room','method':'leave','arguments':[],'deadline':true}]} | deadline must be a number",
            })
    void aMalformedRequestIsRefusedByTheNameOfItsMember(String json, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> Request.read(JsonValue.of(json)))
                        .getMessage());
    }

    @Test
    void aRequestHoldsAtMostAHundredCommands() {
        String command = new Command(ID, "room", "getJoinedRooms", "[]").toJson();
        String hundred = (command + ",").repeat(99) + command;

        assertEquals(100, Request.read(JsonValue.read("{\"page\":{},\"commands\":[" + hundred + "]}")).commands.length);
        assertThrows(
                IllegalArgumentException.class,
                () -> Request.read(JsonValue.read("{\"page\":{},\"commands\":[" + hundred + "," + command + "]}")));
    }
}

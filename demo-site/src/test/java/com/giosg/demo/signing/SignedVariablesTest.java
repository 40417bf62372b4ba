package com.giosg.demo.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.TestSite;
import com.giosg.demo.testing.TestVisitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code visitor.submit} does with signed variables (documentation, "Signing visitor variables"). */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class SignedVariablesTest {
    private static final String DOCUMENTED_TOKEN = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
            + ".eyJjb21pY191cmwiOiJodHRwOi8veGtjZC5jb20vMTM2MC8ifQ.BsjBt9a9imoj9P5_7aIAe5nuhPd5jb8HGvAJKPCwm6A";

    @Parameter
    private DatabaseKind kind;

    private TestSite site() {
        return TestSite.shared(kind);
    }

    private static String token(Map<String, ?> payload) {
        return JWT.create().withPayload(payload).sign(Algorithm.HMAC256(TestSite.SIGNING_SECRET));
    }

    private static String arguments(String token, String more) {
        return "[\"" + token + "\",\"HS256\"" + more + "]";
    }

    private static void assertDone(JsonNode answer) {
        assertEquals(200, answer.get("status").intValue(), answer.toString());
    }

    private static void assertRefused(String code, String reason, JsonNode answer) {
        assertEquals(code, answer.at("/body/code").textValue(), answer.toString());
        assertEquals(code.equals("not_found") ? 404 : 400, answer.get("status").intValue());
        assertTrue(answer.at("/body/message").textValue().contains(reason), answer.toString());
    }

    /** A visitor's variables in a room, each with whether it is signed. */
    private Map<String, String> variables(TestVisitor visitor, String room) {
        Map<String, String> variables = new TreeMap<>();
        site().list("/rooms/" + room + "/visitors/" + visitor.id + "/variables")
                .forEach(variable -> variables.put(
                        variable.get("key").textValue(),
                        variable.get("value") + (variable.get("is_signed").booleanValue() ? " signed" : " unsigned")));
        return variables;
    }

    private Map<String, String> variables(TestVisitor visitor) {
        return variables(visitor, site().room("localhost"));
    }

    @Test
    void signedAndPlainVariablesAreToldApart() {
        TestVisitor visitor = site().visitor();
        assertDone(visitor.call("visitor", "submit", "[{\"tier\":\"silver\",\"age\":29}]"));
        assertDone(visitor.call("visitor", "submit", arguments(token(Map.of("tier", "gold")), "")));
        assertEquals(Map.of("tier", "\"gold\" signed", "age", "29 unsigned"), variables(visitor));

        assertDone(visitor.call("visitor", "submit", "[{\"tier\":\"made up\"}]"));
        assertEquals("\"made up\" unsigned", variables(visitor).get("tier"));
    }

    @Test
    void aPayloadWithItsChecksumIsTaken() {
        TestVisitor visitor = site().visitor();
        assertDone(visitor.call(
                "visitor",
                "submit",
                "[{\"username\":\"John Doe\",\"age\":29,"
                        + "\"_checksum\":\"0ea59ee5af5fa0aba76f1a6fd209d396\"},\"md5\"]"));
        assertEquals(Map.of("username", "\"John Doe\" signed", "age", "29 signed"), variables(visitor));
        assertEquals("John Doe", visitor.seen().get("username").textValue());
    }

    @Test
    void theDocumentedPayloadsAreRefusedAsTheirSecretAndTimeAreOthers() {
        TestVisitor visitor = site().visitor();
        assertRefused(
                "invalid_signature",
                "signature does not match",
                visitor.call("visitor", "submit", arguments(DOCUMENTED_TOKEN, "")));
        assertRefused(
                "invalid_signature",
                "checksum does not match",
                visitor.call(
                        "visitor",
                        "submit",
                        "[{\"username\":\"Django signed\",\"email\":\"django@giosg.com\","
                                + "\"_checksum\":\"e584526251c396fc937e27561c9597c8\",\"_exp\":\"1371720939\"},\"md5\",true]"));
    }

    @Test
    void signedVariablesReplaceAndReachRoomsAsPlainOnesDo() {
        TestVisitor visitor = site().visitor();
        String sales = site().room("Sales");
        String both = ",[{\"name\":\"localhost\"},{\"name\":\"Sales\"}]";
        visitor.call("visitor", "submit", "[{\"old\":1},\"plain\",false" + both + "]");
        assertDone(visitor.call("visitor", "submit", arguments(token(Map.of("a", 1)), ",true" + both)));
        assertEquals(Map.of("a", "1 signed"), variables(visitor));
        assertEquals(Map.of("a", "1 signed"), variables(visitor, sales));
    }

    @Test
    void aBadSignatureChangesNothingInAnyRoom() {
        TestVisitor visitor = site().visitor();
        String both = ",true,[{\"name\":\"localhost\"},{\"name\":\"Sales\"}]";
        visitor.call("visitor", "submit", "[{\"old\":1},\"plain\"" + both + "]");
        String good = token(Map.of("a", 1));
        for (String bad : List.of(
                arguments(good.substring(0, good.length() - 1), both),
                arguments(good.replace(".", ".e"), both),
                "[{\"a\":1,\"_checksum\":\"00\"},\"sha1\"" + both + "]",
                "[\"" + good + "\",\"HS384\"" + both + "]",
                "[\"" + good + "\",\"RS256\"" + both + "]",
                "[\"" + good + "\",\"none\"" + both + "]",
                "[{\"a\":1},\"PLAIN\"" + both + "]",
                "[7,\"rot13\"]")) {
            assertRefused("invalid_signature", "", visitor.call("visitor", "submit", bad));
        }
        assertEquals(Map.of("old", "1 unsigned"), variables(visitor));
        assertEquals(Map.of("old", "1 unsigned"), variables(visitor, site().room("Sales")));
    }

    /** A page cannot make one; whoever does is refused as a whole, as for any body that is not strict JSON. */
    @Test
    void aRequestWithAKeyTwiceIsRefused() {
        TestVisitor visitor = site().visitor();
        visitor.reply();
        HttpResponse<String> response = visitor.send(
                TestVisitor.command(
                        "visitor",
                        "submit",
                        "[{\"age\":30,"
                                + "\"username\":\"John Doe\",\"age\":29,\"_checksum\":\"0ea59ee5af5fa0aba76f1a6fd209d396\"},\"md5\"]"));
        assertEquals(400, response.statusCode());
        assertEquals(Map.of(), variables(visitor));
    }

    @Test
    void aRefusalIsRememberedAndDoesNotHoldUpWhatFollows() {
        TestVisitor visitor = site().visitor();
        String refused = TestVisitor.command("visitor", "submit", arguments(DOCUMENTED_TOKEN, ""));
        String following = TestVisitor.command("visitor", "submit", "[{\"a\":1}]");
        JsonNode answers = visitor.reply(refused, following).get("answers");
        assertRefused("invalid_signature", "signature", answers.get(0));
        assertDone(answers.get(1));
        assertEquals(answers.get(0), visitor.reply(refused).get("answers").get(0));
    }

    @Test
    void aRoomThatRequiresSignaturesTakesSignedVariablesOnly() {
        TestVisitor visitor = site().visitor();
        String room = site().newRoom("signed only");
        String both = ",false,[{\"name\":\"localhost\"},{\"id\":\"" + room + "\"}]";
        site().staff("PATCH", "/rooms/" + room, "{\"is_signature_required\":true}");

        for (String plain : List.of(
                "[{\"a\":1},\"plain\"" + both + "]", "[{\"a\":1},null" + both + "]", "[{},\"plain\"" + both + "]")) {
            assertRefused("invalid_signature", "must be signed", visitor.call("visitor", "submit", plain));
        }
        assertNull(visitor.variable("a"));
        assertEquals(Map.of(), variables(visitor, room));

        assertDone(visitor.call("visitor", "submit", arguments(token(Map.of("a", 2, "b", 3)), both)));
        assertEquals(Map.of("a", "2 signed", "b", "3 signed"), variables(visitor, room));
        assertEquals(Map.of("a", "2 signed", "b", "3 signed"), variables(visitor));
        assertDone(visitor.call("visitor", "remove", "[\"a\",{\"id\":\"" + room + "\"}]"));
        assertEquals(Map.of("b", "3 signed"), variables(visitor, room));
        assertDone(visitor.call("visitor", "removeAll", "[{\"id\":\"" + room + "\"}]"));
        assertEquals(Map.of(), variables(visitor, room));

        site().staff("PATCH", "/rooms/" + room, "{\"is_signature_required\":false}");
        assertDone(visitor.call("visitor", "submit", "[{\"a\":1},\"plain\"" + both + "]"));
    }

    @Test
    void anUnknownRoomRefusesGoodSignaturesToo() {
        TestVisitor visitor = site().visitor();
        assertRefused(
                "not_found",
                "room",
                visitor.call(
                        "visitor",
                        "submit",
                        arguments(token(Map.of("a", 1)), ",false,[{\"name\":\"localhost\"},{\"name\":\"none\"}]")));
        assertEquals(Map.of(), variables(visitor));
    }

    @Test
    void whatATokenHoldsKeepsToTheLimitsOfVariables() {
        TestVisitor visitor = site().visitor();
        Map<String, Object> many = new TreeMap<>();
        for (int i = 0; i < 200; i++) {
            many.put("key" + i, i);
        }
        many.put("exp", 4_000_000_000L);
        assertDone(visitor.call("visitor", "submit", arguments(token(many), "")));
        many.put("one more", 1);
        assertRefused(
                "invalid_argument", "200 keys", visitor.call("visitor", "submit", arguments(token(many), ",true")));
        for (String key : List.of("x".repeat(129), "a\0b")) {
            assertRefused(
                    "invalid_argument",
                    "key of variables",
                    visitor.call("visitor", "submit", arguments(token(Map.of(key, 1)), ",true")));
        }
        assertEquals(200, variables(visitor).size());
        assertDone(visitor.call("visitor", "submit", arguments(token(Map.of("x".repeat(128), 1)), ",true")));
    }

    @Test
    void valuesComeOutAsTheyWereSigned() {
        TestVisitor visitor = site().visitor();
        assertDone(visitor.call(
                "visitor",
                "submit",
                arguments(
                        token(Map.of(
                                "n\u00e4me",
                                "J\u00f6rg \ud83d\ude00",
                                "nested",
                                Map.of("list", List.of(1, true, "x")),
                                "iat",
                                4_000_000_000L)),
                        "")));
        assertEquals(
                "{iat=4000000000 signed, nested={\"list\":[1,true,\"x\"]} signed,"
                        + " n\u00e4me=\"J\u00f6rg \ud83d\ude00\" signed}",
                variables(visitor).toString());
        assertFalse(variables(visitor).containsKey("exp"));
    }
}

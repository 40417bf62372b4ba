package com.giosg.demo.commands;

import static com.giosg.demo.testing.TestVisitor.command;
import static com.giosg.demo.testing.TestVisitor.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.TestSite;
import com.giosg.demo.testing.TestVisitor;
import com.giosg.tag.rules.Catalogue;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A tag whose catalogue is newer than this backend's loses none of its calls to it, nor their order (contract section 6). */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class NewerTagTest {
    private static final String NEW_CALL = command("visitor", "greet", "[]");

    @Parameter
    private DatabaseKind kind;

    private TestSite site() {
        return TestSite.shared(kind);
    }

    @Test
    void whatANewerTagCallsIsPutOffWithAllBehindItAndNotRemembered() {
        TestVisitor visitor = site().visitor();
        String before = command("visitor", "submit", "[{\"before\":1}]");
        String behind = command("visitor", "submit", "[{\"behind\":1}]");

        HttpResponse<String> response = send(visitor, Catalogue.VERSION + 1, before, NEW_CALL, behind);

        assertEquals(200, response.statusCode());
        assertEquals(List.of(200, 503, 503), statuses(response));
        assertEquals("1", response.headers().firstValue("Retry-After").orElse(""));
        assertEquals(1, visitor.variable("before").intValue());
        assertNull(visitor.variable("behind"));

        // As by a backend that knows it by then: here, one that would refuse it for good.
        assertEquals(List.of(400, 200), statuses(send(visitor, Catalogue.VERSION, NEW_CALL, behind)));
        assertEquals(1, visitor.variable("behind").intValue());
    }

    @Test
    void aloneItIsAnsweredWithItsOwnStatus() {
        HttpResponse<String> response = send(site().visitor(), Catalogue.VERSION + 1, NEW_CALL);

        assertEquals(503, response.statusCode());
        assertEquals("1", response.headers().firstValue("Retry-After").orElse(""));
        assertTrue(response.headers().allValues("Access-Control-Expose-Headers").contains("Retry-After"));
        assertEquals(
                "unavailable",
                TestSite.json(response.body()).at("/answers/0/body/code").textValue());
    }

    @Test
    void whatWasAnsweredBeforeIsAnsweredAgainBehindIt() {
        TestVisitor visitor = site().visitor();
        String known = command("visitor", "submit", "[{\"a\":1}]");
        visitor.reply(known);

        assertEquals(List.of(503, 200), statuses(send(visitor, Catalogue.VERSION + 1, NEW_CALL, known)));
    }

    @Test
    void whatANewerTagCallsOfTheKnownMethodsIsDone() {
        HttpResponse<String> response = send(
                site().visitor(),
                Catalogue.VERSION + 1,
                command(hex(), "room", "getJoinedRooms", "[]"),
                command("visitor", "submit", "[]"));

        assertEquals(List.of(200, 400), statuses(response));
        assertTrue(response.headers().firstValue("Retry-After").isEmpty());
    }

    @Test
    void ofATagThatIsNoNewerAnUnknownMethodIsRefusedForGood() {
        TestVisitor visitor = site().visitor();
        assertEquals(List.of(400), statuses(visitor.send(command("visitor", "greet", "[]"))));
        assertEquals(List.of(400), statuses(send(visitor, Catalogue.VERSION, command("visitor", "greet", "[]"))));
        assertEquals(
                400,
                site().post(visitor.request("{}").replaceFirst("\\{", "{\"catalogue\":\"2\","))
                        .statusCode());
    }

    private HttpResponse<String> send(TestVisitor visitor, int catalogue, String... commands) {
        return site().post(visitor.request("{}", commands).replaceFirst("\\{", "{\"catalogue\":" + catalogue + ","));
    }

    private static List<Integer> statuses(HttpResponse<String> response) {
        List<Integer> statuses = new ArrayList<>();
        for (JsonNode answer : TestSite.json(response.body()).get("answers")) {
            statuses.add(answer.get("status").intValue());
        }
        return statuses;
    }
}

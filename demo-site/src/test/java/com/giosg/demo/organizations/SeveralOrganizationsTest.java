package com.giosg.demo.organizations;

import static com.giosg.demo.testing.TestVisitor.command;
import static com.giosg.demo.testing.TestVisitor.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.DemoOrganization;
import com.giosg.demo.rooms.Rooms;
import com.giosg.demo.signing.SigningKeys;
import com.giosg.demo.staff.StaffTokens;
import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.TestLine;
import com.giosg.demo.testing.TestSite;
import com.giosg.demo.testing.TestVisitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Organisations of one backend know nothing of each other. */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class SeveralOrganizationsTest {
    private static final String OTHER = "11111111-2222-3333-4444-555555555555";
    private static final String OTHER_STAFF = "/api/v5/orgs/" + OTHER;
    private static final String OTHER_TOKEN = "token of the other staff";

    @Parameter
    private DatabaseKind kind;

    private TestSite site;

    @BeforeEach
    void start() {
        site = new TestSite(kind.open());
        site.database.write(transaction -> {
            Organization other = Organizations.create(transaction, OTHER, 2, "Other", site.clock.millis());
            return Rooms.create(transaction, other, null, "other.example", "other.example", site.clock.millis());
        });
        new StaffTokens(site.database).set(OTHER, OTHER_TOKEN);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private HttpResponse<String> postToOther(String origin, String body) {
        return site.send("POST", "/live2/" + OTHER + "/commands", body, "Origin", origin);
    }

    private HttpResponse<String> readAsOther(String path) {
        return site.send("GET", path, null, "Authorization", "Token " + OTHER_TOKEN);
    }

    @Test
    void eachServesItsOwnPages() {
        String body = site.visitor().request("{}");
        assertEquals(200, postToOther("https://other.example", body).statusCode());
        assertEquals(403, postToOther("http://localhost", body).statusCode());
        assertEquals(
                403,
                site.send("POST", TestSite.COMMANDS, body, "Origin", "https://other.example")
                        .statusCode());
        assertTrue(site.send("GET", "/live2/" + OTHER, null).body().contains("({\"id\":\"" + OTHER + "\","));
    }

    @Test
    void aVisitorsIdIsSomebodyElseElsewhere() {
        TestVisitor visitor = site.visitor();
        visitor.call("visitor", "submit", "[{\"a\":1}]");
        String elsewhere = visitor.request("{}", command("visitor", "submit", "[{\"b\":2}]"))
                .replace(visitor.secret, hex());
        assertEquals(200, postToOther("http://other.example", elsewhere).statusCode());
        assertEquals(1, site.list("/visitors/" + visitor.id + "/variables").size());
        String there = readAsOther(OTHER_STAFF + "/visitors/" + visitor.id + "/variables")
                .body();
        assertEquals(1, TestSite.json(there).get("results").size());
        assertEquals("b", TestSite.json(there).at("/results/0/key").textValue());
    }

    @Test
    void staffSeeTheirOwnOrganisationOnly() {
        assertEquals(200, readAsOther(OTHER_STAFF + "/rooms").statusCode());
        assertEquals(
                1,
                TestSite.json(readAsOther(OTHER_STAFF + "/rooms").body())
                        .get("results")
                        .size());
        assertEquals(403, readAsOther(TestSite.STAFF + "/rooms").statusCode());
        assertEquals(403, readAsOther(TestSite.STAFF + "/events").statusCode());
        String room = site.room("Sales");
        assertEquals(
                404, readAsOther(OTHER_STAFF + "/rooms/" + room + "/visitors").statusCode());
        assertEquals(404, readAsOther(OTHER_STAFF + "/rooms/" + room + "/chats").statusCode());
        assertEquals(
                404,
                readAsOther(OTHER_STAFF + "/goals/" + TestSite.GOAL + "/matches")
                        .statusCode());
    }

    @Test
    void roomsGoalsAndIdentifiersAreNotFoundFromElsewhere() {
        TestVisitor here = site.visitor();
        here.call("visitor", "setIdentifier", "[\"same\"]");
        TestVisitor there = site.visitor();
        String answers = postToOther(
                        "http://other.example",
                        there.request(
                                "{}",
                                command("room", "join", "[{\"id\":\"" + site.room("Sales") + "\"}]"),
                                command("room", "join", "[{\"name\":\"Sales\"}]"),
                                command("goal", "matches", "[\"" + TestSite.GOAL + "\"]"),
                                command("visitor", "setIdentifier", "[\"same\"]")))
                .body();
        assertEquals("404 404 404 200", String.join(" ", TestSite.json(answers).findValuesAsText("status")));
        assertEquals("[\"same\"]", here.seen().get("identifiers").toString());
    }

    @Test
    void chatsAreNotFoundFromElsewhere() {
        TestVisitor visitor = site.visitor();
        visitor.call("window", "send", "[\"Hello\"]");
        String chat = site.list("/chats").get(0).get("id").textValue();
        String there = OTHER_STAFF + "/chats/" + chat;
        for (String path : List.of("", "/messages")) {
            assertEquals(404, readAsOther(there + path).statusCode());
            assertEquals(
                    403, readAsOther(TestSite.STAFF + "/chats/" + chat + path).statusCode());
        }
        for (String path : List.of("/messages", "/typing", "/end")) {
            assertEquals(
                    404,
                    site.send("POST", there + path, "{\"message\":\"x\"}", "Authorization", "Token " + OTHER_TOKEN)
                            .statusCode());
        }
        assertEquals(1, site.list("/chats/" + chat + "/messages").size());
        assertEquals(
                0,
                TestSite.json(readAsOther(OTHER_STAFF + "/chats").body())
                        .get("results")
                        .size());

        String line = TestLine.body(visitor, 0, false);
        assertEquals(
                404,
                site.send("POST", "/live2/" + OTHER + "/chat", line, "Origin", "https://other.example")
                        .statusCode());
        assertEquals(
                403,
                site.send("POST", "/live2/" + OTHER + "/chat", line, "Origin", "http://localhost")
                        .statusCode());
        assertEquals(
                403,
                site.send("POST", TestLine.PATH, line, "Origin", "https://other.example")
                        .statusCode());

        site.send(
                "PATCH",
                OTHER_STAFF + "/chat_settings",
                "{\"operator_name\":\"Others\",\"color\":\"#000000\"}",
                "Authorization",
                "Token " + OTHER_TOKEN);
        assertTrue(site.get("/chat_settings").get("operator_name").isNull());
        assertTrue(
                site.send("GET", "/live2/" + TestSite.ORGANIZATION, null).body().contains("#1f4fa3"));
        assertTrue(site.send("GET", "/live2/" + OTHER, null).body().contains("#000000"));
    }

    @Test
    void theDemoOrganisationIsMadeInAnEmptyDatabaseOnly() {
        int rooms = site.list("/rooms").size();
        site.newRoom("one more");
        SigningKeys keys = new SigningKeys(site.database, TestSite.SEAL, site.clock);
        DemoOrganization.seed(site.database, keys, "another", site.clock.millis());
        assertEquals(rooms + 1, site.list("/rooms").size());
        assertEquals(1, site.list("/goals").size());
        assertEquals(TestSite.SIGNING_SECRET, keys.secret(TestSite.ORGANIZATION).orElseThrow());
        assertEquals(
                404, site.staff("GET", "/visitors/" + UUID.randomUUID(), null).statusCode());
    }
}

package com.giosg.demo.staff;

import static com.giosg.demo.testing.TestVisitor.command;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.TestSite;
import com.giosg.demo.testing.TestVisitor;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The staff API (contract section 7). */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class StaffApiTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    @Parameter
    private DatabaseKind kind;

    private TestSite site() {
        return TestSite.shared(kind);
    }

    private static void assertFields(String expected, JsonNode json) {
        Set<String> names = new TreeSet<>();
        json.fieldNames().forEachRemaining(names::add);
        assertEquals(new TreeSet<>(List.of(expected.split(" "))), names);
    }

    private void assertRefused(int status, String code, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(code, TestSite.json(response.body()).get("code").textValue());
        assertEquals(
                "application/json",
                response.headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    void isForTheOrganisationsStaffOnly() {
        for (String path : List.of("/rooms", "/goals", "/events", "/visitors/x", "/rooms/x/visitors")) {
            HttpResponse<String> refused = site().send("GET", TestSite.STAFF + path, null);
            assertRefused(401, "not_allowed", refused);
            assertEquals(
                    "Token", refused.headers().firstValue("WWW-Authenticate").orElse(""));
            assertRefused(
                    401,
                    "not_allowed",
                    site().send("GET", TestSite.STAFF + path, null, "Authorization", "Token wrong"));
            assertRefused(
                    401,
                    "not_allowed",
                    site().send("GET", TestSite.STAFF + path, null, "Authorization", "Bearer " + TestSite.STAFF_TOKEN));
        }
        assertRefused(401, "not_allowed", site().send("POST", TestSite.STAFF + "/rooms", "{\"name\":\"x\"}"));
        assertRefused(
                403,
                "not_allowed",
                site().staff("GET", site().origin + "/api/v5/orgs/00000000-0000-0000-0000-000000000000/rooms", null));
        assertRefused(404, "not_found", site().staff("GET", "/nothing", null));
        assertRefused(405, "method_not_allowed", site().staff("DELETE", "/rooms", null));
        assertRefused(400, "invalid_argument", site().staff("GET", "/rooms?cursor=x", null));
    }

    @Test
    void holdsTheDemoOrganisation() {
        List<JsonNode> rooms = site().list("/rooms");
        assertEquals(
                List.of("localhost", "127.0.0.1", "shop.localhost"),
                rooms.stream()
                        .limit(3)
                        .map(room -> room.get("domain").textValue())
                        .toList());
        List<String> names =
                rooms.stream().map(room -> room.get("name").textValue()).toList();
        assertTrue(names.containsAll(List.of(
                "My room", "My custom room", "Another room", "Special room", "Sales", "Sales room", "Support room")));
        List<String> ids =
                rooms.stream().map(room -> room.get("id").textValue()).toList();
        assertTrue(ids.containsAll(List.of(
                "kbio5de27gjo767wcqaafh7g6mpluvar4ofiausuac7acbam",
                "6d8b3520-9384-11ed-a80e-0242ac1100271",
                "12345689-1234-5678-9012-345678901234")));
        JsonNode goal = site().list("/goals").get(0);
        assertEquals(TestSite.GOAL, goal.get("id").textValue());
        assertEquals("10", goal.get("default_value").toString());
    }

    @Test
    void roomsHaveAllFieldsOfThePlatformsType() {
        JsonNode room = site().get("/rooms").at("/results/0");
        assertFields(
                "id name display_name domain token language_code organization_id organization"
                        + " updated_by_user_id updated_by_user created_at updated_at is_online is_deleted is_shared"
                        + " is_service_hours_enabled is_open is_chat_encryption_enabled public_key_id"
                        + " sensitive_data_purge_ttl is_signature_required",
                room);
        assertTrue(room.get("created_at").textValue().matches(TIME));
        assertEquals(TestSite.ORGANIZATION, room.at("/organization/id").textValue());
    }

    @Test
    void roomsAreMadeAndChanged() {
        HttpResponse<String> made = site().staff("POST", "/rooms", "{\"name\":\"R\\u00e4um\"}");
        assertEquals(201, made.statusCode());
        JsonNode room = TestSite.json(made.body());
        assertEquals("R\u00e4um", room.get("display_name").textValue());
        assertTrue(room.get("domain").isNull());
        String path = "/rooms/" + room.get("id").textValue();
        site().clock.advance(Duration.ofSeconds(1));
        HttpResponse<String> changed = site().staff("PATCH", path, "{\"is_signature_required\":true}");
        assertEquals(200, changed.statusCode());
        JsonNode after = TestSite.json(changed.body());
        assertTrue(after.get("is_signature_required").booleanValue());
        assertEquals(room.get("name"), after.get("name"));
        assertEquals(room.get("created_at"), after.get("created_at"));
        assertFalse(room.get("updated_at").equals(after.get("updated_at")));
        site().staff("PATCH", path, "{\"name\":\"Other\"}");
        assertEquals("Other", site().get(path).get("name").textValue());
        assertTrue(site().get(path).get("is_signature_required").booleanValue());
    }

    @Test
    void badInputIsRefusedByTheNameOfItsField() {
        String room = "/rooms/" + site().room("Sales");
        String[][] bad = {
            {"POST", "/rooms", "{}", "name"},
            {"POST", "/rooms", "{\"name\":7}", "name"},
            {"POST", "/rooms", "{\"name\":\"\"}", "name"},
            {"POST", "/rooms", "{\"name\":\"a\\u0000\"}", "name"},
            {"POST", "/rooms", "{\"name\":\"a\\ud800\"}", "name"},
            {"POST", "/rooms", "[]", "body"},
            {"POST", "/rooms", "{", "body"},
            {"POST", "/rooms", "{\"name\":\"a\",\"domain\":\"b\"}", "domain"},
            {"POST", "/rooms", "{\"name\":\"" + "x".repeat(256) + "\"}", "name"},
            {"PATCH", room, "{\"is_signature_required\":1}", "is_signature_required"},
            {"POST", "/goals", "{\"name\":\"g\",\"default_value\":\"1\"}", "default_value"},
            {"POST", "/goals", "{\"name\":\"g\",\"default_value\":1e999}", "default_value"},
            {"POST", "/goals", "{\"name\":\"g\",\"conditions\":[1]}", "conditions"},
            {"POST", "/goals", "{\"name\":\"g\",\"is_any_room_allowed\":false}", "is_any_room_allowed"},
            {"GET", room + "/visitors?is_present=yes", null, "is_present"}
        };
        for (String[] request : bad) {
            HttpResponse<String> response = site().staff(request[0], request[1], request[2]);
            assertRefused(400, "invalid_argument", response);
            String message = TestSite.json(response.body()).get("message").textValue();
            assertTrue(message.contains(request[3]), message);
        }
        for (String path : List.of(
                "/rooms/none",
                "/rooms/none/visitors",
                "/visitors/none",
                "/visitors/none/variables",
                "/visitors/none/goal_matches",
                "/goals/none/matches",
                room + "/visitors/none/variables")) {
            assertRefused(404, "not_found", site().staff("GET", path, null));
        }
        assertRefused(404, "not_found", site().staff("PATCH", "/rooms/none", "{}"));
    }

    @Test
    void listsComeInPagesOldestFirst() {
        TestVisitor visitor = site().visitor();
        for (int from = 0; from < 250; from += 125) {
            StringBuilder variables = new StringBuilder();
            for (int i = from; i < from + 125; i++) {
                variables
                        .append(i == from ? "" : ",")
                        .append("\"k")
                        .append(i)
                        .append("\":")
                        .append(i);
            }
            visitor.call("visitor", "submit", "[{" + variables + "}]");
        }
        String path = "/visitors/" + visitor.id + "/variables";
        JsonNode first = site().get(path);
        assertEquals(100, first.get("results").size());
        assertTrue(first.get("previous").isNull());
        String next = first.get("next").textValue();
        assertTrue(next.startsWith(site().origin + TestSite.STAFF + path + "?cursor="), next);
        JsonNode second = site().get(next);
        JsonNode third = site().get(second.get("next").textValue());
        assertEquals(50, third.get("results").size());
        assertTrue(third.get("next").isNull());
        assertEquals(
                second.get("results"),
                site().get(third.get("previous").textValue()).get("results"));
        JsonNode back = site().get(second.get("previous").textValue());
        assertEquals(first.get("results"), back.get("results"));
        assertTrue(back.get("previous").isNull());
        List<Integer> values = new ArrayList<>();
        site().list(path).forEach(variable -> values.add(variable.get("value").intValue()));
        assertEquals(250, values.size());
        assertEquals(values.stream().sorted().toList(), values);
    }

    @Test
    void roomVisitorsHaveAllFieldsOfThePlatformsType() {
        TestVisitor visitor = site().visitor();
        String room = site().newRoom("fields");
        site().send(
                        "POST",
                        TestSite.COMMANDS,
                        visitor.request(
                                "{\"url\":\"http://localhost/p?q\",\"title\":\"T\",\"language\":\"fi\"}",
                                command("room", "join", "[{\"id\":\"" + room + "\"}]")),
                        "Origin",
                        "http://localhost",
                        "User-Agent",
                        "Agent/1",
                        "Accept-Language",
                        "fi-FI,fi;q=0.8");
        site().clock.advance(Duration.ofSeconds(20));
        visitor.reply();
        JsonNode seen = site().get("/rooms/" + room + "/visitors").at("/results/0");
        assertFields(
                "id room_id is_present session_id explicit_priority implicit_priority visit_count device_type"
                        + " device_screen_width device_screen_height browser_name browser_version browser_language"
                        + " preferred_language_code os_name os_version user_agent ip_address ip_organization geo_city"
                        + " geo_country_code geo_country referrer_url referrer_url_hostname referrer_medium referrer_source"
                        + " original_referrer_url original_referrer_url_hostname original_referrer_medium"
                        + " original_referrer_source page_url page_title canonical_page_url session_started_at updated_at"
                        + " session_duration shopping_cart_currency shopping_cart_total_value"
                        + " shopping_cart_total_subscription_value shopping_cart_locked_at session_autosuggested_at"
                        + " pipeline_step_index pipeline_step_name pipeline_step_count legacy_id username avatar",
                seen);
        assertEquals(visitor.id, seen.get("id").textValue());
        assertEquals(room, seen.get("room_id").textValue());
        assertEquals("http://localhost/p?q", seen.get("page_url").textValue());
        assertEquals("T", seen.get("page_title").textValue());
        assertEquals("fi-FI,fi;q=0.8", seen.get("browser_language").textValue());
        assertEquals("fi", seen.get("preferred_language_code").textValue());
        assertEquals(20, seen.get("session_duration").intValue());
        assertTrue(seen.get("session_started_at").textValue().matches(TIME));
        assertEquals(visitor.reply().at("/visitor/session_id"), seen.get("session_id"));
    }

    @Test
    void presentMeansSeenWithin150Seconds() {
        TestVisitor visitor = site().visitor();
        String room = site().newRoom("presence");
        visitor.call("room", "join", "[{\"id\":\"" + room + "\"}]");
        String path = "/rooms/" + room + "/visitors";
        site().clock.advance(Duration.ofSeconds(150));
        assertTrue(site().get(path).at("/results/0/is_present").booleanValue());
        assertEquals(1, site().list(path + "?is_present=true").size());
        assertEquals(0, site().list(path + "?is_present=false").size());
        site().clock.advance(Duration.ofMillis(1));
        for (int i = 0; i < 2; i++) {
            assertFalse(site().get(path).at("/results/0/is_present").booleanValue());
            assertFalse(visitor.seen().get("is_present").booleanValue());
            assertEquals(0, site().list(path + "?is_present=true").size());
            assertEquals(1, site().list(path + "?is_present=false").size());
            site().server.housekeeping().sweep();
        }
        visitor.reply();
        assertTrue(site().get(path).at("/results/0/is_present").booleanValue());
    }

    @Test
    void variablesHaveAllFieldsOfThePlatformsType() {
        TestVisitor visitor = site().visitor();
        visitor.call("visitor", "submit", "[{\"__a\":{\"b\":[1]}}]");
        String room = visitor.seen().at("/rooms/0").textValue();
        JsonNode variable = site().get("/rooms/" + room + "/visitors/" + visitor.id + "/variables")
                .at("/results/0");
        assertFields(
                "visitor_id room_id key value session_id organization_id created_at updated_at is_signed"
                        + " is_encrypted encrypted_value encrypted_symmetric_key",
                variable);
        assertEquals(visitor.id, variable.get("visitor_id").textValue());
        assertEquals(room, variable.get("room_id").textValue());
        assertEquals("__a", variable.get("key").textValue());
        assertEquals("{\"b\":[1]}", variable.get("value").toString());
        assertFalse(variable.get("is_signed").booleanValue());
        assertEquals(visitor.seen().get("session_id"), variable.get("session_id"));
    }

    @Test
    void staffSetAndRemoveVariables() {
        TestVisitor visitor = site().visitor();
        visitor.reply();
        String path = "/rooms/" + site().room("Sales") + "/visitors/" + visitor.id + "/variables";
        for (String value : List.of("1e400", "null", "{\"b\": \"\\ud800\"}", "\"text\"")) {
            HttpResponse<String> set = site().staff("POST", path, "{\"key\":\"a/b ?%\",\"value\":" + value + "}");
            assertEquals(201, set.statusCode(), set.body());
            assertTrue(set.body().contains("\"value\":" + value), set.body());
        }
        assertEquals(1, site().list(path).size());
        for (String body : List.of(
                "{\"key\":\"a\"}",
                "{\"value\":1}",
                "{\"key\":7,\"value\":1}",
                "{\"key\":\"" + "k".repeat(129) + "\",\"value\":1}",
                "{\"key\":\"a\\u0000\",\"value\":1}",
                "{\"key\":\"\\udc00\",\"value\":1}")) {
            assertRefused(400, "invalid_argument", site().staff("POST", path, body));
        }
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    204, site().staff("DELETE", path + "/a%2Fb%20%3F%25", null).statusCode());
            assertEquals(0, site().list(path).size());
        }
        site().staff("POST", path, "{\"key\":\"\u00e4+b\",\"value\":1}");
        assertEquals(204, site().staff("DELETE", path + "/%C3%A4+b", null).statusCode());
        assertEquals(0, site().list(path).size());
    }

    @Test
    void everyKeyCanBeRemovedByItself() {
        TestVisitor visitor = site().visitor();
        visitor.call("visitor", "submit", "[{\"\":1}]");
        String path = "/rooms/" + site().room("localhost") + "/visitors/" + visitor.id + "/variables";
        assertRefused(405, "method_not_allowed", site().staff("DELETE", path, null));
        assertRefused(400, "invalid_argument", site().staff("DELETE", path + "/%FF", null));
        assertEquals(1, site().list(path).size());
        HttpResponse<String> removed = site().staff("DELETE", path + "/", null);
        assertEquals(204, removed.statusCode());
        assertFalse(removed.headers().firstValue("Content-Type").isPresent());
        assertEquals(0, site().list(path).size());
        for (String key : List.of("/", "a/", ".", "..", "a//b", ";x=y", " ", "%", "?", "#", "\u00e4", "\ufffd")) {
            assertEquals(
                    201,
                    site().staff("POST", path, "{\"key\":\"" + key + "\",\"value\":1}")
                            .statusCode());
            String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8)
                    .replace("+", "%20")
                    .replace(".", "%2E");
            assertEquals(204, site().staff("DELETE", path + "/" + encoded, null).statusCode(), key);
            assertEquals(List.of(), site().list(path), key);
        }
    }

    @Test
    void visitorsAreShownWithTheirIdentifiersAndRooms() {
        TestVisitor visitor = site().visitor();
        visitor.reply(
                command("visitor", "setIdentifier", "[\"id " + visitor.id + "\"]"),
                command("room", "join", "[{\"name\":\"Sales\"}]"));
        JsonNode seen = visitor.seen();
        assertEquals(visitor.id, seen.get("id").textValue());
        assertEquals("id " + visitor.id, seen.at("/identifiers/0").textValue());
        assertEquals(site().room("localhost"), seen.at("/rooms/0").textValue());
        assertEquals(site().room("Sales"), seen.at("/rooms/1").textValue());
        assertTrue(seen.get("username").isNull() && seen.get("avatar").isNull());
        assertEquals(1, seen.get("visit_count").intValue());
    }

    @Test
    void goalsHaveAllFieldsOfThePlatformsType() {
        HttpResponse<String> made = site().staff(
                        "POST",
                        "/goals",
                        "{\"name\":\"G\",\"default_value\":2.5,"
                                + "\"conditions\":[],\"is_any_room_allowed\":true,\"allowed_rooms\":[]}");
        assertEquals(201, made.statusCode());
        JsonNode goal = TestSite.json(made.body());
        assertFields(
                "id created_at created_by_user_id created_by_user updated_at updated_by_user_id updated_by_user"
                        + " organization organization_id name conditions is_any_room_allowed allowed_rooms default_value",
                goal);
        assertEquals("2.5", goal.get("default_value").toString());
        assertTrue(site().list("/goals").contains(goal));
    }

    @Test
    void offlineConversionsFindTheVisitorByIdentifier() {
        TestVisitor visitor = site().visitor();
        visitor.call("visitor", "setIdentifier", "[\"offline " + visitor.id + "\"]");
        String goal = "/goals/" + TestSite.GOAL + "/matches";
        String who = "\"custom_visitor_identity\":\"offline " + visitor.id + "\"";
        HttpResponse<String> made = site().staff(
                        "POST",
                        goal,
                        "{" + who
                                + ",\"goal_matched_at\":\"2026-01-02T03:04:05.678+02:00\",\"goal_value\":1000.1,\"rooms\":[\""
                                + site().room("Sales") + "\"]}");
        assertEquals(201, made.statusCode(), made.body());
        JsonNode match = TestSite.json(made.body());
        assertEquals(visitor.id, match.get("visitor_id").textValue());
        assertEquals("2026-01-02T01:04:05.678Z", match.get("goal_matched_at").textValue());
        assertEquals("1000.1", match.get("goal_value").toString());
        assertEquals(site().room("Sales"), match.at("/rooms/0").textValue());
        assertEquals(
                "offline " + visitor.id, match.get("custom_visitor_identity").textValue());
        JsonNode byDefault =
                TestSite.json(site().staff("POST", goal, "{" + who + "}").body());
        assertEquals("10", byDefault.get("goal_value").toString());
        assertEquals(visitor.seen().get("rooms"), byDefault.get("rooms"));
        assertEquals(List.of(match, byDefault), site().list("/visitors/" + visitor.id + "/goal_matches"));

        assertRefused(404, "not_found", site().staff("POST", goal, "{\"custom_visitor_identity\":\"nobody\"}"));
        assertRefused(404, "not_found", site().staff("POST", "/goals/none/matches", "{" + who + "}"));
        for (String wrong : List.of(
                "\"goal_matched_at\":\"yesterday\"",
                "\"goal_matched_at\":7",
                "\"goal_matched_at\":\"2026-01-02T03:04:05\"",
                "\"rooms\":\"x\"",
                "\"rooms\":[\"none\"]",
                "\"rooms\":[7]",
                "\"goal_value\":\"1\"",
                "\"goal_matched_at\":\"+99999-01-01T00:00:00Z\"",
                "\"goal_matched_at\":\"9999-12-31T23:59:59-18:00\"",
                "\"goal_matched_at\":\"1970-01-01T00:00:00+18:00\"",
                "\"rooms\":[\"\\u0000\"]")) {
            assertRefused(400, "invalid_argument", site().staff("POST", goal, "{" + who + "," + wrong + "}"));
        }
        assertRefused(400, "invalid_argument", site().staff("POST", goal, "{}"));
        for (String half : List.of("\\ud800", "\\u0000")) {
            assertRefused(
                    400,
                    "invalid_argument",
                    site().staff("POST", goal, "{\"custom_visitor_identity\":\"" + half + "\"}"));
        }
        assertEquals(2, site().list("/visitors/" + visitor.id + "/goal_matches").size());
    }

    @Test
    void healthIsForAnyone() {
        for (String path : List.of("/healthz", "/readyz")) {
            assertEquals(200, site().send("GET", path, null).statusCode());
        }
    }

    @Test
    void headIsGetWithoutTheBody() {
        assertEquals(401, site().send("HEAD", TestSite.STAFF + "/rooms", null).statusCode());
        assertEquals(200, site().staff("HEAD", "/rooms", null).statusCode());
        assertEquals(404, site().staff("HEAD", "/rooms/none", null).statusCode());
        assertEquals(401, site().send("HEAD", TestSite.STAFF + "/events", null).statusCode());
        assertEquals(405, site().staff("HEAD", "/events", null).statusCode());
        assertEquals(401, site().send("HEAD", "/console/session", null).statusCode());
        assertEquals(200, site().send("HEAD", "/healthz", null).statusCode());
    }
}

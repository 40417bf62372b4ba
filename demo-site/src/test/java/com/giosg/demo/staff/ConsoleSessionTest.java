package com.giosg.demo.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.TestSite;
import com.giosg.demo.testing.TestStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Signing in to the console, and what a session may do (contract section 8). */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class ConsoleSessionTest {
    private static final String SESSION = "/console/session";

    @Parameter
    private DatabaseKind kind;

    private TestSite site;

    @BeforeEach
    void start() {
        site = new TestSite(kind.open());
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private HttpResponse<String> signIn(String token, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return site.send("POST", SESSION, "{\"token\":\"" + token + "\"}", all);
    }

    private String cookie() {
        String cookie =
                signIn(TestSite.STAFF_TOKEN).headers().firstValue("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private String csrf(String cookie) {
        return TestSite.json(site.send("GET", SESSION, null, "Cookie", cookie).body())
                .get("csrf_token")
                .textValue();
    }

    /** Strangers' pictures are fetched for staff alone, and none from inside the network. */
    @Test
    void picturesAreForStaff() {
        String own = "/console/picture?url=" + site.origin + "/assets/shop/icon.svg";
        assertEquals(401, site.send("GET", own, null).statusCode());
        assertEquals(
                401, site.send("HEAD", own, null, "Cookie", "giosg_console=x").statusCode());
        HttpResponse<String> none = site.send("GET", own, null, "Cookie", cookie());
        assertEquals(204, none.statusCode());
        assertEquals(
                "nosniff", none.headers().firstValue("X-Content-Type-Options").orElseThrow());
        assertEquals(
                "private, max-age=60",
                none.headers().firstValue("Cache-Control").orElseThrow());
        HttpResponse<String> bad = site.send("GET", "/console/picture", null, "Cookie", cookie());
        assertEquals(400, bad.statusCode());
        assertEquals(
                "url must be the address of a picture",
                TestSite.json(bad.body()).get("message").textValue());
    }

    @Test
    void beginsWithTheStaffToken() {
        HttpResponse<String> response = signIn(TestSite.STAFF_TOKEN);
        assertEquals(204, response.statusCode());
        String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.matches("giosg_console=[0-9a-f]{64};.*"), cookie);
        for (String part : List.of("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200")) {
            assertTrue(cookie.contains(part), cookie);
        }
        assertFalse(cookie.contains("Secure"), cookie);
        assertFalse(cookie.contains(TestSite.STAFF_TOKEN));
        String secure = signIn(TestSite.STAFF_TOKEN, "X-Forwarded-Proto", "https")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertTrue(secure.contains("Secure"), secure);
    }

    @Test
    void refusesOtherTokensWithoutLockingOutTheRightOne() {
        for (int i = 0; i < 20; i++) {
            HttpResponse<String> response = signIn("wrong");
            assertEquals(401, response.statusCode());
            assertEquals(
                    "not_allowed", TestSite.json(response.body()).get("code").textValue());
            assertTrue(response.headers().firstValue("Set-Cookie").isEmpty());
        }
        assertEquals(204, signIn(TestSite.STAFF_TOKEN).statusCode());
    }

    @Test
    void endsWhenTheStaffTokenIsAnother() {
        String cookie = cookie();
        StaffTokens tokens = new StaffTokens(site.database);
        tokens.set(TestSite.ORGANIZATION, TestSite.STAFF_TOKEN);
        assertEquals(200, site.send("GET", SESSION, null, "Cookie", cookie).statusCode());

        tokens.set(TestSite.ORGANIZATION, "another");
        assertEquals(401, site.send("GET", SESSION, null, "Cookie", cookie).statusCode());
    }

    @Test
    void endsItsStreamOfEventsBeforeTheNextEvent() {
        String cookie = cookie();
        try (TestStream stream = new TestStream(site, null, "Cookie", cookie)) {
            assertEquals(
                    204,
                    site.send(
                                    "DELETE",
                                    SESSION,
                                    null,
                                    "Cookie",
                                    cookie,
                                    "Origin",
                                    site.origin,
                                    "X-CSRF-Token",
                                    csrf(cookie))
                            .statusCode());
            site.newRoom("after signing out");
            stream.awaitEnd();
            assertEquals(List.of(), stream.unclaimed());
        }
    }

    @Test
    void refusesASignInThatTheConsoleDidNotMake() {
        assertEquals(
                403,
                signIn(TestSite.STAFF_TOKEN, "Origin", "http://127.0.0.1:1").statusCode());
        assertEquals(204, signIn(TestSite.STAFF_TOKEN, "Origin", site.origin).statusCode());
        assertEquals(
                403,
                site.send("POST", SESSION, "{\"token\":\"" + TestSite.STAFF_TOKEN + "\"}", "Content-Type", "text/plain")
                        .statusCode());
        assertEquals(
                400,
                site.send("POST", SESSION, "{}", "Content-Type", "application/json")
                        .statusCode());
    }

    @Test
    void readsTheStaffApiByCookie() {
        String cookie = cookie();
        JsonNode session =
                TestSite.json(site.send("GET", SESSION, null, "Cookie", cookie).body());
        assertEquals(TestSite.ORGANIZATION, session.get("organization_id").textValue());
        assertEquals(
                200,
                site.send("GET", TestSite.STAFF + "/rooms", null, "Cookie", cookie)
                        .statusCode());
        assertEquals(
                401,
                site.send("GET", TestSite.STAFF + "/rooms", null, "Cookie", "giosg_console=x")
                        .statusCode());
        assertEquals(401, site.send("GET", SESSION, null).statusCode());
    }

    @Test
    void writesByCookieOnlyAsTheConsoleDoes() {
        String cookie = cookie();
        String csrf = csrf(cookie);
        String rooms = TestSite.STAFF + "/rooms";
        String body = "{\"name\":\"by cookie\"}";
        assertEquals(
                201,
                site.send(
                                "POST",
                                rooms,
                                body,
                                "Cookie",
                                cookie,
                                "Content-Type",
                                "application/json",
                                "Origin",
                                site.origin,
                                "X-CSRF-Token",
                                csrf)
                        .statusCode());
        String[][] incomplete = {
            {"Cookie", cookie, "Origin", site.origin, "X-CSRF-Token", csrf},
            {"Cookie", cookie, "Content-Type", "text/plain", "Origin", site.origin, "X-CSRF-Token", csrf},
            {"Cookie", cookie, "Content-Type", "application/json", "X-CSRF-Token", csrf},
            {"Cookie", cookie, "Content-Type", "application/json", "Origin", "http://127.0.0.1:1", "X-CSRF-Token", csrf
            },
            {"Cookie", cookie, "Content-Type", "application/json", "Origin", site.origin},
            {"Cookie", cookie, "Content-Type", "application/json", "Origin", site.origin, "X-CSRF-Token", "x"},
            {"Cookie", cookie, "Content-Type", "application/json", "Origin", site.origin, "X-CSRF-Token", csrf(cookie())
            }
        };
        for (String[] headers : incomplete) {
            HttpResponse<String> response = site.send("POST", rooms, body, headers);
            assertEquals(403, response.statusCode(), String.join(" ", headers));
            assertEquals(
                    "not_allowed", TestSite.json(response.body()).get("code").textValue());
        }
        assertEquals(
                1,
                site.list("/rooms").stream()
                        .filter(room -> room.get("name").textValue().equals("by cookie"))
                        .count());
    }

    @Test
    void aReadThatCallsItselfAWriteIsARead() {
        String cookie = cookie();
        for (String[] write : new String[][] {
            {"PUT", "/signing_key", "{\"secret\":\"evil\"}"}, {"POST", "/rooms", "{\"name\":\"evil\"}"}
        }) {
            for (String method : List.of("GET", "HEAD")) {
                assertEquals(
                        200,
                        site.send(
                                        method,
                                        TestSite.STAFF + write[1],
                                        write[2],
                                        "Cookie",
                                        cookie,
                                        "X-HTTP-Method-Override",
                                        write[0],
                                        "Origin",
                                        "http://127.0.0.1:1")
                                .statusCode());
            }
        }
        assertTrue(site.get("/signing_key").get("previous_secret_valid_until").isNull());
        assertFalse(site.list("/rooms").toString().contains("evil"));
    }

    @Test
    void endsWhenSignedOut() {
        String cookie = cookie();
        assertEquals(403, site.send("DELETE", SESSION, null, "Cookie", cookie).statusCode());
        HttpResponse<String> response = site.send(
                "DELETE", SESSION, null, "Cookie", cookie, "Origin", site.origin, "X-CSRF-Token", csrf(cookie));
        assertEquals(204, response.statusCode());
        String gone = response.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(gone.startsWith("giosg_console=;") && gone.contains("Expires=Thu, 01 Jan 1970 00:00:00 GMT"), gone);
        assertEquals(401, site.send("GET", SESSION, null, "Cookie", cookie).statusCode());
        assertEquals(401, site.send("DELETE", SESSION, null, "Cookie", cookie).statusCode());
    }

    @Test
    void endsAfterTwelveHours() {
        String cookie = cookie();
        site.clock.advance(Duration.ofHours(12).minusMillis(1));
        assertEquals(200, site.send("GET", SESSION, null, "Cookie", cookie).statusCode());
        site.clock.advance(Duration.ofMillis(1));
        assertEquals(401, site.send("GET", SESSION, null, "Cookie", cookie).statusCode());
        site.server.housekeeping().purge();
        int kept = site.database.read(sql -> sql.createQuery("SELECT COUNT(*) FROM console_sessions")
                .mapTo(Integer.class)
                .one());
        assertEquals(0, kept);
    }

    @Test
    void keepsNoTokenInTheDatabase() {
        String cookie = cookie().substring("giosg_console=".length());
        List<String> stored = site.database.read(sql -> sql.createQuery(
                        "SELECT token_hash FROM console_sessions UNION ALL SELECT token_hash FROM staff_tokens")
                .mapTo(String.class)
                .list());
        assertEquals(2, stored.size());
        assertFalse(stored.contains(cookie) || stored.contains(TestSite.STAFF_TOKEN));
    }
}

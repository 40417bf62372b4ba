package com.giosg.demo.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.TestCall;
import com.giosg.demo.testing.TestLine;
import com.giosg.demo.testing.TestSite;
import com.giosg.demo.testing.TestStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How long calls ring, and the servers through which browsers find each other. */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class CallSettingsTest {
    private static final String NONE =
            "{\"ring_seconds\":60,\"stun_urls\":[],\"turn_urls\":[],\"has_turn_secret\":false}";

    @Parameter
    private DatabaseKind kind;

    private static String change(TestSite site, String body) {
        HttpResponse<String> response = site.staff("PATCH", "/call_settings", body);
        assertEquals(200, response.statusCode(), response.body());
        return response.body();
    }

    @Test
    void areChangedOneByOneAndTellNoSecret() {
        try (TestSite own = new TestSite(kind.open());
                TestStream events = new TestStream(own, null)) {
            assertEquals(NONE, own.get("/call_settings").toString());
            assertEquals(NONE, change(own, "{}"));
            assertEquals(
                    "{\"ring_seconds\":5,\"stun_urls\":[],\"turn_urls\":[],\"has_turn_secret\":false}",
                    change(own, "{\"ring_seconds\":5}"));
            String whole = "{\"ring_seconds\":5,\"stun_urls\":[\"stun:stun.example.com\",\"stuns:[2001:db8::1]:5349\"],"
                    + "\"turn_urls\":[\"turn:turn.example.com:3478?transport=udp\",\"turns:t.example\"],\"has_turn_secret\":true}";
            assertEquals(
                    whole,
                    change(
                            own,
                            "{\"stun_urls\":[\"stun:stun.example.com\",\"stuns:[2001:db8::1]:5349\"],"
                                    + "\"turn_urls\":[\"turn:turn.example.com:3478?transport=udp\",\"turns:t.example\"],"
                                    + "\"turn_secret\":\"north\"}"));
            assertEquals(whole, own.get("/call_settings").toString());
            events.find(TestSite.STAFF + "/call_settings", "changed", TestSite.ORGANIZATION);
            assertEquals(
                    whole,
                    events.find(TestSite.STAFF + "/call_settings", "changed", TestSite.ORGANIZATION)
                            .toString());
            assertEquals(whole, change(own, "{\"ring_seconds\":null,\"stun_urls\":null,\"turn_urls\":null}"));
            String sealed = own.database.read(sql -> sql.createQuery("SELECT turn_secret FROM call_settings")
                    .mapTo(String.class)
                    .one());
            assertFalse(sealed.contains("north"));
            HttpResponse<String> lone = own.staff("PATCH", "/call_settings", "{\"turn_secret\":null}");
            assertEquals(
                    "400 turn_urls need a turn_secret",
                    lone.statusCode() + " "
                            + TestSite.json(lone.body()).get("message").textValue());
            assertEquals(
                    NONE, change(own, "{\"turn_secret\":null,\"turn_urls\":[],\"stun_urls\":[],\"ring_seconds\":60}"));
        }
    }

    @Test
    void badOnesAreRefusedByTheirName() {
        TestSite site = TestSite.shared(kind);
        String six =
                IntStream.range(0, 6).mapToObj(i -> "\"stun:a" + i + "\"").collect(Collectors.joining(",", "[", "]"));
        for (String[] bad : new String[][] {
            {"ring_seconds", "4"},
            {"ring_seconds", "301"},
            {"ring_seconds", "5.5"},
            {"ring_seconds", "\"60\""},
            {"stun_urls", "\"stun:a\""},
            {"stun_urls", six},
            {"stun_urls", "[7]"},
            {"stun_urls", "[\"turn:a\"]"},
            {"stun_urls", "[\"stun:\"]"},
            {"stun_urls", "[\"stun:a b\"]"},
            {"stun_urls", "[\"stun://a\"]"},
            {"stun_urls", "[\"stun:a?transport=udp\"]"},
            {"stun_urls", "[\"https://a\"]"},
            {"stun_urls", "[\"stun:" + "a".repeat(251) + "\"]"},
            {"turn_urls", "[\"stun:a\"]"},
            {"turn_urls", "[\"turn:a?transport=sctp\"]"},
            {"turn_urls", "[\"turn:a\"]"},
            {"turn_secret", "\"\""},
            {"turn_secret", "7"},
            {"turn_secret", "\"" + "s".repeat(256) + "\""},
            {"turn_secret", "\"\\u0000\""}
        }) {
            HttpResponse<String> response =
                    site.staff("PATCH", "/call_settings", "{\"" + bad[0] + "\":" + bad[1] + "}");
            assertEquals(400, response.statusCode(), bad[0] + bad[1]);
            String message = TestSite.json(response.body()).get("message").textValue();
            assertTrue(message.startsWith(bad[0]), message);
        }
        assertEquals(400, site.staff("PATCH", "/call_settings", "[]").statusCode());
        assertEquals(
                401, site.send("GET", TestSite.STAFF + "/call_settings", null).statusCode());
        assertEquals(NONE, site.get("/call_settings").toString());
    }

    @Test
    void aCallRingsForThatLong() {
        try (TestSite own = new TestSite(kind.open())) {
            change(own, "{\"ring_seconds\":7}");
            TestCall call = TestCall.start(own);
            own.clock.advance(Duration.ofMillis(6_999));
            own.server.callWatch().look();
            assertEquals("requested null null", call.state());
            own.clock.advance(Duration.ofMillis(1));
            own.server.callWatch().look();
            assertEquals("ended no_answer system", call.state());
        }
    }

    @Test
    void eachPartyGetsItsOwnWayIntoTheServers() throws Exception {
        try (TestSite own = new TestSite(kind.open())) {
            change(own, "{\"stun_urls\":[\"stun:s.example\"]}");
            TestCall call = TestCall.start(own).accept();
            try (TestLine phone = call.phoneLine(0)) {
                assertEquals(
                        "[{\"urls\":[\"stun:s.example\"]}]",
                        phone.next().get("ice_servers").toString());
            }
            change(own, "{\"turn_urls\":[\"turn:t.example\",\"turns:t.example\"],\"turn_secret\":\"north\"}");
            try (TestLine phone = call.phoneLine(0);
                    TestLine console = call.consoleLine(0)) {
                JsonNode forPhone = phone.next().get("ice_servers");
                JsonNode forConsole = console.next().get("ice_servers");
                assertEquals(forPhone.get(0), forConsole.get(0));
                long expires = own.clock.instant().plus(Duration.ofHours(12)).getEpochSecond();
                assertEquals(server(expires + ":" + call.id + "-visitor"), forPhone.get(1));
                assertEquals(server(expires + ":" + call.id + "-operator"), forConsole.get(1));
                assertNotEquals(forPhone, forConsole);
            }
        }
    }

    @Test
    void nobodyGetsAWayIntoTheServersBeforeTheCallIsAccepted() {
        try (TestSite own = new TestSite(kind.open())) {
            change(own, "{\"turn_urls\":[\"turn:t.example\"],\"turn_secret\":\"north\"}");
            TestCall call = TestCall.start(own);
            try (TestLine phone = call.phoneLine(0)) {
                assertFalse(phone.next().has("ice_servers"));
                call.accept();
                JsonNode accepted = phone.next();
                assertEquals(
                        "accepted turn:t.example",
                        accepted.get("state").textValue() + " "
                                + accepted.at("/ice_servers/0/urls/0").textValue());
                call.connect();
                assertFalse(phone.next().has("ice_servers"));
            }
            // A line that is opened in mid-call has them at once, and one of a call that has ended never.
            try (TestLine phone = call.phoneLine(0)) {
                assertTrue(phone.next().has("ice_servers"));
            }
            call.console("/end", null);
            try (TestLine phone = call.phoneLine(0)) {
                assertFalse(phone.next().has("ice_servers"));
            }
        }
    }

    private static JsonNode server(String username) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec("north".getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        return TestSite.json("{\"urls\":[\"turn:t.example\",\"turns:t.example\"],\"username\":\"" + username
                + "\",\"credential\":\""
                + Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8))) + "\"}");
    }
}

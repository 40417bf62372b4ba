package com.giosg.demo.signing;

import static com.giosg.demo.testing.TestKeys.pair;
import static com.giosg.demo.testing.TestKeys.pem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.giosg.demo.Server;
import com.giosg.demo.ServerSettings;
import com.giosg.demo.secrets.Seal;
import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.TestSite;
import com.giosg.demo.testing.TestStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Setting and changing the keys that signed variables are checked with (contract section 7). */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class SigningKeysTest {
    private static final String NEVER_SHOWN = "a secret that nobody may see";

    private static final KeyPair FIRST = pair(2048);
    private static final KeyPair SECOND = pair(2048);

    private static TestSite site;

    // For the class to be run with it.
    @SuppressWarnings("unused")
    @Parameter
    private DatabaseKind kind;

    @BeforeParameterizedClassInvocation
    static void start(DatabaseKind kind) {
        site = new TestSite(kind.open());
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        site.close();
    }

    /** As a new database has it. */
    @BeforeEach
    void reset() {
        site.database.write(transaction -> transaction.sql().execute("DELETE FROM signing_keys"));
        put("{\"secret\":" + quoted(TestSite.SIGNING_SECRET) + "}");
    }

    private static String time() {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX")
                .withZone(ZoneOffset.UTC)
                .format(site.clock.instant());
    }

    private static String quoted(String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }

    private void put(String body) {
        HttpResponse<String> response = site.staff("PUT", "/signing_key", body);
        assertEquals(204, response.statusCode(), response.body());
        assertEquals("", response.body());
    }

    private void delete(String path) {
        assertEquals(204, site.staff("DELETE", path, null).statusCode());
    }

    private void assertRefused(String reason, String body) {
        HttpResponse<String> response = site.staff("PUT", "/signing_key", body);
        assertEquals(400, response.statusCode(), body);
        assertEquals(
                "invalid_argument", TestSite.json(response.body()).get("code").textValue());
        assertTrue(TestSite.json(response.body()).get("message").textValue().contains(reason), response.body());
    }

    private boolean isAccepted(Algorithm algorithm) {
        String token = JWT.create().withPayload(Map.of("a", 1)).sign(algorithm);
        JsonNode answer =
                site.visitor().call("visitor", "submit", "[\"" + token + "\",\"" + algorithm.getName() + "\"]");
        return answer.get("status").intValue() == 200;
    }

    private boolean isAccepted(String secret) {
        return isAccepted(Algorithm.HMAC256(secret));
    }

    private boolean isAccepted(KeyPair pair) {
        return isAccepted(Algorithm.RSA256(null, (RSAPrivateKey) pair.getPrivate()));
    }

    @Test
    void aFormerSecretIsAcceptedForAnHour() {
        put("{\"secret\":\"second\"}");
        assertTrue(isAccepted("second"));
        assertTrue(isAccepted(TestSite.SIGNING_SECRET));
        site.clock.advance(Duration.ofMinutes(30));
        put("{\"secret\":\"third\"}");
        for (String secret : List.of(TestSite.SIGNING_SECRET, "second", "third")) {
            assertTrue(isAccepted(secret), secret);
        }
        site.clock.advance(Duration.ofMinutes(30));
        assertFalse(isAccepted(TestSite.SIGNING_SECRET));
        assertTrue(isAccepted("second"));
        site.clock.advance(Duration.ofMinutes(30).minusMillis(1));
        assertTrue(isAccepted("second"));
        site.clock.advance(Duration.ofMillis(1));
        assertFalse(isAccepted("second"));
        assertTrue(isAccepted("third"));
    }

    @Test
    void aFormerSecretHoldsForChecksumsToo() {
        put("{\"secret\":\"second\"}");
        String call = "[{\"username\":\"John Doe\",\"age\":29,"
                + "\"_checksum\":\"0ea59ee5af5fa0aba76f1a6fd209d396\"},\"md5\"]";
        assertEquals(
                200,
                site.visitor().call("visitor", "submit", call).get("status").intValue());
        site.clock.advance(Duration.ofHours(1));
        assertEquals(
                400,
                site.visitor().call("visitor", "submit", call).get("status").intValue());
    }

    @Test
    void aLeakedSecretIsRevokedAtOnce() {
        put("{\"secret\":\"second\",\"revoke_previous\":true}");
        assertTrue(isAccepted("second"));
        assertFalse(isAccepted(TestSite.SIGNING_SECRET));
    }

    @Test
    void formerKeysCanBeRevokedLater() {
        put("{\"secret\":\"second\",\"public_key\":" + quoted(pem(FIRST)) + "}");
        put("{\"public_key\":" + quoted(pem(SECOND)) + ",\"revoke_previous\":false}");
        assertTrue(isAccepted(TestSite.SIGNING_SECRET));
        assertTrue(isAccepted(FIRST));
        delete("/signing_key/previous_secret");
        assertFalse(isAccepted(TestSite.SIGNING_SECRET));
        assertTrue(isAccepted(FIRST));
        delete("/signing_key/previous_public_key");
        assertFalse(isAccepted(FIRST));
        delete("/signing_key/previous_public_key");
        assertTrue(isAccepted("second"));
        assertTrue(isAccepted(SECOND));
    }

    @Test
    void revokingWithAKeyLeavesTheOtherKindAlone() {
        put("{\"secret\":\"second\"}");
        put("{\"public_key\":" + quoted(pem(FIRST)) + ",\"revoke_previous\":true}");
        assertTrue(isAccepted(TestSite.SIGNING_SECRET));
        put("{\"secret\":\"third\",\"revoke_previous\":true}");
        assertTrue(isAccepted(FIRST));
        assertFalse(isAccepted("second"));
        assertFalse(isAccepted(TestSite.SIGNING_SECRET));
    }

    @Test
    void theSameSecretAgainIsNoChange() {
        put("{\"secret\":\"second\"}");
        String before = site.get("/signing_key").toString();
        site.clock.advance(Duration.ofMinutes(1));
        put("{\"secret\":\"second\"}");
        assertEquals(before, site.get("/signing_key").toString());
        put("{\"secret\":\"second\",\"revoke_previous\":true}");
        assertTrue(isAccepted("second"));
        assertFalse(isAccepted(TestSite.SIGNING_SECRET));
    }

    @Test
    void aPublicKeyChecksRs256AndIsNoSecret() {
        assertFalse(isAccepted(FIRST));
        put("{\"public_key\":" + quoted(pem(FIRST)) + "}");
        assertTrue(isAccepted(FIRST));
        String pem = site.get("/signing_key").get("public_key").textValue();
        assertFalse(isAccepted(pem));
        assertFalse(isAccepted(Algorithm.HMAC256(FIRST.getPublic().getEncoded())));
        assertTrue(isAccepted(TestSite.SIGNING_SECRET));
    }

    @Test
    void saysWhatIsSetAndUntilWhenFormerKeysAreValid() {
        String start = time();
        assertEquals(
                TestSite.json(
                        "{\"secret_set_at\":\"" + start + "\",\"previous_secret_valid_until\":null,"
                                + "\"public_key_set_at\":null,\"previous_public_key_valid_until\":null,\"is_secret_short\":true,\"public_key\":null}"),
                site.get("/signing_key"));
        site.clock.advance(Duration.ofMinutes(1).plusMillis(1));
        put("{\"secret\":" + quoted(NEVER_SHOWN) + ",\"public_key\":"
                + quoted("\r\n " + pem(FIRST).replace("\n", "\r\n")) + "}");
        JsonNode after = site.get("/signing_key");
        assertEquals(time(), after.get("secret_set_at").textValue());
        assertEquals(time(), after.get("public_key_set_at").textValue());
        assertTrue(after.get("previous_public_key_valid_until").isNull());
        assertEquals(
                pem(FIRST).replaceAll("\\s", ""),
                after.get("public_key").textValue().replaceAll("\\s", ""));
        assertFalse(after.toString().contains(NEVER_SHOWN));
        site.clock.advance(Duration.ofHours(1));
        assertEquals(time(), after.get("previous_secret_valid_until").textValue());
        assertTrue(site.get("/signing_key").get("previous_secret_valid_until").isNull());
    }

    @Test
    void tellsStaffOfAChangeAndNotWhatTheSecretIs() {
        try (TestStream stream = new TestStream(site, null)) {
            put("{\"secret\":" + quoted(NEVER_SHOWN) + "}");
            JsonNode event;
            do {
                // The event of the reset may come first.
                event = stream.find(TestSite.STAFF + "/signing_key", "changed", TestSite.ORGANIZATION);
            } while (event.get("previous_secret_valid_until").isNull());
            assertEquals(site.get("/signing_key"), event);
            assertFalse(event.toString().contains(NEVER_SHOWN));
        }
    }

    @Test
    void theDatabaseAloneDoesNotRevealTheSecret() {
        put("{\"secret\":" + quoted(NEVER_SHOWN) + "}");
        List<String> sealed = site.database.read(sql -> sql.createQuery("SELECT sealed FROM signing_keys")
                .mapTo(String.class)
                .list());
        assertEquals(2, sealed.size());
        for (String text : sealed) {
            assertFalse(new String(Base64.getDecoder().decode(text), StandardCharsets.ISO_8859_1).contains("secret"));
        }
        assertNotEquals(sealed.get(0), sealed.get(1));
    }

    @Test
    void formerKeysAreThrownAwayOnceTheirHourIsOver() {
        put("{\"secret\":\"second\"}");
        site.clock.advance(Duration.ofMinutes(59));
        site.server.housekeeping().purge();
        assertEquals(2, stored());
        site.clock.advance(Duration.ofMinutes(1));
        site.server.housekeeping().purge();
        assertEquals(1, stored());
        assertTrue(isAccepted("second"));
    }

    private long stored() {
        return site.database.read(sql -> sql.createQuery("SELECT COUNT(*) FROM signing_keys")
                .mapTo(Long.class)
                .one());
    }

    @Test
    void badKeysAreRefusedByTheNameOfTheirFieldAndChangeNothing() {
        String good = quoted(pem(FIRST));
        assertRefused("secret or public_key is missing", "{}");
        assertRefused("secret or public_key is missing", "{\"secret\":null,\"revoke_previous\":true}");
        for (String secret : List.of("\"\"", "7", "true", "[]", "{}", "\"a\\u0000\"", "\"\\ud800\"")) {
            assertRefused("secret must be", "{\"secret\":" + secret + ",\"public_key\":" + good + "}");
        }
        for (String key : List.of(
                "\"\"",
                "7",
                "\"-----BEGIN PUBLIC KEY-----\"",
                good.replace("BEGIN PUBLIC", "BEGIN RSA PUBLIC"),
                good.substring(0, 200) + "\"")) {
            assertRefused("public_key must be", "{\"secret\":\"x\",\"public_key\":" + key + "}");
        }
        assertRefused(
                "public_key must be an RSA key",
                "{\"public_key\":\"-----BEGIN PUBLIC KEY-----\\nAAAA\\n-----END PUBLIC KEY-----\"}");
        assertRefused("2048 bits", "{\"public_key\":" + quoted(pem(pair(1024))) + "}");
        assertRefused(
                "private key",
                "{\"public_key\":" + "\"-----BEGIN PRIVATE KEY-----\\nAAAA\\n-----END PRIVATE KEY-----\"}");
        assertRefused("revoke_previous", "{\"secret\":\"x\",\"revoke_previous\":1}");
        assertRefused("no more", "{\"secret\":\"x\",\"revokePrevious\":true}");
        assertRefused("body", "[]");
        assertTrue(isAccepted(TestSite.SIGNING_SECRET));
        assertTrue(site.get("/signing_key").get("previous_secret_valid_until").isNull());
        assertTrue(site.get("/signing_key").get("public_key").isNull());
    }

    @Test
    void isForTheOrganisationsStaffOnly() {
        for (String method : List.of("GET", "PUT")) {
            assertEquals(
                    401,
                    site.send(method, TestSite.STAFF + "/signing_key", "{\"secret\":\"x\"}")
                            .statusCode());
        }
        assertEquals(405, site.staff("DELETE", "/signing_key", null).statusCode());
        assertTrue(isAccepted(TestSite.SIGNING_SECRET));
    }

    @Test
    void saysWhetherTheSecretIsShort() {
        String[][] secrets = {
            {"sixteen bytes it", "false"},
            {"fifteen bytes i", "true"},
            {"\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4", "false"}
        };
        for (String[] secret : secrets) {
            assertEquals(
                    204,
                    site.staff("PUT", "/signing_key", "{\"secret\":\"" + secret[0] + "\"}")
                            .statusCode());
            assertEquals(
                    secret[1], site.get("/signing_key").get("is_secret_short").toString(), secret[0]);
        }
    }

    @Test
    void doesNotStartWithAnotherEncryptionKey() {
        String message = assertThrows(
                        IllegalStateException.class,
                        () -> new Server(
                                site.database,
                                site.clock,
                                new Seal("another"),
                                TestSite.STAFF_TOKEN,
                                TestSite.SIGNING_SECRET,
                                new ServerSettings("127.0.0.1", 0, null, false)))
                .getMessage();
        assertTrue(message.contains("GIOSG_ENCRYPTION_KEY"), message);
    }
}

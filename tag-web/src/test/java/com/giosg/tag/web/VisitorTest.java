package com.giosg.tag.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.tag.testing.TestPage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who the visitor is (contract section 4, "The tag mints the visitor", "Presence" and "Storage"). */
class VisitorTest {
    private static final String ID = "giosg_chat_id_" + TestPage.ORGANIZATION;
    private static final String SECRET = "giosg_sgid_" + TestPage.ORGANIZATION;
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private static final String WRONG_SECRET = "{\"code\": \"not_allowed\", \"message\": \"no\"}";

    private final TestPage page = new TestPage();

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void theFirstRequestRegistersThePageWithoutACall() {
        page.open("").load();

        assertEquals(1, page.requests.size());
        JsonNode request = page.requests.get(0);
        assertEquals("https://shop.example/", request.at("/page/url").asText());
        assertEquals("Shop", request.at("/page/title").asText());
        assertFalse(request.at("/page/language").asText().isEmpty());
        assertEquals(0, request.get("commands").size());
    }

    @Test
    void theTagMintsIdAndSecretAndWritesThemDown() {
        page.open("").load();

        assertTrue(page.cookie(ID).matches(UUID), page.cookie(ID));
        assertTrue(page.cookie(SECRET).matches("[0-9a-f]{32}"), page.cookie(SECRET));
        assertEquals(page.cookie(ID), page.requests.get(0).get("visitor").asText());
        assertEquals(page.cookie(SECRET), page.requests.get(0).get("secret").asText());
    }

    @Test
    void aReturningVisitorIsTheSame() {
        page.open("").load();
        String id = page.cookie(ID);

        page.open("").load();

        assertEquals(id, page.requests.get(1).get("visitor").asText());
    }

    @Test
    void cookiesThatAreDeletedAloneComeBack() {
        page.open("").load();
        String id = page.cookie(ID);
        String secret = page.cookie(SECRET);

        page.open("document.cookie = '" + ID + "=; max-age=0; path=/'; document.cookie = '" + SECRET
                        + "=00000000000000000000000000000000; path=/';")
                .load();

        assertEquals(id, page.requests.get(1).get("visitor").asText());
        assertEquals(id, page.cookie(ID));
        assertEquals(secret, page.cookie(SECRET));
    }

    @Test
    void cookiesOfThisHostHoldWhereStorageHasNothing() {
        page.open("").load();
        String id = page.cookie(ID);

        page.open("localStorage.clear();").load();

        assertEquals(id, page.requests.get(1).get("visitor").asText());
        assertEquals(id, page.cookie(ID));
    }

    @Test
    void cookiesThatCannotBeDeletedAreSomebodyElses() {
        String stranger = "0b0b0b0b-0000-4000-a000-000000000000";
        page.open("""
                Object.defineProperty(document, 'cookie', {
                  get: function () { return 'a=b; %s=%s; %s=0123456789abcdef0123456789abcdef'; },
                  set: function () {}
                });
                """.formatted(ID, stranger, SECRET)).load();
        page.run("giosg.api.room.leave();");

        assertNotEquals(stranger, page.requests.get(0).get("visitor").asText());
        assertEquals(page.requests.get(0).get("visitor"), page.requests.get(1).get("visitor"));
    }

    @Test
    void nonsenseInACookieIsANewVisitor() {
        page.open("document.cookie = '" + ID + "=nonsense'; document.cookie = '" + SECRET + "=x';")
                .load();

        assertTrue(page.requests.get(0).get("visitor").asText().matches(UUID));
    }

    @Test
    void aWrongSecretMakesANewVisitorAndResendsOnce() {
        page.answerWith(401, WRONG_SECRET)
                .open("_giosg('visitor', 'setIdentifier', 'a');")
                .load();

        assertEquals(2, page.requests.size());
        assertNotEquals(
                page.requests.get(0).get("visitor"), page.requests.get(1).get("visitor"));
        assertEquals(page.cookie(ID), page.requests.get(1).get("visitor").asText());
        assertEquals(page.requests.get(0).get("commands"), page.requests.get(1).get("commands"));
    }

    @Test
    void aWrongSecretTwiceIsAFailure() {
        page.answerWith(401, WRONG_SECRET).answerWith(401, WRONG_SECRET);

        page.open("_giosg('visitor', 'setIdentifier', 'a');").load();

        assertEquals(2, page.requests.size());
        assertEquals(1, page.console.size());
    }

    @Test
    void withoutCryptoTheBackendMints() {
        String id = "0b0b0b0b-0000-4000-a000-000000000000";
        String secret = "0123456789abcdef0123456789abcdef";
        page.answerWith(
                200,
                "{\"time\": 1795000000000, \"visitor\": {\"id\": \"" + id + "\", \"secret\": \"" + secret
                        + "\", \"session_id\": \"s\", \"visit_count\": 1, \"rooms\": []}, \"answers\": []}");

        page.open("Object.defineProperty(window, 'crypto', {value: undefined});")
                .load();
        page.run("giosg.api.room.leave();");

        assertFalse(page.requests.get(0).has("visitor"));
        assertEquals(id, page.requests.get(1).get("visitor").asText());
        assertEquals(secret, page.requests.get(1).get("secret").asText());
        assertEquals(id, page.cookie(ID));
    }

    @Test
    void withoutCryptoEveryCommandStillHasAnIdOfItsOwn() {
        page.open("""
                Object.defineProperty(window, 'crypto', {value: undefined});
                for (var i = 0; i < 300; i++) _giosg('room', 'leave');
                """).load().settleUntil(() -> page.commands().size() >= 300);

        List<String> ids = page.each(command -> command.get("id").asText());
        assertEquals(300, Set.copyOf(ids).size());
        assertTrue(ids.stream().allMatch(id -> id.matches("[0-9a-f]{32}")), ids::toString);
    }

    @Test
    void whereCookiesThrowThePagesMemoryServes() {
        page.open("""
                Object.defineProperty(document, 'cookie', {
                  get: function () { throw new Error('denied'); },
                  set: function () { throw new Error('denied'); }
                });
                """).load();
        page.run("giosg.api.room.leave();");

        assertTrue(page.requests.get(0).get("visitor").asText().matches(UUID));
        assertEquals(page.requests.get(0).get("visitor"), page.requests.get(1).get("visitor"));
    }

    @Test
    void aRefusedPageIsToldWhyOnce() {
        String refusal = "{\"code\": \"not_allowed\", \"message\": \"shop.example is no domain of this organisation\"}";
        page.answerWith(403, refusal).answerWith(403, refusal).open("").load();

        assertEquals(
                "[\"not_allowed\",403]",
                page.run("giosg.api.room.leave().catch(function (e) { result = [e.code, e.status]; });"));
        assertEquals(List.of("warn giosg: shop.example is no domain of this organisation"), page.console);
    }

    @Test
    void aRefusalThatIsNoJsonIsUnavailable() {
        page.open("").load();
        page.answerWith(418, "<html>Teapot</html>");

        assertEquals(
                "[\"unavailable\",418]",
                page.run("giosg.api.room.leave().catch(function (e) { result = [e.code, e.status]; });"));
    }
}

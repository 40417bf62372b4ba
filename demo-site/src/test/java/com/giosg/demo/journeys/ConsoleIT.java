package com.giosg.demo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.testing.browser.Backend;
import com.giosg.demo.testing.browser.Stage;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The operator watches a visitor of the customer's site, live. */
class ConsoleIT {
    /** A pixel. */
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=";

    @RegisterExtension
    final Stage stage = new Stage();

    private BrowserContext operator;
    private Page console;
    private Page page;
    private String visitor;

    @BeforeEach
    void open() {
        page = stage.open("");
        page.waitForFunction("window.giosg && giosg.sessionUuid");
        visitor = Stage.visitor(page);
        operator = stage.newContext();
        console = operator.newPage();
        console.navigate(stage.backend().origin() + "/console");
    }

    @AfterEach
    void close() {
        operator.close();
    }

    @Test
    void aWrongTokenIsRefused() {
        signIn("wrong");

        assertThat(console.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(console.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Staff token")))
                .isVisible();
    }

    @Test
    void theTokenIsKeptNowhereThatAScriptCanRead() {
        signIn(Backend.STAFF_TOKEN);
        assertThat(visitors()).isVisible();

        Cookie cookie = operator.cookies().stream()
                .filter(c -> c.name.equals("giosg_console"))
                .findFirst()
                .orElseThrow();
        assertTrue(cookie.httpOnly);
        assertEquals(SameSiteAttribute.STRICT, cookie.sameSite);
        assertFalse(cookie.value.contains(Backend.STAFF_TOKEN));
        assertEquals(0, console.evaluate("localStorage.length + sessionStorage.length"));
    }

    @Test
    void theOperatorSeesWhatTheVisitorDoesAsItHappens() {
        signIn(Backend.STAFF_TOKEN);
        choose("Visitor " + visitor.substring(0, 8));

        page.evaluate("""
                giosg.api.visitor.submit({username: 'Aino <b>Virtanen</b>', avatar: 'javascript:alert(1)', basket: {items: 2},
                  __hidden: 'not for eyes'})""");
        page.evaluate("giosg.api.visitor.submit({tier: 'gold'}, 'plain', false, {name: 'Sales'})");
        page.evaluate("giosg.api.visitor.setIdentifier('customer-live')");
        page.evaluate("giosg.api.room.join({name: 'Special room'})");
        page.evaluate("giosg.api.goal.matches('2870f654-c6a7-11e6-8a67-60f81db030fe', {value: 12.5})");

        Locator shown = chosen();
        assertThat(shown.getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName("Aino <b>Virtanen</b>")))
                .isVisible();
        assertThat(visitors()
                        .getByRole(AriaRole.LISTITEM)
                        .filter(new Locator.FilterOptions().setHasText("Aino <b>Virtanen</b>")))
                .isVisible();
        for (String text : new String[] {
            "basket", "{\"items\":2}", "tier", "gold", "Sales", "customer-live", "Special room", "12.5"
        }) {
            assertThat(shown).containsText(text);
        }
        assertThat(shown).not().containsText("__hidden");
        assertThat(shown).not().containsText("not for eyes");
        assertEquals(0, console.locator("img[src^='javascript']").count());

        page.evaluate("giosg.api.visitor.removeAll({name: 'Sales'})");
        assertThat(shown).not().containsText("gold");
    }

    /** The stranger's server meets the backend, and no operator's browser. */
    @Test
    void picturesComeByWayOfTheBackend() throws IOException {
        List<String> agents = new CopyOnWriteArrayList<>();
        HttpServer stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.createContext("/", exchange -> {
            agents.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("User-Agent") + " "
                    + exchange.getRequestHeaders().getFirst("Referer"));
            byte[] body = exchange.getRequestURI().getPath().equals("/face.png")
                    ? Base64.getDecoder().decode(PNG)
                    : "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        stranger.start();
        try {
            String origin = "http://127.0.0.1:" + stranger.getAddress().getPort();
            page.evaluate(
                    "origin => giosg.api.visitor.submit({username: 'With face', avatar: origin + '/face.png?a=b&c'})",
                    origin);
            signIn(Backend.STAFF_TOKEN);
            choose("With face");
            Locator face = chosen().locator(".avatar img");
            assertThat(face).isVisible();
            assertThat(face).hasJSProperty("naturalWidth", 1);

            page.evaluate("origin => giosg.api.visitor.submit({avatar: origin + '/face.svg'})", origin);
            assertThat(face).hasCount(0);
            assertEquals(List.of("/face.png?a=b&c giosg-pictures null", "/face.svg giosg-pictures null"), agents);
            assertTrue(stage.console().stream().noneMatch(line -> line.contains("picture")), stage.console()::toString);
        } finally {
            stranger.stop(0);
        }
    }

    @Test
    void aNewVisitorAppearsWithoutReloading() {
        signIn(Backend.STAFF_TOKEN);
        assertThat(visitors()).isVisible();

        try (BrowserContext other = stage.newContext()) {
            Page arrival = other.newPage();
            arrival.navigate(stage.site()
                    .serve(
                            "/arrival",
                            stage.snippet() + "<script>_giosg('visitor', 'submit', {username: 'Newcomer'});</script>",
                            Map.of()));

            assertThat(visitors()
                            .getByRole(AriaRole.LISTITEM)
                            .filter(new Locator.FilterOptions().setHasText("Newcomer")))
                    .isVisible();
        }
    }

    @Test
    void signingOutEndsTheSession() {
        signIn(Backend.STAFF_TOKEN);
        console.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();

        assertThat(console.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")))
                .isVisible();
        console.reload();
        assertThat(console.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")))
                .isVisible();
    }

    @Test
    void worksByKeyboardAlone() {
        assertThat(console.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Staff token")))
                .isFocused();
        console.keyboard().type(Backend.STAFF_TOKEN);
        console.keyboard().press("Enter");
        Locator item = visitors()
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(visitor.substring(0, 8)))
                .locator("a, button")
                .first();
        assertThat(item).isVisible();
        for (int i = 0; i < 200 && !(Boolean) item.evaluate("element => element == document.activeElement"); i++) {
            console.keyboard().press("Tab");
        }
        console.keyboard().press("Enter");

        assertThat(console).hasURL(Pattern.compile(visitor));
        assertThat(chosen().getByRole(
                                AriaRole.HEADING, new Locator.GetByRoleOptions().setName(visitor.substring(0, 8))))
                .isVisible();
    }

    private void signIn(String token) {
        console.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Staff token"))
                .fill(token);
        console.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    private Locator visitors() {
        return console.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Visitors"));
    }

    /** The chosen visitor. */
    private Locator chosen() {
        return console.getByRole(AriaRole.ARTICLE);
    }

    private void choose(String name) {
        visitors()
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(name))
                .locator("a, button")
                .first()
                .click();
    }
}

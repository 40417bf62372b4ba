package com.giosg.demo.journeys;

import static com.giosg.demo.testing.TestKeys.pair;
import static com.giosg.demo.testing.TestKeys.pem;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.giosg.demo.testing.TemporaryFolder;
import com.giosg.demo.testing.browser.Backend;
import com.giosg.demo.testing.browser.Stage;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateKey;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signed variables between a page and the operator's console. With a backend of its own, as its keys are changed. */
class SignedVariablesIT {
    private static final String SECRET = "supersecret";

    @RegisterExtension
    final Stage stage = new Stage();

    private static Backend backend;

    private BrowserContext operator;
    private Page console;
    private Page page;

    @BeforeAll
    static void start() throws IOException {
        backend = new Backend(TemporaryFolder.create("signed"));
    }

    @AfterAll
    static void stop() {
        backend.close();
    }

    @BeforeEach
    void open() {
        backend.staff().put("/signing_key", "{\"secret\":\"" + SECRET + "\",\"revoke_previous\":true}");
        page = stage.newPage();
        page.navigate(backend.origin() + "/");
        Stage.visitor(page);
        operator = stage.newContext();
        console = operator.newPage();
        console.navigate(backend.origin() + "/console");
        console.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Staff token"))
                .fill(Backend.STAFF_TOKEN);
        button("Sign in").click();
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private static String token(Map<String, ?> variables, Algorithm algorithm) {
        return JWT.create().withPayload(variables).sign(algorithm);
    }

    /** What becomes of a call: {@code "done"}, or the code of its error. */
    private Object submit(String arguments) {
        return page.evaluate("giosg.api.visitor.submit(" + arguments + ").then(() => 'done', error => error.code)");
    }

    private Object submitSigned(Algorithm algorithm) {
        return submit("'" + token(Map.of("a", 1), algorithm) + "', '" + algorithm.getName() + "'");
    }

    private Locator button(String name) {
        return console.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private void settings() {
        console.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Settings"))
                .click();
        assertThat(console.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Settings")))
                .isFocused();
    }

    private void visitor() {
        console.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Visitors").setExact(true))
                .click();
        console.locator("a[href*='" + Stage.visitor(page) + "']").click();
    }

    private static Locator sales(Page console) {
        return console.getByRole(
                AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Sales").setExact(true));
    }

    /** The row of one of the chosen visitor's variables. */
    private Locator variable(String key) {
        return console.getByRole(AriaRole.ARTICLE)
                .locator("dl.variables > div")
                .filter(new Locator.FilterOptions().setHasText(key));
    }

    @Test
    void theConsoleTellsSignedFromUnsigned() {
        visitor();
        submit("{tier: 'silver', username: 'Aino'}");
        assertThat(variable("tier").locator(".lock")).hasText("Not signed");
        assertThat(variable("username").locator(".lock")).hasText("Not signed");

        submit("'" + token(Map.of("tier", "gold"), Algorithm.HMAC256(SECRET)) + "', 'HS256'");
        assertThat(variable("tier")).containsText("gold");
        assertThat(variable("tier").locator(".lock")).hasText("Signed");
        assertThat(console.locator(".named .lock")).hasText("Not signed");
        assertThat(variable("username").locator(".lock")).hasText("Not signed");

        submit("{tier: 'gold'}");
        assertThat(variable("tier").locator(".lock")).hasText("Not signed");
    }

    @Test
    void staffSayWhichRoomsRequireSignatures() {
        settings();
        Locator sales = sales(console);
        assertThat(sales).not().isChecked();
        assertEquals("done", submit("{a: 1}, 'plain', false, {name: 'Sales'}"));

        sales.focus();
        console.keyboard().press("Space");
        // Another console sees it: the backend knows.
        Page other = operator.newPage();
        other.navigate(backend.origin() + "/console#settings");
        assertThat(sales(other)).isChecked();
        console.bringToFront();

        assertEquals("invalid_signature", submit("{a: 2}, 'plain', false, [{name: 'Sales'}, {name: 'My room'}]"));
        assertEquals(
                "done",
                submit("'" + token(Map.of("b", 3), Algorithm.HMAC256(SECRET)) + "', 'HS256', false, {name: 'Sales'}"));
        visitor();
        Locator group = console.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sales"));
        assertThat(group).containsText("Signatures required");

        settings();
        sales.click();
        assertThat(sales(other)).not().isChecked();
        assertEquals("done", submit("{a: 2}, 'plain', false, {name: 'Sales'}"));
    }

    @Test
    void aSecretIsChangedAndTheFormerOneEnded() {
        settings();
        Locator form = console.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Secret"));
        Locator field = form.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("New secret"));
        assertThat(form).containsText("Set on");
        assertThat(form).not().containsText("still accepted");

        field.fill("second");
        field.press("Enter");
        assertThat(form.getByRole(AriaRole.STATUS)).hasText("Changed.");
        assertThat(field).hasValue("");
        assertThat(form).containsText("The former one is still accepted until");
        assertEquals("done", submitSigned(Algorithm.HMAC256("second")));
        assertEquals("done", submitSigned(Algorithm.HMAC256(SECRET)));

        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Stop accepting it now"))
                .click();
        assertThat(form).not().containsText("still accepted");
        assertThat(field).isFocused();
        assertEquals("invalid_signature", submitSigned(Algorithm.HMAC256(SECRET)));

        field.fill(" second ");
        field.press("Enter");
        assertThat(form.getByRole(AriaRole.ALERT)).containsText("in use already");

        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Make one up"))
                .click();
        String made = field.inputValue();
        assertEquals(64, made.length());
        form.getByRole(AriaRole.CHECKBOX).check();
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Change secret"))
                .click();
        assertThat(form.getByRole(AriaRole.STATUS)).hasText("Changed.");
        assertThat(form).not().containsText("still accepted");
        assertEquals("done", submitSigned(Algorithm.HMAC256(made)));
        assertEquals("invalid_signature", submitSigned(Algorithm.HMAC256("second")));
        assertThat(console.locator("body")).not().containsText(made);
    }

    @Test
    void aPublicKeyIsSet() {
        KeyPair pair = pair(2048);
        Algorithm rs256 = Algorithm.RSA256(null, (RSAPrivateKey) pair.getPrivate());
        settings();
        Locator form = console.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Public key"));
        Locator field = form.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("New public key"));
        Locator change = form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Change public key"));
        assertThat(form).containsText("None is set.");
        assertEquals("invalid_signature", submitSigned(rs256));

        field.fill("-----BEGIN PRIVATE KEY-----");
        change.click();
        assertThat(form.getByRole(AriaRole.ALERT)).containsText("private key");
        assertThat(field).hasValue("");

        field.fill("my key");
        change.click();
        assertThat(form.getByRole(AriaRole.ALERT)).containsText("public_key must be PEM");
        assertThat(field).hasValue("my key");

        field.fill(pem(pair));
        change.click();
        assertThat(form.getByRole(AriaRole.STATUS)).hasText("Changed.");
        assertThat(form.getByRole(AriaRole.ALERT)).isHidden();
        assertThat(form).containsText("Set on");
        assertEquals("done", submitSigned(rs256));

        // Ending the former secret leaves the former public key alone, and the other way round.
        backend.staff().put("/signing_key", "{\"secret\":\"second\"}");
        field.fill(pem(pair(2048)));
        change.click();
        Locator secrets = console.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Secret"));
        assertThat(form).containsText("still accepted");
        assertThat(secrets).containsText("still accepted");
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Stop accepting it now"))
                .click();
        assertThat(form).not().containsText("still accepted");
        assertThat(secrets).containsText("still accepted");
        assertEquals("invalid_signature", submitSigned(rs256));
        assertEquals("done", submitSigned(Algorithm.HMAC256(SECRET)));
    }
}

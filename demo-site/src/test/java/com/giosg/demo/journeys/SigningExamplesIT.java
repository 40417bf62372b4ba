package com.giosg.demo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.giosg.demo.testing.browser.StaffApi;
import com.giosg.demo.testing.browser.Stage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the examples for integrators sign is accepted on the demo page, and what was changed is refused. */
class SigningExamplesIT {
    private static final String SECRET = "supersecret";
    /** Each a JSON text, as staff see it. */
    private static final Map<String, String> VARIABLES = new TreeMap<>(Map.of(
            "username",
            "\"J\u00f6rg \u540d \ud83d\ude00\"",
            "KEY",
            "1",
            "Key",
            "2",
            "key",
            "3",
            "\u00e4_key",
            "\"https://example.com/a?b=c&d\"",
            "price",
            "19.9",
            "vip",
            "true",
            "nothing",
            "null",
            "nested",
            "{\"list\":[1,-0.25,\"x/\u00e9\u2028\\u001f\\t\\\"\"],\"b\":false}"));

    @RegisterExtension
    final Stage stage = new Stage();

    private static String json() {
        StringBuilder json = new StringBuilder();
        VARIABLES.forEach(
                (key, value) -> json.append(",\"").append(key).append("\":").append(value));
        return "{" + json.substring(1) + "}";
    }

    @ParameterizedTest
    @EnumSource
    void whatAnExampleSignsIsAcceptedOnTheDemoPage(SigningExample example) {
        assumeTrue(example.isHere(), "this machine has no " + example);
        SigningExample.Signed signed = example.sign(json(), SECRET);
        Page page = stage.newPage();
        String visitor = open(page);
        for (String call : new String[] {call(quoted(signed.token()), "HS256"), call(signed.payload(), "sha1")}) {
            assertThat(run(page, call).locator(".call.resolved")).hasCount(1);

            Map<String, String> stored = stage.staff().variables(visitor, "127.0.0.1");
            assertEquals(ascii(VARIABLES), stored, call);
            assertEquals(stored.keySet(), stage.staff().signedVariables(visitor, "127.0.0.1"));
            page.evaluate("giosg.api.visitor.removeAll()");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasChangedAfterAnExampleSignedItIsRefusedOnTheDemoPage(SigningExample example) {
        assumeTrue(example.isHere(), "this machine has no " + example);
        SigningExample.Signed signed = example.sign("{\"loyalty\":\"gold\"}", SECRET);
        Page page = stage.newPage();
        String visitor = open(page);
        String[] parts = signed.token().split("\\.");
        char last = parts[1].charAt(parts[1].length() - 2);
        String token = parts[0] + "." + parts[1].replace(last, last == 'A' ? 'B' : 'A') + "." + parts[2];

        Locator outcome = run(page, call(quoted(token), "HS256"));
        assertThat(outcome.locator(".call.rejected")).containsText("invalid_signature");
        assertThat(outcome).containsText("the token's signature does not match");

        assertTrue(signed.payload().contains("gold"));
        outcome = run(page, call(signed.payload().replace("gold", "platinum"), "sha1"));
        assertThat(outcome.locator(".call.rejected")).containsText("invalid_signature");
        assertThat(outcome).containsText("the checksum does not match");

        assertEquals(Map.of(), stage.staff().variables(visitor, "127.0.0.1"));
    }

    @ParameterizedTest
    @EnumSource
    void anExampleRefusesWhatCouldBeTakenForSomethingElse(SigningExample example) {
        assumeTrue(example.isHere(), "this machine has no " + example);
        for (String variables :
                Set.of("{\"a&b\":1}", "{\"a:b\":1}", "{\"a\":\"1&admin:true\"}", "{\"a\":[\"&\",{\"b\":1}]}")) {
            String message = assertThrows(
                            IllegalArgumentException.class, () -> example.sign(variables, SECRET), variables)
                    .getMessage();
            assertTrue(message.contains("could be taken for something else"), message);
        }
        assertFalse(
                example.sign("{\"a\":\"x & y\",\"b\":\"x:y\"}", SECRET).token().isEmpty());
    }

    /** The one in JavaScript writes as JavaScript does. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NODE")
    void anExampleRefusesWhatJavaScriptMayWriteOtherwise(SigningExample example) {
        assumeTrue(example.isHere(), "this machine has no " + example);
        for (String value : Set.of(
                "1e21", "1e-7", "12345678901234567", "0.1234567", "[1e21]", "{\"b\":1e21}", "{\"b\":1,\"2\":1}")) {
            String message = assertThrows(
                            IllegalArgumentException.class, () -> example.sign("{\"a\":" + value + "}", SECRET), value)
                    .getMessage();
            assertTrue(message.contains("JavaScript"), message);
        }
    }

    private String open(Page page) {
        // Without the page's smooth scrolling, which the journeys would wait for.
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.navigate(stage.backend().origin() + "/");
        return Stage.visitor(page);
    }

    /** Pastes a call into an example of the page and runs it. */
    private static Locator run(Page page, String call) {
        Locator example = page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName("Freshly signed"));
        example.getByRole(AriaRole.TEXTBOX).fill(call);
        example.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Run"))
                .click();
        return example.getByRole(AriaRole.LOG);
    }

    private static String call(String variables, String algorithm) {
        return "_giosg('visitor', 'submit', " + variables + ", '" + algorithm + "');";
    }

    private static String quoted(String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }

    /** As {@link StaffApi#variables} writes them. */
    private static Map<String, String> ascii(Map<String, String> variables) {
        Map<String, String> ascii = new TreeMap<>();
        variables.forEach((key, value) -> ascii.put(key, StaffApi.ascii(value)));
        return ascii;
    }
}

package com.giosg.demo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.giosg.demo.testing.browser.Backend;
import com.giosg.demo.testing.browser.Stage;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An operator signs in to the console. */
class SignInIT {
    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void aBrowserThatKeepsNoSessionIsToldSo() {
        try (BrowserContext operator = stage.newContext()) {
            Page console = operator.newPage();
            // As where cookies are blocked.
            console.route("**/console/session", route -> {
                if (route.request().method().equals("GET")) {
                    route.fulfill(new Route.FulfillOptions().setStatus(401).setBody("{}"));
                } else {
                    route.resume();
                }
            });
            console.navigate(stage.backend().origin() + "/console");
            Locator token = console.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Staff token"));
            token.fill(Backend.STAFF_TOKEN);
            token.press("Enter");

            assertThat(console.getByRole(AriaRole.ALERT)).containsText("This browser kept no session.");
            assertThat(token).isVisible();
        }
    }
}

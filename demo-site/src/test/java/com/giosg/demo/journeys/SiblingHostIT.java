package com.giosg.demo.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.giosg.demo.testing.browser.Backend;
import com.giosg.demo.testing.browser.Stage;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A host beside the shop's, which can set cookies for both, cannot choose who its visitors are (contract section 4). */
class SiblingHostIT {
    private static final String STRANGER = "0b0b0b0b-0000-4000-a000-000000000000";

    @RegisterExtension
    final Stage stage = new Stage();

    /** The sibling sets both cookies for the shop's whole domain, with this path. */
    private void plant(Page page, String path) {
        stage.site().serve("/evil", "", Map.of());
        page.navigate(stage.site().origin("evil.shop.localhost") + "/evil");
        page.evaluate("""
                ([organization, stranger, path]) => {
                  document.cookie = `giosg_chat_id_${organization}=${stranger}; domain=shop.localhost; path=${path}`;
                  document.cookie = `giosg_sgid_${organization}=0123456789abcdef0123456789abcdef; domain=shop.localhost; path=${path}`;
                }""", new String[] {Backend.ORGANIZATION, STRANGER, path});
    }

    private String visitor(Page page, String path) {
        stage.site().serve(path, stage.snippet(), Map.of());
        page.navigate(stage.site().origin("shop.localhost") + path);
        page.waitForFunction("window.giosg && giosg.sessionUuid");
        return Stage.visitor(page);
    }

    @Test
    void aNewVisitorIsNotTheSiblings() {
        Page page = stage.newPage();
        plant(page, "/");
        String visitor = visitor(page, "/account/new");

        assertNotEquals(STRANGER, visitor);
        assertEquals(visitor, visitor(page, "/account/again"));
    }

    @Test
    void aKnownVisitorStaysWhoTheyAre() {
        Page page = stage.newPage();
        String visitor = visitor(page, "/account/known");
        plant(page, "/");
        assertEquals(visitor, visitor(page, "/account/known"));
        plant(page, "/account");
        assertEquals(visitor, visitor(page, "/account/known"));
    }
}

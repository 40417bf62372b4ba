package com.giosg.tag.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.giosg.tag.testing.TestPage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** call.start as the tag alone does it; the phone is a script of its own. */
class CallStartTest {
    private final TestPage page = new TestPage();

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void theDocumentedExampleGoesToTheBackend() {
        page.open("""
                _giosg(function () {
                  giosg.api.call.start(
                    "Operator name",
                    "https://example.com/avatar.png",
                    "audio+video"
                  );
                });""").load();

        assertEquals(
                List.of("call.start['Operator name','https://example.com/avatar.png','audio+video']"), page.commands());
    }

    @Test
    void aCallIsForThePageThatMadeIt() {
        page.open("_giosg('call', 'start', 'Operator name');").load();

        assertEquals(
                "0",
                page.get("Object.keys(localStorage).filter(function (key) { return /^giosg_out/.test(key); }).length"));
        assertEquals(List.of("call.start['Operator name']"), page.commands());
    }

    @Test
    void badArgumentsAreRefusedByName() {
        page.open("").load();

        assertEquals("invalid_argument operatorName is missing", refusal(""));
        assertEquals("invalid_argument operatorName must not be empty", refusal("''"));
        assertEquals("invalid_argument kind must be audio, video or audio+video", refusal("'x', null, 'hologram'"));
        assertEquals("invalid_argument roomId must be a string", refusal("'x', null, 'audio', { id: 'y' }"));
        assertEquals(List.of(), page.commands());
    }

    private Object refusal(String arguments) {
        return page.run("giosg.api.call.start(" + arguments + ").fail(function (error) {"
                + " result = error.code + ' ' + error.message; });");
    }
}

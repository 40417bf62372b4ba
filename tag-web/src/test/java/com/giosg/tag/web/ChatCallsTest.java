package com.giosg.tag.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.giosg.tag.testing.TestPage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The chat calls as the tag alone does them, before and without the window's own script. */
class ChatCallsTest {
    private static final String STATE = "giosg_win_state_" + TestPage.ORGANIZATION;

    private final TestPage page = new TestPage();

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void hidingIsWrittenDownForEveryTab() {
        page.open("localStorage['" + STATE + "'] = '{\"open\":true}'; _giosg('chat', 'hide');")
                .load();

        assertEquals(
                "{\"open\":false} null",
                page.get("localStorage['" + STATE + "'] + ' ' + sessionStorage.getItem('" + STATE + "')"));
        assertEquals(List.of(), page.commands());
    }

    @Test
    void hidingInThisTabLeavesTheOthersAlone() {
        page.open("localStorage['" + STATE + "'] = '{\"open\":true}';").load();

        assertEquals("hidden", page.run("""
                giosg.api.chat.hide({ preserveWindowState: true }).then(function (value) {
                  result = value === undefined ? 'hidden' : value;
                });"""));
        assertEquals(
                "{\"open\":true} {\"open\":false}",
                page.get("localStorage['" + STATE + "'] + ' ' + sessionStorage['" + STATE + "']"));
    }

    @Test
    void closingAndTasksGoToTheBackend() {
        page.open("""
                _giosg('chat', 'close', { hide: true, message: 'Bye', messageSender: 'Shop' });
                _giosg(function () {
                  giosg.api.chat.startTask({ message: 'This is a task text' }, undefined, true, { username: 'My name' });
                });""").load();

        assertEquals(
                List.of(
                        "chat.close[{'hide':true,'message':'Bye','messageSender':'Shop'}]",
                        "chat.startTask[{'message':'This is a task text'},null,true,{'username':'My name'}]"),
                page.commands());
        assertEquals("{\"open\":false}", page.get("localStorage['" + STATE + "']"));
    }

    @Test
    void badOptionsAreRefusedByName() {
        page.open("").load();

        assertEquals("invalid_argument options.clearHistory must be true or false", page.run("""
                giosg.api.chat.close({ hide: true, clearHistory: 'yes' }).fail(function (error) {
                  result = error.code + ' ' + error.message;
                });"""));
        assertEquals("invalid_argument options.preserveWindowState must be true or false", page.run("""
                giosg.api.chat.hide({ preserveWindowState: {} }).fail(function (error) {
                  result = error.code + ' ' + error.message;
                });"""));
        assertEquals("undefined", page.get("typeof localStorage['" + STATE + "']"));
        assertEquals(List.of(), page.commands());
    }

    @Test
    void whatTheWindowCallsIsNoPagesMethod() {
        page.open("").load();

        assertEquals("[\"visitor\",\"room\",\"goal\",\"chat\",\"call\"]", page.get("Object.keys(giosg.api)"));
        assertEquals("[\"close\",\"hide\",\"startTask\"]", page.get("Object.keys(giosg.api.chat)"));
    }
}

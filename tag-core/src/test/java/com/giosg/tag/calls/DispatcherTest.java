package com.giosg.tag.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.giosg.tag.ports.Outcome;
import com.giosg.tag.rules.ApiMethod;
import com.giosg.tag.rules.Catalogue;
import com.giosg.tag.rules.TestMethods;
import com.giosg.tag.rules.Value;
import com.giosg.tag.testing.FakeBrowser;
import com.giosg.tag.testing.FakePage;
import com.giosg.tag.testing.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a call does of its own on the page; where it goes from there is the courier's test. */
class DispatcherTest {
    private final List<String> hidden = new ArrayList<>();
    private final List<String> outcomes = new ArrayList<>();
    private final FakePage page = new FakeBrowser().openTab();
    private final Dispatcher dispatcher =
            new Dispatcher(page.courier, inThisTabOnly -> hidden.add(inThisTabOnly ? "this tab" : "every tab"));

    @Test
    void hidingIsThePagesOwn() {
        call("chat", "hide", "[]");
        call("chat", "hide", "[{'preserveWindowState':true}]");
        call("chat", "hide", "[{'preserveWindowState':false}]");

        assertEquals(List.of("every tab", "this tab", "every tab"), hidden);
        assertEquals(List.of("resolved", "resolved", "resolved"), outcomes);
        assertEquals(List.of(), page.acceptedCommands());
    }

    @Test
    void closingHidesAtOnceWhereItIsToldTo() {
        call("chat", "close", "[{'hide':true}]");
        call("chat", "close", "[{'hide':false}]");
        call("chat", "close", "[]");

        assertEquals(List.of("every tab"), hidden);
        assertEquals(
                List.of("chat.close[{'hide':true}]", "chat.close[{'hide':false}]", "chat.close[]"),
                page.acceptedCommands());
    }

    @Test
    void nothingElseHides() {
        call("chat", "startTask", "[{'message':'Hello','hide':true}]");
        call("visitor", "submit", "[{'hide':true}]");
        call("room", "getJoinedRooms", "[]");

        assertEquals(List.of(), hidden);
        assertEquals(3, page.acceptedCommands().size());
    }

    @Test
    void aMethodOfThatNameInAnotherModuleDoesNotHide() {
        call(TestMethods.forThisPage("cart", "hide"), "[]");
        call(TestMethods.forThisPage("cart", "close"), "[{'hide':true}]");

        assertEquals(List.of(), hidden);
        assertEquals(List.of("cart.hide[]", "cart.close[{'hide':true}]"), page.acceptedCommands());
    }

    @Test
    void aBadCallDoesNothing() {
        call("chat", "close", "[{'hide':1}]");
        call("chat", "hide", "[{'preserveWindowState':'yes'}]");

        assertEquals(List.of(), hidden);
        assertEquals(
                List.of("invalid_argument options.hide:flag", "invalid_argument options.preserveWindowState:flag"),
                outcomes);
        assertEquals(List.of(), page.acceptedCommands());
    }

    private void call(String module, String method, String arguments) {
        call(Catalogue.find(module, method), arguments);
    }

    private void call(ApiMethod method, String arguments) {
        dispatcher.call(method, page.id(), arguments.replace('\'', '"'), JsonValue.of(arguments), new Outcome() {
            @Override
            public void resolve(Value result) {
                outcomes.add(result.type() == Value.NULL ? "resolved" : result.json());
            }

            @Override
            public void reject(String code, String message, int status, Value body) {
                outcomes.add(code + " " + message);
            }
        });
    }
}

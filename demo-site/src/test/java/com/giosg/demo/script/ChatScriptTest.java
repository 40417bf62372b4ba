package com.giosg.demo.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.http.Refusal;
import org.junit.jupiter.api.Test;

class ChatScriptTest {
    @Test
    void anyChangeGivesItAnotherAddress() {
        ChatScript one = new ChatScript(name -> name);
        ChatScript other = new ChatScript(name -> name.equals("/giosg-window.sv.js") ? "changed" : name);
        assertEquals(one.hash(), new ChatScript(name -> name).hash());
        assertNotEquals(one.hash(), other.hash());
        assertTrue(one.hash().matches("[0-9a-f]{8}"));
    }

    @Test
    void holdsThePhoneToo() {
        ChatScript scripts = new ChatScript(name -> name);
        ChatScript other = new ChatScript(name -> name.equals("/giosg-phone.fi.js") ? "changed" : name);
        assertNotEquals(scripts.hash(), other.hash());
        assertNotEquals(scripts.get("phone", "fi"), scripts.get("phone", "sv"));
        assertEquals(404, assertThrows(Refusal.class, () -> scripts.get("telephone", "fi")).status);
    }

    @Test
    void saysWhatToBuildWhereItIsMissing() {
        ChatScript missing = new ChatScript(name -> null);
        String message = assertThrows(IllegalStateException.class, () -> missing.get("window", "fi"))
                .getMessage();
        assertEquals("the compiled chat is missing: build the module tag-web", message);
    }
}

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
        assertEquals(one.path(), new ChatScript(name -> name).path());
        assertNotEquals(one.path(), other.path());
        assertTrue(one.path().matches("/live2/chat/[0-9a-f]{16}/launcher\\.js\\?"));
    }

    @Test
    void holdsThePhoneToo() {
        ChatScript scripts = new ChatScript(name -> name);
        ChatScript other = new ChatScript(name -> name.equals("/giosg-phone.fi.js") ? "changed" : name);
        assertNotEquals(scripts.path(), other.path());
        assertNotEquals(scripts.get("phone", "fi"), scripts.get("phone", "sv"));
        assertEquals(404, assertThrows(Refusal.class, () -> scripts.get("telephone", "fi")).status);
    }

    @Test
    void saysWhatToBuildWhereItIsMissing() {
        ChatScript missing = new ChatScript(name -> null);
        String message = assertThrows(IllegalStateException.class, () -> missing.get("window", "fi")).getMessage();
        assertEquals("the compiled chat is missing: build the module tag-web", message);
    }
}

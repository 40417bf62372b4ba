package com.giosg.demo.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    void saysWhatToBuildWhereItIsMissing() {
        ChatScript missing = new ChatScript(name -> null);
        String message = assertThrows(IllegalStateException.class, () -> missing.get("window", "fi")).getMessage();
        assertEquals("the compiled chat is missing: build the module tag-web", message);
    }
}

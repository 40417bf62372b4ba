package com.giosg.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PublicUrlTest {
    @Test
    void isAnOriginAsBrowsersWriteIt() {
        String[][] good = {
            {"https://chat.example.com", "https://chat.example.com"},
            {"HTTP://Chat.Example.com:8080", "http://chat.example.com:8080"},
            {"https://a.example:443", "https://a.example"},
            {"http://a.example:80", "http://a.example"},
            {"http://[::1]:81", "http://[::1]:81"},
            {"http://10.0.0.1", "http://10.0.0.1"}
        };
        for (String[] each : good) {
            assertEquals(each[1], PublicUrl.read(each[0]));
        }
    }

    @Test
    void anythingElseIsRefusedByTheNameOfItsOption() {
        for (String bad : new String[] {
            "",
            "chat.example.com",
            "//chat.example.com",
            "ftp://a.example",
            "https://",
            "https:///x",
            "https://a.example/",
            "https://a.example/x",
            "https://a.example?x",
            "https://a.example#x",
            "https://u:p@a.example",
            "https://a b",
            "https://a.example:0",
            "https://a.example:70000",
            "https://a.example:",
            "null"
        }) {
            String message = assertThrows(IllegalArgumentException.class, () -> PublicUrl.read(bad), bad)
                    .getMessage();
            assertTrue(message.contains("--public-url"), message);
        }
    }
}

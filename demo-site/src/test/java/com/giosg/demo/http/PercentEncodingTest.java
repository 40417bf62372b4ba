package com.giosg.demo.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PercentEncodingTest {
    @Test
    void isUtf8() {
        for (String good :
                new String[] {null, "", "/a?b", "/%C3%A4/%F0%9F%98%80", "%25zz", "a%2F%2e", "%EF%BF%BD", "\u00e4%41"}) {
            assertTrue(PercentEncoding.isWellFormed(good), good);
        }
        for (String bad : new String[] {
            "%",
            "/%4",
            "%zz",
            "%\uff11\uff11",
            "%FF",
            "%C3",
            "%C3x%A4",
            "%C0%80",
            "%ED%A0%80",
            "%u00e4",
            "%00",
            "a%F0%9F%98"
        }) {
            assertFalse(PercentEncoding.isWellFormed(bad), bad);
        }
    }
}

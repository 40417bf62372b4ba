package com.giosg.demo.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.tag.rules.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {
    @Test
    void knowsTheTextOfEachPart() {
        JsonValue value = JsonValue.read(" {\"a\" : [ 1.50 ,-0, \"\\u0041\\n\" , true,null ], \"__proto__\":{ } } ");
        assertEquals("{\"a\" : [ 1.50 ,-0, \"\\u0041\\n\" , true,null ], \"__proto__\":{ } }", value.json());
        JsonValue array = value.member("a");
        assertEquals("[ 1.50 ,-0, \"\\u0041\\n\" , true,null ]", array.json());
        assertEquals(5, array.size());
        assertEquals("1.50", array.item(0).json());
        assertEquals(1.5, array.item(0).number());
        assertEquals("-0", array.item(1).json());
        assertEquals("\"\\u0041\\n\"", array.item(2).json());
        assertEquals("A\n", array.item(2).text());
        assertTrue(array.item(3).isTrue());
        assertEquals("true", array.item(3).json());
        assertEquals("null", array.item(4).json());
        assertEquals(Value.NULL, array.item(5).type());
        assertEquals("{ }", value.member("__proto__").json());
        assertEquals(Value.NULL, value.member("constructor").type());
        assertArrayEquals(new String[] {"a", "__proto__"}, value.keys());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1.5e+10", "\"x\"", "true", "false", "null", "[]", "{}", " 12 ", "\"\\ud800\""})
    void readsAnyValue(String text) {
        assertEquals(text.strip(), JsonValue.read(text).json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "1 2",
                "[] []",
                "nul",
                "NaN",
                "01",
                "+1",
                "'a'",
                "\"a",
                "\"\t\"",
                "\"\\x\"",
                "{a:1}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "[1] // x",
                "]",
                "\"\u0000\""
            })
    void refusesWhatIsNotOneValue(String text) {
        assertThrows(IllegalArgumentException.class, () -> JsonValue.read(text));
    }

    @Test
    void readsDeepValuesWithoutRecursion() {
        String text = "[".repeat(60_000) + "]".repeat(60_000);
        assertEquals(text, JsonValue.read(text).json());
    }
}

package com.giosg.demo.commands;

import static com.giosg.demo.testing.TestVisitor.command;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.TestSite;
import com.giosg.demo.testing.TestVisitor;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Any JSON value that is submitted comes out of the staff API character for character. */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class AnyJsonValueTest {
    private static final int CALLS = 30;
    private static final int VALUES = 8;
    private static final String[] STRINGS = {
        "",
        "\\u0000",
        "\\ud800",
        "\\uDC00x",
        "\\ud83d\\ude00",
        "\ud83d\ude00",
        "\\\"",
        "\\\\",
        "\\/",
        "/",
        "\\b\\f\\n\\r\\t",
        "\u2028\u2029",
        "\ufeff",
        "\u007f",
        "</script>",
        "\u00e4\u00f6",
        "\\u00e4",
        "' OR 1=1 --",
        ":key",
        "${identity}",
        "?",
        "\uffff"
    };
    private static final String[] NUMBERS = {
        "0",
        "-0",
        "-0.0",
        "1e400",
        "-1E+400",
        "1e-400",
        "0.1",
        "1.0",
        "10000000000000001",
        "9".repeat(2000),
        "0." + "3".repeat(2000),
        "5e-324",
        "1.7976931348623157e308",
        "2E0"
    };
    private static final String[] KEYS = {
        "__proto__",
        "constructor",
        "toString",
        "hasOwnProperty",
        "",
        " ",
        "\\u0000",
        "\\ud800",
        "length",
        "0",
        "a.b",
        "$ref",
        "\ud83d\ude00",
        "toJSON",
        "null"
    };

    @Parameter
    private DatabaseKind kind;

    @Test
    void comesOutAsItWentIn() {
        long seed = System.nanoTime();
        System.out.println("seed of random JSON values: " + seed);
        Random random = new Random(seed);
        TestSite site = TestSite.shared(kind);
        for (int i = 0; i < CALLS; i++) {
            String[] values = new String[VALUES];
            Arrays.setAll(values, index -> value(random, 0));
            assertRoundTrip(site, site.visitor(), values);
        }
    }

    @Test
    void comesOutAsDeepAsItMayBe() {
        TestSite site = TestSite.shared(kind);
        for (String value :
                new String[] {"[".repeat(31) + "]".repeat(31), "{\"a\":".repeat(31) + "1" + "}".repeat(31)}) {
            assertRoundTrip(site, site.visitor(), value);
        }
    }

    /** Alone: a page that sends such a value loses none of its other calls. */
    @Test
    void whatIsDeeperIsRefused() {
        TestSite site = TestSite.shared(kind);
        TestVisitor visitor = site.visitor();
        for (String value : new String[] {
            "[".repeat(32) + "]".repeat(32),
            "[".repeat(16_000) + "]".repeat(16_000),
            "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)
        }) {
            String reply = visitor.send(
                            command("visitor", "submit", "[{\"deep\":" + value + "}]"),
                            command("visitor", "submit", "[{\"flat\":1}]"))
                    .body();
            assertTrue(reply.contains("variables must not be nested more than 32 levels deep"), reply);
            assertTrue(reply.contains("\"status\":200"), reply);
        }
    }

    private static void assertRoundTrip(TestSite site, TestVisitor visitor, String... values) {
        StringBuilder variables = new StringBuilder();
        for (String value : values) {
            variables
                    .append(variables.isEmpty() ? "" : ",")
                    .append("\"v")
                    .append(variables.length())
                    .append("\":")
                    .append(value);
        }
        String reply = visitor.send(command("visitor", "submit", "[{" + variables + "}]"))
                .body();
        assertTrue(reply.contains("\"status\":200"), reply);
        String answer = site.staff("GET", "/visitors/" + visitor.id + "/variables", null)
                .body();
        int from = 0;
        for (String value : values) {
            int start = answer.indexOf(",\"value\":", from) + ",\"value\":".length();
            from = answer.indexOf(",\"session_id\":", start);
            assertEquals(value, answer.substring(start, from));
        }
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 6 ? 4 : 6)) {
            case 0 -> pick(random, "null", "true", "false");
            case 1 -> random.nextBoolean() ? pick(random, NUMBERS) : Double.toString(random.nextGaussian() * 1e10);
            case 2, 3 -> string(random);
            case 4 -> array(random, depth);
            default -> object(random, depth);
        };
    }

    private static String string(Random random) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(pick(random, STRINGS));
        }
        return text.append('"').toString();
    }

    private static String array(Random random, int depth) {
        StringBuilder text = new StringBuilder("[");
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(space(random)).append(value(random, depth + 1)).append(i > 1 ? "," : "");
        }
        return text.append(space(random)).append(']').toString();
    }

    private static String object(Random random, int depth) {
        StringBuilder text = new StringBuilder("{");
        int start = random.nextInt(KEYS.length);
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append('"')
                    .append(KEYS[(start + i) % KEYS.length])
                    .append('"')
                    .append(space(random))
                    .append(':')
                    .append(value(random, depth + 1))
                    .append(i > 1 ? "," : "");
        }
        return text.append(space(random)).append('}').toString();
    }

    private static String space(Random random) {
        return random.nextInt(10) == 0 ? pick(random, " ", "\n", "\t", "\r\n") : "";
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}

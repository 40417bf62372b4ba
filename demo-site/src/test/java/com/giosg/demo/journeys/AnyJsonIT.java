package com.giosg.demo.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.giosg.demo.testing.browser.Stage;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Any JSON value that a page submits comes out of the staff API as it was. */
class AnyJsonIT {
    private static final List<String> CHARACTERS = List.of(
            "a", "é", "€", "😀", "\\u0000", "\\ud83d", "\\ude00", "\\\"", "\\\\", "\\n", "\\u2028", "<", "&", "'", "$",
            "{", "%");

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void anyValueComesBackAsItWas() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Page page = stage.open("");
        String visitor = Stage.visitor(page);
        for (int round = 0; round < 10; round++) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                values.add(value(random, 4));
            }
            String object = IntStream.range(0, values.size())
                    .mapToObj(i -> "\"k" + i + "\":" + values.get(i))
                    .collect(Collectors.joining(",", "{\"__proto__\":" + values.get(0) + ",\"constructor\":1,", "}"));

            page.evaluate("json => giosg.api.visitor.submit(JSON.parse(json), 'plain', true)", object);

            // Compared in the page: JavaScript says how it writes a number.
            Object expected = page.evaluate("""
                    json => { const o = JSON.parse(json); return Object.keys(o).sort().map(k => [k, JSON.stringify(o[k])]) }
                    """, object);
            Object actual = page.evaluate("""
                    json => { const o = JSON.parse(json); return Object.keys(o).sort().map(k => [k, JSON.stringify(o[k])]) }
                    """, json(stage.staff().variables(visitor, "localhost")));
            assertEquals(expected, actual, "seed " + seed);
        }
    }

    private static String json(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(Random random, int depth) {
        switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0:
                return "null";
            case 1:
                return String.valueOf(random.nextBoolean());
            case 2:
                return String.valueOf(random.nextInt());
            case 3:
                double number = Double.longBitsToDouble(random.nextLong());
                return Double.isFinite(number) ? String.valueOf(number) : "-0.5";
            case 4:
                return string(random);
            case 5:
                return items(random, depth).collect(Collectors.joining(",", "[", "]"));
            default:
                return items(random, depth)
                        .map(item -> string(random).replaceFirst("\"$", random.nextInt() + "\"") + ":" + item)
                        .collect(Collectors.joining(",", "{", "}"));
        }
    }

    private static java.util.stream.Stream<String> items(Random random, int depth) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> value(random, depth - 1));
    }

    private static String string(Random random) {
        return random.ints(random.nextInt(6), 0, CHARACTERS.size())
                .mapToObj(CHARACTERS::get)
                .collect(Collectors.joining("", "\"", "\""));
    }
}

package com.giosg.tag.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Packs the chat window's script, as TeaVM compiled it, into one module a language: a function, its default export, that
 * takes what the tag hands over, with that language's texts and the style sheet inside.
 *
 * <p>Arguments: TeaVM's file, the folder with {@code window.css} and {@code texts/LANGUAGE.json}, the folder to write to,
 * the budget of each module in bytes of Brotli (quality 11).
 */
final class PackWindow {
    public static void main(String[] arguments) throws IOException {
        Path sources = Path.of(arguments[1]);
        String packed = PackedScript.minify("(function(giosgLink,giosgTexts,giosgStyles){"
                + ThinRuntime.of(Files.readString(Path.of(arguments[0]))) + "\nmain([]);})");
        String styles = Files.readString(sources.resolve("window.css"))
                .replaceAll("/\\*[^*]*(?:\\*(?!/)[^*]*)*\\*/|\\n\\s*", "")
                .replaceAll("\\s*([{};])\\s*", "$1").replaceAll("([:,]) ", "$1").replace(";}", "}");
        List<Path> languages;
        try (Stream<Path> files = Files.list(sources.resolve("texts"))) {
            languages = files.sorted().collect(Collectors.toList());
        }
        for (Path language : languages) {
            String texts = Files.readString(language).replaceAll("\\n\\s*", "");
            String name = "giosg-chat." + language.getFileName().toString().replace(".json", ".js");
            PackedScript.save(Path.of(arguments[2], name),
                    "export default giosgLink=>" + packed + "(giosgLink," + texts + "," + quoted(styles) + ")",
                    Integer.parseInt(arguments[3]));
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private PackWindow() {
    }
}

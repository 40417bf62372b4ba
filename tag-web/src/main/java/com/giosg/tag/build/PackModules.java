package com.giosg.tag.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Packs a script that is loaded after the tag, as TeaVM compiled it, into one module a language: its default export is a
 * function that takes what the tag hands over; those of the language's texts that it shows, and its style sheet, are inside.
 * One that has no style sheet shows nothing, and speaks no language: it is one module {@code giosg-NAME.js}.
 *
 * <p>Arguments: TeaVM's file {@code NAME.js}, the folder with {@code NAME.css} and {@code texts/LANGUAGE.json}, the folder to
 * write {@code giosg-NAME.LANGUAGE.js} to, the budget of each module in bytes of Brotli (quality 11).
 */
final class PackModules {
    /** Holds too little of TeaVM's runtime for {@link ThinRuntime}, and is loaded where a developer made a mistake alone. */
    private static final String UNTHINNED = "words";

    private static final Pattern TEXT = Pattern.compile("\"(\\w+)\": (\"(?:[^\"\\\\]|\\\\.)*\")");

    public static void main(String[] arguments) throws IOException {
        Path compiled = Path.of(arguments[0]);
        Path sources = Path.of(arguments[1]);
        String name = compiled.getFileName().toString().replace(".js", "");
        String packed = PackedScript.minify("(function(giosgLink,giosgTexts,giosgStyles){"
                + (name.equals(UNTHINNED) ? Files.readString(compiled) : ThinRuntime.of(Files.readString(compiled)))
                + "\nmain([]);})");
        int budget = Integer.parseInt(arguments[3]);
        if (Files.notExists(sources.resolve(name + ".css"))) {
            PackedScript.save(
                    Path.of(arguments[2], "giosg-" + name + ".js"),
                    "export default giosgLink=>" + packed + "(giosgLink)",
                    budget);
            return;
        }
        String styles = quoted(compact(Files.readString(sources.resolve(name + ".css"))));
        List<Path> languages;
        try (Stream<Path> files = Files.list(sources.resolve("texts"))) {
            languages = files.sorted().collect(Collectors.toList());
        }
        for (Path language : languages) {
            String file =
                    "giosg-" + name + "." + language.getFileName().toString().replace(".json", ".js");
            PackedScript.save(
                    Path.of(arguments[2], file),
                    "export default giosgLink=>" + packed + "(giosgLink,{" + texts(Files.readString(language), packed)
                            + "}," + styles + ")",
                    budget);
        }
    }

    /** The members of a file of texts that a script reads. */
    private static String texts(String json, String script) {
        Matcher texts = TEXT.matcher(json);
        return texts.results()
                .filter(text -> script.contains("." + text.group(1)))
                .map(text -> text.group(1) + ":" + text.group(2))
                .collect(Collectors.joining(","));
    }

    private static String compact(String css) {
        return css.replaceAll("/\\*[^*]*(?:\\*(?!/)[^*]*)*\\*/|\\n\\s*", "")
                .replaceAll("\\s*([{};])\\s*", "$1")
                .replaceAll("([:,]) ", "$1")
                .replace(";}", "}");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private PackModules() {}
}

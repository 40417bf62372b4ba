package com.giosg.tag.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Packs a script that is loaded after the tag, as TeaVM compiled it, into one module a language: its default export is a
 * function that takes what the tag hands over; those of the language's texts that it shows, and its style sheet, are inside.
 * One that has no style sheet shows nothing, and speaks no language: it is one module {@code giosg-NAME.js}.
 */
final class PackModules {
    /** Holds too little of TeaVM's runtime for {@link ThinRuntime}, and is loaded where a developer made a mistake alone. */
    private static final String UNTHINNED = "words";

    private static final Pattern TEXT = Pattern.compile("\"(\\w+)\": (\"(?:[^\"\\\\]|\\\\.)*\")");

    /**
     * Packs a script into its modules.
     *
     * @param compiled TeaVM's script
     * @param sources the folder with {@code NAME.css} and {@code texts/LANGUAGE.json}
     * @return by the modules' file names
     */
    static Map<String, String> pack(String name, String compiled, Path sources) throws IOException {
        String packed = PackedScript.minify("(function(giosgLink,giosgTexts,giosgStyles){"
                + (name.equals(UNTHINNED) ? compiled : ThinRuntime.of(compiled))
                + "\nmain([]);})");
        Path styleSheet = sources.resolve(name + ".css");
        if (Files.notExists(styleSheet)) {
            return Map.of("giosg-" + name + ".js", "export default giosgLink=>" + packed + "(giosgLink)");
        }
        String styles = quoted(compact(Files.readString(styleSheet)));
        Map<String, String> modules = new TreeMap<>();
        List<Path> languages;
        try (Stream<Path> files = Files.list(sources.resolve("texts"))) {
            languages = files.toList();
        }
        for (Path language : languages) {
            modules.put(
                    "giosg-" + name + "." + language.getFileName().toString().replace(".json", ".js"),
                    "export default giosgLink=>" + packed + "(giosgLink,{" + texts(Files.readString(language), packed)
                            + "}," + styles + ")");
        }
        return modules;
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

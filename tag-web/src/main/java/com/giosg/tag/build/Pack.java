package com.giosg.tag.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Packs all that TeaVM compiled, on as many processors as there are.
 *
 * <p>Arguments: TeaVM's folder, the folder of style sheets and texts, the folder to write to, and for each script its name
 * and its budget in bytes of Brotli (quality 11), such as {@code tag=9000}.
 */
final class Pack {
    private static final String TAG = "tag";

    public static void main(String[] arguments) {
        Path compiled = Path.of(arguments[0]);
        Path sources = Path.of(arguments[1]);
        Path output = Path.of(arguments[2]);
        List<String> scripts = Arrays.asList(arguments).subList(3, arguments.length);
        scripts.parallelStream().forEach(script -> {
            String[] nameAndBudget = script.split("=", 2);
            try {
                int budget = Integer.parseInt(nameAndBudget[1]);
                for (Map.Entry<String, String> packed :
                        pack(nameAndBudget[0], compiled, sources).entrySet()) {
                    PackedScript.save(output.resolve(packed.getKey()), packed.getValue(), budget);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Map<String, String> pack(String name, Path compiled, Path sources) throws IOException {
        String script = Files.readString(compiled.resolve(name + ".js"));
        return name.equals(TAG)
                ? Map.of("giosg-" + name + ".js", PackTag.pack(script))
                : PackModules.pack(name, script, sources);
    }

    private Pack() {}
}

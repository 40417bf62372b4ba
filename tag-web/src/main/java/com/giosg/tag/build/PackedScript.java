package com.giosg.tag.build;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.google.javascript.jscomp.CompilationLevel;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.jscomp.WarningLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** What is done with every script that pages load: made smaller by the Closure Compiler, and held to its budget. */
final class PackedScript {
    /** What stands for {@code import} while the Closure Compiler, which would not have it, looks at a script. */
    private static final String IMPORT = "giosgImport";

    /** A script, in fewer bytes. */
    static String minify(String script) {
        CompilerOptions options = options();
        CompilationLevel.SIMPLE_OPTIMIZATIONS.setOptionsForCompilationLevel(options);
        String minified = compile("script.js", script.replace("import(", IMPORT + "("), options);
        return minified.endsWith(";") ? minified.substring(0, minified.length() - 1) : minified;
    }

    /**
     * Writes a script. Reads it once more before, as TeaVM has been seen to mint reserved words as short names; prints
     * its sizes, and ends the build with an error over the budget.
     *
     * @param budget bytes of Brotli (quality 11)
     */
    static void save(Path output, String script, int budget) throws IOException {
        compile(output.getFileName().toString(), script.replace("export default", "_="), options());
        byte[] bytes = script.replace(IMPORT, "import").getBytes(StandardCharsets.UTF_8);
        Files.createDirectories(output.getParent());
        Files.write(output, bytes);
        int brotli = brotli(bytes);
        System.out.printf(
                "%s: %,d bytes, %,d gzip, %,d Brotli; budget %,d Brotli%n",
                output.getFileName(), bytes.length, gzip(bytes), brotli, budget);
        if (brotli > budget) {
            System.err.printf("%s is %,d bytes of Brotli over its budget%n", output.getFileName(), brotli - budget);
            System.exit(1);
        }
    }

    private static CompilerOptions options() {
        CompilerOptions options = new CompilerOptions();
        options.setLanguageIn(CompilerOptions.LanguageMode.ECMASCRIPT_NEXT);
        options.setLanguageOut(CompilerOptions.LanguageMode.ECMASCRIPT_2018);
        options.setEmitUseStrict(false);
        options.setTrustedStrings(true);
        options.setLineLengthThreshold(Integer.MAX_VALUE);
        options.setOutputCharset(StandardCharsets.UTF_8);
        WarningLevel.QUIET.setOptionsForWarningLevel(options);
        return options;
    }

    private static String compile(String name, String script, CompilerOptions options) {
        Compiler compiler = new Compiler(System.err);
        compiler.disableThreads();
        compiler.compile(List.of(), List.of(SourceFile.fromCode(name, script)), options);
        if (compiler.hasErrors()) {
            System.exit(1);
        }
        return compiler.toSource();
    }

    private static int gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(sink) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            out.write(bytes);
        }
        return sink.size();
    }

    private static int brotli(byte[] bytes) throws IOException {
        Brotli4jLoader.ensureAvailability();
        return Encoder.compress(bytes, new Encoder.Parameters().setQuality(11)).length;
    }

    private PackedScript() {}
}

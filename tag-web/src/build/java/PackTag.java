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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Packs TeaVM's output into the script that the backend serves: one function expression that takes the organisation's
 * public settings, so that nothing of the compiler's runtime shows on a page's window, made smaller by the Closure
 * Compiler. Reads the result once more, as TeaVM has been seen to mint reserved words as short names; prints its
 * sizes, and fails over the budget.
 *
 * <p>Arguments: TeaVM's file, the file to write, the budget in bytes of Brotli (quality 11).
 */
final class PackTag {
    /** Parenthesised, which tells a JavaScript engine to compile the function at once rather than parse it twice. */
    private static final String WRAPPER = "(function(giosgSettings){%s})";

    /**
     * What TeaVM's runtime keeps for debuggers, reflection and uncaught exceptions; {@code @} stands for a name that its
     * minifier made, {@code …} for anything. A newer TeaVM may write it otherwise: then the build fails, and this list
     * is to be looked at again.
     */
    private static final String[] UNUSED_RUNTIME = {
        // Java strings and objects as JavaScript prints them; the tag hands out native strings only.
        "@.prototype.toString=function(){return @(this);};@.prototype.valueOf=@.prototype.toString;",
        "@.prototype.toString=function(){return @(@(this));};",
        "@.prototype.__teavm_class__=function(){return @(this);};",
        "JavaArray.prototype.toString=function(){…return str;};",
        "JavaArray.prototype.@=function(){let dataCopy;…(dataCopy);};",
        // Errors that carry a Java exception; the tag throws none.
        "if(typeof Reflect==='object'){let defaultMessage…}else {@=Error;}",
        "@.javaException=@;",
        // Names of classes and their surroundings.
        "m.name=className!==0?className:null;if(m.name!==null){…}}m.binaryName=\"L\"+m.name+\";\";",
        "if(innerClassInfo!==0){…:null;}",
        "name:null,binaryName:null,parent:null,superinterfaces:[],modifiers:0,primitiveKind:0,itemType:null,",
        ",enclosingClass:null,…,objectToValue:o=>o",
    };

    public static void main(String[] arguments) throws IOException {
        Path input = Path.of(arguments[0]);
        Path output = Path.of(arguments[1]);
        int budget = Integer.parseInt(arguments[2]);

        // TeaVM leaves the call of its entry point to the page.
        String compiled = withoutUnusedRuntime(Files.readString(input)) + "\nmain([]);";
        String packed = minify(WRAPPER.replace("%s", compiled));
        if (packed.endsWith(";")) {
            packed = packed.substring(0, packed.length() - 1);
        }
        parse(packed);
        byte[] bytes = packed.getBytes(StandardCharsets.UTF_8);
        Files.createDirectories(output.getParent());
        Files.write(output, bytes);

        int brotli = brotli(bytes);
        System.out.printf("%s: %,d bytes, %,d gzip, %,d Brotli; budget %,d Brotli%n",
                output.getFileName(), bytes.length, gzip(bytes), brotli, budget);
        if (brotli > budget) {
            System.err.printf("%s is %,d bytes of Brotli over its budget%n", output.getFileName(), brotli - budget);
            System.exit(1);
        }
    }

    private static String withoutUnusedRuntime(String script) {
        String rest = script;
        for (String unused : UNUSED_RUNTIME) {
            Matcher matcher = pattern(unused).matcher(rest);
            if (!matcher.find()) {
                throw new IllegalStateException("TeaVM's output no longer holds " + unused);
            }
            rest = matcher.replaceFirst("");
        }
        return rest;
    }

    /** TeaVM breaks its lines anywhere between two tokens. */
    private static Pattern pattern(String source) {
        String pattern = source.chars().filter(c -> c != ' ')
                .mapToObj(c -> c == '@' ? "[\\w$]+" : c == '…' ? ".*?" : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining("\\s*"));
        return Pattern.compile(pattern, Pattern.DOTALL);
    }

    private static String minify(String script) {
        CompilerOptions options = options();
        CompilationLevel.SIMPLE_OPTIMIZATIONS.setOptionsForCompilationLevel(options);
        return compile("tag.js", script, options);
    }

    private static void parse(String script) {
        compile("packed tag.js", script, options());
    }

    private static CompilerOptions options() {
        CompilerOptions options = new CompilerOptions();
        options.setLanguageIn(CompilerOptions.LanguageMode.ECMASCRIPT_NEXT);
        options.setLanguageOut(CompilerOptions.LanguageMode.ECMASCRIPT_2018);
        options.setEmitUseStrict(false);
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

    private PackTag() {
    }
}

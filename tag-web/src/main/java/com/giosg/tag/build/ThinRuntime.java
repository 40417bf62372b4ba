package com.giosg.tag.build;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes out of TeaVM's output what a script of ours never uses of its runtime, and puts the browser's own strings, arrays
 * and JSON values where Java's stand. Each step looks for the compiler's exact text, so that a newer TeaVM fails the build
 * rather than the page.
 */
final class ThinRuntime {
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
        // Errors that carry a Java exception; the tag throws none.
        "if(typeof Reflect==='object'){let defaultMessage…}else {@=Error;}",
        "@.javaException=@;",
        // The class of an array.
        "if(result===null){function JavaArray(data){…cls[@].arrayType=JavaArray;}",
        // An object's identity as a number.
        "this.$id$=0;",
        // Where a class, and an error of JavaScript, would keep what Java knows of them.
        "=Symbol(\"teavm_meta\")",
        "=Symbol(\"javaException\")",
        "=Symbol('jsoClass')",
    };

    /** The script without all that. */
    static String of(String compiled) {
        String script = compiled.replace('\n', ' ');
        for (String unused : UNUSED_RUNTIME) {
            script = replace(script, unused, "");
        }
        // The tag's entry takes no arguments and waits for nothing.
        script = replace(script, "=f=>(args,callback)=>{…},callback);}", "=f=>f");
        // Nobody asks whether two functors are the same, and no JavaScript value is wrapped into a Java object.
        script = replace(
                script,
                "=(@,@)=>{if(@===null||@===undefined){return null;}let name='jso$functor$'…return result();}",
                "=(object,method)=>(a,b,c)=>object[method](a,b,c)");
        script = replace(script, "=@=>{if(@===null)return null;return !(@ instanceof @)?@:@.@;}", "=value=>value");
        // A functor's method never has more than three parameters.
        script = replace(
                script,
                "=f=>function(){return f.apply(null,[this].concat(Array.prototype.slice.call(arguments)));}",
                "=f=>function(a,b,c){return f(this,a,b,c)}");
        // The names of packages.
        script = replace(script, name(script, "@=data=>{let i=0;let packages=") + "([…]);", "");
        script = withoutEmptyInitialisers(script);
        return withSparseFields(withNativeValues(withNativeArrays(withNativeStrings(withThinClasses(script)))));
    }

    /**
     * TeaVM wraps each of the browser's strings into an object of Java's class, and keeps all constants in a table. The
     * tag needs nothing of that class, so its strings are the browser's own, and constants stand where they are used.
     */
    private static String withNativeStrings(String compiled) {
        String wrap = name(compiled, "@=str=>str===null?null:@(str)");
        String unwrap = name(compiled, "@=str=>str===null?null:str.@");
        String constant = name(compiled, "@=index=>@[index]");
        String table = name(compiled, "@=strings=>{");
        Matcher unwrapping = find(compiled, unwrap + "=str=>str===null?null:str.@");
        String field = unwrapping.group().replaceFirst(".*\\.", "");

        Matcher constants = find(compiled, table + "([…]);");
        List<String> values = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"")
                .matcher(constants.group())
                .results()
                .map(MatchResult::group)
                .toList();
        String script = compiled.substring(0, constants.start()) + compiled.substring(constants.end());
        script = replace(script, "let @,@=strings=>{…" + constant + "=index=>@[index],", "let ");
        script = replace(script, unwrap + "=str=>str===null?null:str." + field + ",", "");
        script = replace(script, wrap + "=str=>str===null?null:@(str),", "");
        script = Pattern.compile("(?<![\\w$.])" + Pattern.quote(constant) + "\\((\\d+)\\)")
                .matcher(script)
                .replaceAll(use -> Matcher.quoteReplacement(values.get(Integer.parseInt(use.group(1)))));
        return script.replaceAll("(?<![\\w$.])(?:" + Pattern.quote(wrap) + "|" + Pattern.quote(unwrap) + ")\\(", "(")
                .replaceAll("\\." + Pattern.quote(field) + "(?![\\w$])", "");
    }

    /** A class is initialised when it is first used, unless there is nothing to do. */
    private static String withoutEmptyInitialisers(String compiled) {
        String once = name(compiled, "@=target=>target.$clinit=()=>{}");
        String script = compiled.replaceAll("(?<==)" + Pattern.quote(once) + "\\([\\w$]+\\)", "()=>{}");
        Matcher initialisers = Pattern.compile("([\\w$]+)=\\(\\)=>\\{\\1=\\(\\)=>\\{\\};([\\w$]+)\\(\\);\\}")
                .matcher(script);
        for (MatchResult initialiser : initialisers.results().toList()) {
            if (script.contains(initialiser.group(2) + "=()=>{return;}")) {
                script = script.replaceAll("(?<![\\w$.])" + Pattern.quote(initialiser.group(1)) + "\\(\\);", "");
            }
        }
        return script;
    }

    /**
     * TeaVM describes each class to its runtime: name, superclass, interfaces, modifiers, surroundings, initialiser,
     * methods. The tag has no reflection, asks no object for its interfaces, and inherits no method from a class, so a
     * class's own methods are all that is needed.
     */
    private static String withThinClasses(String compiled) {
        String fieldless = name(compiled, "@=superclass=>{if(superclass===0)");
        List<MatchResult> rows = Pattern.compile(row("([\\w$]+)", "([0\\[])"))
                .matcher(compiled)
                .results()
                .toList();
        Set<String> withMethods = rows.stream()
                .filter(row -> row.group(3).equals("["))
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
        for (MatchResult row : rows) {
            if (withMethods.contains(row.group(2))) {
                throw new IllegalStateException("the packed script has no inheritance: " + row.group());
            }
        }
        return replace(compiled, "=data=>{let packages=…cls.prototype[name[k]]=func;}}}}}", """
                =data=>{
                  for (let i = 0; i < data.length; i += 2) {
                    for (let j = 0; j < data[i + 1].length; j += 2) {
                      for (let name of [].concat(data[i + 1][j])) {
                        data[i].prototype[name] = data[i + 1][j + 1];
                      }
                    }
                  }
                }""")
                .replaceAll(row("[\\w$]+", "0(?: ?,|(?= ?\\]))"), "")
                .replaceAll(row("[\\w$]+", "(?=\\[)"), "$1,")
                .replaceAll("(?<![\\w$.])" + Pattern.quote(fieldless) + "\\(0?\\)", "function(){}")
                .replaceAll(
                        "(?<![\\w$.])" + Pattern.quote(fieldless) + "\\(([\\w$]+)\\)", "function(){$1.call(this);}");
    }

    /** What only the backend reads need not be set; and with comparisons that take undefined for null, nor need nulls. */
    private static String withSparseFields(String compiled) {
        Matcher constructors = Pattern.compile(
                        "function [\\w$]+\\(\\) ?\\{(?: ?let a=this; ?| ?(?:this|a)\\.[\\w$]+=[^;]+;"
                                + "| ?[\\w$]+\\.call\\((?:this|a)\\);)*\\}")
                .matcher(compiled);
        Set<String> fields = constructors
                .results()
                .flatMap(constructor -> Pattern.compile("\\.([\\w$]+)=")
                        .matcher(constructor.group())
                        .results())
                .map(field -> field.group(1))
                .collect(Collectors.toSet());
        Pattern.compile("\\.([\\w$]+)(?![\\w$])(?!=[^=>])")
                .matcher(compiled)
                .results()
                .forEach(read -> fields.remove(read.group(1)));
        String script = constructors
                .reset()
                .replaceAll(constructor ->
                        Matcher.quoteReplacement(constructor.group().replaceAll("(?:this|a)\\.[\\w$]+=null;", "")));
        for (String field : fields) {
            script = script.replaceAll("[\\w$]+\\." + Pattern.quote(field) + "=[\\w$.]+;", "");
        }
        // A condition is as good a boolean as Java's 1 and 0.
        return script.replace("===", "==").replace("!==", "!=").replaceAll("\\? ?1 ?: ?0(?![\\w.])", "");
    }

    /**
     * Java's arrays are objects that hold one of the browser's and know the class of their items; ours are the browser's.
     * What a script of ours calls {@code data} after a point is therefore lost.
     */
    private static String withNativeArrays(String compiled) {
        String script = replace(compiled, "return new(@(cls))(data);}", "return data;}");
        // Only where an array stands in the source as a whole.
        script = pattern("=(cls,data)=>new(@(cls))(data),").matcher(script).replaceFirst("=(cls,data)=>data,");
        // An array of strings that a script returns is one already.
        Matcher strings = pattern("@(Object.keys(").matcher(script);
        if (strings.find()) {
            String unwrap = strings.group().split("\\(")[0];
            script = script.replaceAll("(?<![\\w$.])" + Pattern.quote(unwrap) + "\\((?!\\w+\\) ?=>)", "(");
        }
        return script.replaceAll("\\.data(?![\\w$])", "");
    }

    /** Whoever implements the rules' Value in the script only holds what JSON.parse made, so it may stand for itself. */
    private static String withNativeValues(String script) {
        String type = name(script, "@=@=>{return @==null?0:Array.isArray(@)?4:");
        Matcher asked = Pattern.compile("(?<![\\w$.])" + Pattern.quote(type) + "\\([\\w$]+\\.([\\w$]+)\\)")
                .matcher(script);
        if (!asked.find()) {
            // The compiler has put the few that there are out of the way itself.
            return script;
        }
        String field = asked.group(1);
        String assign =
                matched(script, "([\\w$]+)=\\(([\\w$]+),([\\w$]+)\\)=>\\{\\2\\." + Pattern.quote(field) + "=\\3;\\}");
        String wrap = matched(
                script,
                "([\\w$]+)=[\\w$]+=>\\{let ([\\w$]+)=new [\\w$]+\\(\\);" + Pattern.quote(assign)
                        + "\\(\\2,[\\w$]+\\);return \\2;\\}");
        return script.replaceAll("(?:this|a)\\." + Pattern.quote(field) + "=null;", "")
                .replaceAll("(?<![\\w$.])" + Pattern.quote(wrap) + "\\(", "(")
                .replaceAll("(?<![\\w$.])" + Pattern.quote(assign) + "=[^}]*\\},?", "")
                .replaceAll("\\." + Pattern.quote(field) + "(?![\\w$])", "");
    }

    /** A class as TeaVM's runtime is told of it. */
    private static String row(String superclass, String methods) {
        return "(?<=[\\[,] ?)([\\w$]+), ?0, ?" + superclass
                + ", ?\\[[\\w$, ]*\\], ?\\d+, ?0, ?(?:0|\\(\\)=>[\\w$]+\\(\\)), ?" + methods;
    }

    private static String name(String script, String source) {
        Matcher matcher = find(script, source);
        return matcher.group().replaceFirst("^function", "").strip().split("[^\\w$]")[0];
    }

    static String matched(String script, String regex) {
        Matcher matcher = Pattern.compile(regex).matcher(script);
        if (!matcher.find()) {
            throw new IllegalStateException("TeaVM's output no longer holds " + regex);
        }
        return matcher.group(1);
    }

    private static String replace(String script, String source, String replacement) {
        return find(script, source).replaceFirst(Matcher.quoteReplacement(replacement));
    }

    static Matcher find(String script, String source) {
        Matcher matcher = pattern(source).matcher(script);
        if (!matcher.find()) {
            throw new IllegalStateException("TeaVM's output no longer holds " + source);
        }
        return matcher;
    }

    /** TeaVM breaks its lines anywhere between two tokens. */
    private static Pattern pattern(String source) {
        String pattern = source.chars()
                .filter(c -> c != ' ')
                .mapToObj(c -> c == '@' ? "[\\w$]+" : c == '…' ? ".*?" : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining("\\s*"));
        return Pattern.compile(pattern, Pattern.DOTALL);
    }

    private ThinRuntime() {}
}

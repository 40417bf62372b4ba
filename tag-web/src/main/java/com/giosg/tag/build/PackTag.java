package com.giosg.tag.build;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Packs TeaVM's output into the script that the backend serves: one function expression that takes the organisation's
 * public settings and the backend's origin, so that nothing of the compiler's runtime shows on a page's window, made
 * smaller by the Closure Compiler.
 */
final class PackTag {
    /** Parenthesised, which tells a JavaScript engine to compile the function at once rather than parse it twice. */
    private static final String WRAPPER = "(function(giosgSettings,giosgOrigin){%s})";

    /** The packed script of TeaVM's. */
    static String pack(String compiled) {
        // TeaVM leaves the call of its entry point to the page.
        String script = flat(ThinRuntime.of(compiled)) + "\nmain([]);";
        String packed = PackedScript.minify(WRAPPER.replace("%s", script));
        packed = withPlainArrays(withPlainObjects(withDirectFunctors(withoutFalse(withPlainCounters(packed)))));
        packed = withArrayLiterals(withLocalsAsParameters(withoutUnusedFunctions(packed)));
        // All classes have been told of before.
        packed = withShortFieldNames(packed.replaceAll("(?<=;)[\\w$]+\\(\\[\\]\\);", ""));
        // What those left behind is shorter once more.
        return withPlainObjects(withLocalsAsParameters(PackedScript.minify(packed)));
    }

    /** Without TeaVM's own function around all, as there is ours. */
    private static String flat(String compiled) {
        Matcher wrapped = ThinRuntime.find(compiled, "var main;(function(){…main=@;})();");
        return wrapped.group()
                .strip()
                .replaceFirst("var main;\\s*\\(function\\(\\)\\s*\\{", "")
                .replaceFirst("\\}\\)\\(\\);$", "")
                .replaceFirst("main=([\\w$]+);$", "let main=$1;");
    }

    /** Java's int wraps around; none of the tag's sums comes near that. */
    private static String withPlainCounters(String packed) {
        return packed.replaceAll("([\\w$.]+)=\\1\\+1\\|0", "$1++")
                .replaceAll("(?<=[+-][\\w$.]{1,99})\\|0(?![\\w.])|(?<=\\+[\\w$.]{1,99}\\))\\|0(?![\\w.])", "");
    }

    /** A field that is only ever asked whether it is set may be unset. */
    private static String withoutFalse(String packed) {
        Matcher constructors = Pattern.compile("function [\\w$]+\\(\\)\\{((?:this\\.[\\w$]+=)+)0}")
                .matcher(packed);
        Set<String> falses = constructors
                .results()
                .flatMap(constructor -> Pattern.compile("this\\.([\\w$]+)")
                        .matcher(constructor.group())
                        .results())
                .map(field -> field.group(1))
                .filter(field -> !Pattern.compile("\\." + Pattern.quote(field) + "(?:[-+*<>|]|[=!]=)"
                                + "|[-+*<>|]\\w+\\." + Pattern.quote(field) + "(?![\\w$])"
                                + "|[=!]=\\w+\\." + Pattern.quote(field) + "(?![\\w$])")
                        .matcher(packed)
                        .find())
                .collect(Collectors.toSet());
        return constructors.reset().replaceAll(constructor -> {
            String kept = Pattern.compile("this\\.([\\w$]+)=")
                    .matcher(constructor.group(1))
                    .replaceAll(
                            field -> falses.contains(field.group(1)) ? "" : Matcher.quoteReplacement(field.group()));
            return Matcher.quoteReplacement(
                    constructor.group().replace(constructor.group(1) + "0", kept.isEmpty() ? "" : kept + "0"));
        });
    }

    /**
     * A function that JavaScript calls is an object of Java's with one method, which is found by its name; no two of the
     * tag's are called the same, so the function itself can stand where the name does.
     */
    private static String withDirectFunctors(String packed) {
        Matcher methods = ThinRuntime.find(packed, "(()=>{let a;…})();");
        Pattern binding = Pattern.compile("([\\w$]+)=\\(a,b\\)=>\\((\\w,\\w,\\w)\\)=>a\\[b\\]\\(\\2\\),");
        String bind = ThinRuntime.matched(packed, binding.pattern());
        Map<String, String> functions = new TreeMap<>();
        Pattern.compile("a=[\\w$]+\\.prototype;a\\.(\\w+)=[\\w$]+\\(([\\w$]+)\\)")
                .matcher(methods.group())
                .results()
                .forEach(method -> {
                    if (functions.put(method.group(1), method.group(2)) != null) {
                        throw new IllegalStateException("two functors of the tag are called " + method.group(1));
                    }
                });
        String script = binding.matcher(packed.replace(methods.group(), "")).replaceFirst("$1=(a,b)=>($2)=>b(a,$2),");
        return Pattern.compile(
                        "(?<![\\w$.])(" + Pattern.quote(bind) + "\\((?:[\\w$.]+|[\\w$]+\\([\\w$]+\\)),)\"(\\w+)\"\\)")
                .matcher(script)
                .replaceAll(use -> Matcher.quoteReplacement(
                        use.group(1) + Objects.requireNonNull(functions.get(use.group(2)), use.group(2)) + ")"));
    }

    /** Objects of a class without methods need no constructor. */
    private static String withPlainObjects(String packed) {
        Matcher constructors = Pattern.compile("function ([\\w$]+)\\(\\)\\{((?:this\\.[\\w$]+=)+0)?}"
                        + "|(?<=[,;])([\\w$]+)=function\\(\\)\\{},")
                .matcher(packed);
        String script = packed;
        for (MatchResult constructor : constructors.results().toList()) {
            String name = constructor.group(1) == null ? constructor.group(3) : constructor.group(1);
            String made = "(?<![\\w$.])" + Pattern.quote(name) + "(?![\\w$])";
            long uses = Pattern.compile(made).matcher(packed).results().count();
            long news = Pattern.compile("(?<=[=(,])new " + made + "(?=[;,)])")
                    .matcher(packed)
                    .results()
                    .count();
            if (news > 0 && uses == news + 1) {
                String fields = constructor.group(2) == null
                        ? ""
                        : constructor
                                .group(2)
                                .replaceAll("this\\.([\\w$]+)=(?:0$)?", "$1:0,")
                                .replaceAll(",$", "");
                script = script.replace(constructor.group(), "")
                        .replaceAll("new " + made, Matcher.quoteReplacement("{" + fields + "}"));
            }
        }
        return script;
    }

    /** An array is filled from its start, or what it lacks is not asked for; none of its items need tell its class. */
    private static String withPlainArrays(String packed) {
        String array =
                ThinRuntime.matched(packed, "([\\w$]+)=\\(a,b\\)=>\\{a=Array\\(b\\);a\\.fill\\(null\\);return a},");
        return packed.replaceAll("(?<![\\w$.])" + Pattern.quote(array) + "\\([\\w$]+,\\d+\\)", "[]")
                .replaceAll("(?<![\\w$.])" + Pattern.quote(array) + "=\\(a,b\\)=>\\{[^}]*\\},", "");
    }

    /** TeaVM makes an array and then puts one item after the other into it. */
    private static String withArrayLiterals(String packed) {
        String item = "\\[\\d+]=((?:[^;\"]|\"[^\"]*\")+);";
        return Pattern.compile("(([\\w$]+)=(?:[\\w$]+=)?)\\[];((?:\\2" + item + ")+)")
                .matcher(packed)
                .replaceAll(array -> {
                    String items = Pattern.compile(Pattern.quote(array.group(2)) + item)
                            .matcher(array.group(3))
                            .results()
                            .map(each -> each.group(1))
                            .collect(Collectors.joining(","));
                    return Matcher.quoteReplacement(array.group(1) + "[" + items + "];");
                });
    }

    /** Constructors of classes that are made no more. */
    private static String withoutUnusedFunctions(String packed) {
        return Pattern.compile("function ([\\w$]+)\\(\\)\\{}|(?<=[,;])([\\w$]+)=function\\(\\)\\{},")
                .matcher(packed)
                .replaceAll(function -> {
                    String name = function.group(1) == null ? function.group(2) : function.group(1);
                    long uses = Pattern.compile("(?<![\\w$.])" + Pattern.quote(name) + "(?![\\w$])")
                            .matcher(packed)
                            .results()
                            .count();
                    return uses > 1 ? Matcher.quoteReplacement(function.group()) : "";
                });
    }

    /**
     * A function of Java's is given its arguments, and has a value in a local variable before it reads it, so a further
     * parameter is as good a place, and said in less.
     */
    private static String withLocalsAsParameters(String packed) {
        return Pattern.compile("(?:\\(([\\w$,]*)\\)|(?<![\\w$.])([\\w$]+))=>\\{let ([\\w$,]+);(?:let ([\\w$,]+);)?")
                .matcher(packed)
                .replaceAll(function -> {
                    String parameters = function.group(1) == null ? function.group(2) : function.group(1);
                    return Matcher.quoteReplacement("(" + (parameters.isEmpty() ? "" : parameters + ",")
                            + function.group(3) + (function.group(4) == null ? "" : "," + function.group(4)) + ")=>{");
                });
    }

    /** TeaVM names fields and methods by two or three characters as they come; the most frequent can do with one. */
    private static String withShortFieldNames(String packed) {
        // Where a name stands: after a point, in an object's literal, in a class's list of methods; not in a file's
        // name.
        Pattern use = Pattern.compile(
                "(?<=\\.|[{,](?=[a-z][\\w$]:0)|[\\[,]\"(?=[\\w$]{1,2}\",))(?!id\\b|js\\?|js\"|_)[a-zA-Z][\\w$]?(?![\\w$])");
        Map<String, Integer> uses = new TreeMap<>();
        use.matcher(packed).results().forEach(name -> uses.merge(name.group(), 1, Integer::sum));
        List<String> names = new ArrayList<>(uses.keySet());
        names.sort(Comparator.comparing(uses::get).reversed());
        return use.matcher(packed).replaceAll(name -> Matcher.quoteReplacement(shortName(names.indexOf(name.group()))));
    }

    private static String shortName(int index) {
        String letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        int more = index - letters.length();
        return more < 0
                ? letters.substring(index, index + 1)
                : "" + letters.charAt(more % 26) + letters.charAt(more / 26);
    }

    private PackTag() {}
}

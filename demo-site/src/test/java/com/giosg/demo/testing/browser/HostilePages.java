package com.giosg.demo.testing.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/** What pages do to scripts that they carry, and what their policies ask of them. */
public final class HostilePages {
    /** As Prototype.js 1.6 changes built-ins. */
    public static final String PROTOTYPE_JS = """
            Array.prototype.toJSON = function () { return '[' + this.map(Object.toJSON).join(', ') + ']'; };
            String.prototype.toJSON = function () { return '"' + this + '"'; };
            Number.prototype.toJSON = function () { return String(this); };
            Object.toJSON = String;
            Array.from = function (o) { return o ? Array.prototype.slice.call(o) : []; };
            Object.keys = function (o) { var keys = []; for (var key in o) keys.push(key); return keys; };
            """;

    public static final String FROZEN_BUILT_INS = """
            [Object, Array, Function, String, Number, Error, Promise, Date, RegExp, Symbol].forEach(function (type) {
              Object.freeze(type);
              Object.freeze(type.prototype);
            });
            Object.freeze(JSON);
            """;

    /** A page that has the tag, under a policy that allows the backend alone, and no text to become a script. */
    public static Page withStrictPolicy(Stage stage) {
        String backend = stage.backend().origin();
        return stage.open(
                "<script src=\"" + backend + "/live2/" + Backend.ORGANIZATION + "\"></script>",
                Map.of(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src " + backend + "; connect-src " + backend
                                + "; require-trusted-types-for 'script'; trusted-types 'none'"));
    }

    /** Nothing was tried that the policy forbids. */
    public static void assertPolicyWasKept(Stage stage) {
        assertEquals(
                List.of(),
                stage.console().stream()
                        .filter(line -> line.contains("Policy") || line.contains("TrustedHTML"))
                        .toList());
    }

    private HostilePages() {}
}

package com.giosg.demo.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.giosg.demo.testing.browser.Backend;
import com.giosg.demo.testing.browser.Stage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guest on pages with old libraries, frozen built-ins and strict policies (contract section 3). */
class HostilePageIT {
    private static final String SUBMIT = "giosg.api.visitor.submit({list: ['a', [1, null]], when: new Date(0), n: 1.5},"
            + " 'plain', true, [{name: 'My room'}]).then(() => 'submitted', e => e.message)";
    private static final Map<String, String> SUBMITTED =
            Map.of("list", "[\"a\",[1,null]]", "when", "\"1970-01-01T00:00:00.000Z\"", "n", "1.5");

    @RegisterExtension
    final Stage stage = new Stage();

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Prototype.js 1.6: toJSON that JSON.stringify quotes once more, Function.prototype.bind, Array.from,
                // and more.
                """
        Array.prototype.toJSON = function () { return '[' + this.map(Object.toJSON).join(', ') + ']'; };
        String.prototype.toJSON = function () { return '"' + this + '"'; };
        Number.prototype.toJSON = function () { return String(this); };
        Date.prototype.toJSON = function () { return '"' + this.toISOString() + '"'; };
        Object.toJSON = String;
        Object.keys = function (o) { var keys = []; for (var key in o) keys.push(key); return keys; };
        Array.from = function (o) { return o ? Array.prototype.slice.call(o) : []; };
        Function.prototype.bind = function () {
          var method = this, args = Array.from(arguments), object = args.shift();
          return function () { return method.apply(object, args.concat(Array.from(arguments))); };
        };
        """,
                // MooTools 1.4: enumerable extras, an Array.from of its own.
                """
        Array.prototype.each = Array.prototype.include = Function.prototype.extend = function () { return this; };
        String.prototype.test = Number.prototype.limit = Object.prototype.extra = function () { return this; };
        Array.from = function (item) { return item == null ? [] : [item]; };
        """,
                // Members on Object.prototype that options and descriptors inherit.
                """
        ['value', 'writable', 'set', 'get', 'mode', 'cache', 'headers', 'id', 'name', 'companyId']
          .forEach(function (name) { Object.prototype[name] = function () {}; });
        """,
                // A page's own variables of the names of built-ins.
                """
        var performance = {}, URL = {}, console = {log: function () {}};
        """,
                // Pages that freeze built-ins.
                """
        [Object, Array, Function, String, Number, Error, Promise, Date, RegExp, Symbol].forEach(function (type) {
          Object.freeze(type);
          Object.freeze(type.prototype);
        });
        Object.freeze(JSON);
        """,
            })
    void callsWorkOnAPageThatChangesBuiltIns(String script) {
        Page page = stage.open(
                "<script>" + script + "</script>" + stage.snippet()
                        + "<script>_giosg('visitor', 'setIdentifier', 'queued');</script>",
                Map.of());

        assertEquals("submitted", page.evaluate("new Promise(ok => _giosg(() => " + SUBMIT + ".then(ok)))"));
        assertEquals(SUBMITTED, stage.staff().variables(Stage.visitor(page), "My room"));
        assertEquals(
                "queued",
                stage.staff()
                        .get("/visitors/" + Stage.visitor(page))
                        .at("/identifiers/0")
                        .asText());
    }

    @Test
    void worksUnderAStrictPolicyThatRequiresTrustedTypes() {
        Page page = stage.open(
                "<script src=\"" + stage.backend().origin() + "/live2/" + Backend.ORGANIZATION + "\"></script>",
                Map.of(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src "
                                + stage.backend().origin() + "; connect-src "
                                + stage.backend().origin()
                                + "; require-trusted-types-for 'script'; trusted-types 'none'"));

        assertEquals("submitted", page.evaluate(SUBMIT));
        assertEquals(
                0,
                stage.console().stream().filter(line -> line.contains("Policy")).count(),
                stage.console()::toString);
    }

    /** The page's markup names a script of another origin, and what the tag reads and makes of its own. */
    @Test
    void markupChangesNeitherWhereTheTagSendsNorWhetherItIsThere() {
        Page page = stage.newPage();
        List<String> strange = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (!request.url().startsWith(stage.backend().origin())
                    && !request.url().startsWith("http://localhost:")) {
                strange.add(request.url());
            }
        });
        page.route("https://evil.example/**", Route::abort);
        page.navigate(stage.site()
                .serve(
                        "/named",
                        "</head><body><img name=currentScript src=https://evil.example/x>"
                                + "<a id=giosg></a><a id=giosg name=companyId></a><a id=_giosg href=https://evil.example/></a>"
                                + "<form name=cookie></form><form name=addEventListener></form><form name=readyState></form>"
                                + "<form name=documentElement></form><form name=visibilityState></form>"
                                + "<script src=\"" + stage.backend().origin() + "/live2/" + Backend.ORGANIZATION
                                + "\"></script>",
                        Map.of()));

        assertEquals("submitted", page.evaluate(SUBMIT));
        assertEquals(List.of("https://evil.example/x"), strange);
    }

    @Test
    void elementsNamedLikeWhatTheTagReadsAreNoHarm() {
        Page page = stage.open("<script>var early = 1;</script>" + stage.snippet(), Map.of());
        Stage.visitor(page);
        page.navigate(stage.site()
                .serve(
                        "/clobbered",
                        "</head><body><img name=\"title\"><form id=\"giosg\"></form>" + stage.snippet(),
                        Map.of()));
        Stage.visitor(page);

        assertEquals("submitted", page.evaluate(SUBMIT));
    }
}

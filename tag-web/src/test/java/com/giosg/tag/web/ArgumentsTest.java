package com.giosg.tag.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.tag.testing.TestPage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a page's values to JSON text: what is sent is what the page said, whatever its libraries did to JSON. */
class ArgumentsTest {
    private final TestPage page = new TestPage();

    @BeforeEach
    void open() {
        page.open("").load();
    }

    @AfterEach
    void close() {
        page.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "giosg.api.visitor.submit(cycle)                           | variables cannot be written as JSON",
                "giosg.api.visitor.submit({get a() { throw 1; }})          | variables cannot be written as JSON",
                "giosg.api.visitor.submit(function () {})                  | variables cannot be written as JSON",
                "giosg.api.visitor.submit(undefined)                       | variables is missing",
                "giosg.api.visitor.submit(null)                            | variables is missing",
                "giosg.api.visitor.submit('text')                          | variables must be an object",
                "giosg.api.visitor.submit(['a'])                           | variables must be an object",
                "giosg.api.visitor.submit({a: 1}, 'HS256')                 | variables must be a JSON Web Token, a string, as signing_algorithm says",
                "giosg.api.visitor.removeAll(function () {})               | room_information must be an object or an array of objects",
                "giosg.api.room.join(NaN)                                  | room_information must be an object or an array of objects",
                "_giosg('nothing', 'here', 1)                              | nothing.here is no method of giosg.api",
                "giosg.api.visitor.submit('a.b.c', 'sha1')                 | variables must be an object",
                "giosg.api.visitor.submit({a: 1}, 'plain', 'yes')          | replace_existing must be true or false",
                "giosg.api.visitor.submit({a: 1}, 'plain', true, cycle)    | room_information cannot be written as JSON",
                "giosg.api.room.join({id: 7})                              | room_information.id must be a string",
                "giosg.api.room.join([{id: function () {}, name: 'a'}])    | room_information.id must be a string",
                "giosg.api.goal.matches('g', {value: NaN})                 | options.value must be a finite number",
                "giosg.api.goal.matches('g', {value: '10'})                | options.value must be a finite number",
                "giosg.api.goal.matches('g', {value: Infinity})            | options.value must be a finite number",
                "giosg.api.goal.matches('g', {value: function () {}})      | options.value must be a finite number",
                "giosg.api.goal.matches('g', {value: Symbol('s')})         | options.value must be a finite number",
                "giosg.api.goal.matches(NaN)                               | goal_id must be a string",
                "giosg.api.visitor.setIdentifier(NaN)                      | identifier must be a string",
                "giosg.api.visitor.remove(function () {})                  | key must be a string",
                "giosg.api.visitor.setIdentifier('\\u0000')                | identifier must not hold U+0000 or half a surrogate pair",
                "giosg.api.visitor.setIdentifier('\\uD83D')                | identifier must not hold U+0000 or half a surrogate pair",
            })
    void aBadArgumentIsRefusedByName(String call, String message) {
        assertEquals(message, page.run("""
                var cycle = {};
                cycle.self = cycle;
                %s.catch(function (e) { result = e.message; });
                """.formatted(call)));
        assertTrue(page.commands().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'__proto__':1,'constructor':'c','hasOwnProperty':[]}",
                "{'':null,'nested':{'toJSON':'text','a':[[],[{}],true,-0.5,1e+21]}}",
                "{}",
            })
    void anyJsonIsSentAsItIs(String json) {
        page.run("giosg.api.visitor.submit(JSON.parse(\""
                + json.replace('\'', '\"').replace("\"", "\\\"") + "\"));");

        assertEquals(List.of("visitor.submit[" + json.replace("1e+21", "1.0E21") + "]"), page.commands());
    }

    @Test
    void whatIsSignedIsPassedOnAsItIs() {
        page.run("""
                giosg.api.visitor.submit('eyJhbGciOiJIUzI1NiJ9.e30.-_', 'HS256', true, {name: 'My room'});
                giosg.api.visitor.submit({b: 1000.1, A: '\u00e4/ &', c: [1, {d: null}], _exp: '1', _checksum: '0e'}, 'md5');
                giosg.api.visitor.submit(7, 'rot13');
                """);

        assertEquals(
                List.of(
                        "visitor.submit['eyJhbGciOiJIUzI1NiJ9.e30.-_','HS256',true,{'name':'My room'}]",
                        "visitor.submit[{'b':1000.1,'A':'\u00e4/ &','c':[1,{'d':null}],'_exp':'1','_checksum':'0e'},'md5']",
                        "visitor.submit[7,'rot13']"),
                page.commands());
    }

    @Test
    void furtherArgumentsAreNotLookedAt() {
        page.run("giosg.api.visitor.setIdentifier('a', {get b() { throw 1; }});");

        assertEquals(List.of("visitor.setIdentifier['a']"), page.commands());
    }

    @Test
    void aGetterIsAskedOnce() {
        page.run("var asked = 0; giosg.api.visitor.submit({get n() { return ++asked; }});");

        assertEquals(List.of("visitor.submit[{'n':1}]"), page.commands());
    }

    @Test
    void inVisitorDataANumberThatJsonCannotSayIsNull() {
        page.run("giosg.api.visitor.submit({n: NaN, f: function () {}});");

        assertEquals(List.of("visitor.submit[{'n':null}]"), page.commands());
    }

    @Test
    void prototypeJsDoesNotQuoteTwice() {
        // What Prototype.js 1.6 adds.
        page.run("""
                Array.prototype.toJSON = function () { return '[' + this.map(JSON.stringify).join(', ') + ']'; };
                String.prototype.toJSON = function () { return '"' + this + '"'; };
                Number.prototype.toJSON = function () { return String(this); };
                Date.prototype.toJSON = function () { return '"' + this.toISOString() + '"'; };
                Object.prototype.extra = function () {};
                Array.prototype.extra = function () {};
                giosg.api.visitor.submit({list: ['a', [1]], when: new Date(0)}, 'plain', true, [{name: 'My room'}]);
                """);

        assertEquals(
                List.of("visitor.submit[{'list':['a',[1]],'when':'1970-01-01T00:00:00.000Z'},'plain',true,"
                        + "[{'name':'My room'}]]"),
                page.commands());
    }

    @Test
    void anInvalidDateIsNullOnAPageOfPrototypeJsToo() {
        page.run("""
                Array.prototype.toJSON = function () { return '[' + this.map(JSON.stringify).join(', ') + ']'; };
                giosg.api.visitor.submit({born: new Date(''), ok: 1});
                """);

        assertEquals(List.of("visitor.submit[{'born':null,'ok':1}]"), page.commands());
    }

    @Test
    void anEmptyStringInATemplateIsNotGiven() {
        page.run("""
                giosg.api.visitor.submit({'': 1}, '');
                giosg.api.visitor.remove('');
                giosg.api.room.join({id: '', name: 'Sales'});
                giosg.api.call.start('Ann', '', '', '');
                """);

        assertEquals(
                List.of(
                        "visitor.submit[{'':1},'']",
                        "visitor.remove['']",
                        "room.join[{'id':'','name':'Sales'}]",
                        "call.start['Ann','','','']"),
                page.commands());
    }

    @Test
    void aPagesOwnToJsonCounts() {
        page.run("giosg.api.visitor.submit({money: {toJSON: function () { return '5 EUR'; }}, gone: undefined});");

        assertEquals(List.of("visitor.submit[{'money':'5 EUR'}]"), page.commands());
    }
}

package com.giosg.tag.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nothing to see                          | nothing to see",
                "https://a.example                       | [https://a.example]",
                "See http://a.example/b?c=d#e, please.   | See [http://a.example/b?c=d#e], please.",
                "(https://a.example/x)                   | ([https://a.example/x])",
                "https://a.example/wiki/Kettle_(tool)!   | [https://a.example/wiki/Kettle_(tool)]!",
                "a https://a.example b https://b.example | a [https://a.example] b [https://b.example]",
                "\"https://a.example\"                   | \"[https://a.example]\"",
                "<https://a.example>                     | <[https://a.example]>",
                "https://a.example/ä/漢                   | [https://a.example/ä/漢]",
                "https://                                | https://",
                "https://...                             | https://...",
                "xhttps://a.example                      | xhttps://a.example",
                "https://https://a.example               | [https://https://a.example]",
                "https:///x https://?x                   | https:///x https://?x",
                "https://bank.fi@evil.fi/x https://a.fi/@b | https://bank.fi@evil.fi/x [https://a.fi/@b]",
                "«https://a.example» https://b.example。  | «[https://a.example]» [https://b.example]。",
                "javascript:alert(1) data:text/html,x    | javascript:alert(1) data:text/html,x",
                "JAVASCRIPT:alert('https://a.example')   | JAVASCRIPT:alert('[https://a.example]')",
                "www.a.example ftp://a.example a@b.c     | www.a.example ftp://a.example a@b.c",
                "https://a:b@c.fi http://d.fi@e.fi f@g.fi | https://a:b@c.fi http://d.fi@e.fi [mailto:f@g.fi]",
                "ftp://a:b@c.fi //a@b.fi                 | ftp://a:b@c.fi //a@b.fi",
                "Write to a.b_c+d-e@f-g.co.uk, please.   | Write to [mailto:a.b_c+d-e@f-g.co.uk], please.",
                "<a@b.fi> (a@b.fi) \"a@b.fi\" a@b.fi!     | <[mailto:a@b.fi]> ([mailto:a@b.fi]) \"[mailto:a@b.fi]\" [mailto:a@b.fi]!",
                "mailto:a@b.fi Mail:a@b.fi a@b.fi?c=d    | mailto:[mailto:a@b.fi] Mail:[mailto:a@b.fi] [mailto:a@b.fi]?c=d",
                "a@b.fi; c@d.fi,e@f.fi                   | [mailto:a@b.fi]; [mailto:c@d.fi],[mailto:e@f.fi]",
                "https://a.fi a@b.fi https://c.fi/@d     | [https://a.fi] [mailto:a@b.fi] [https://c.fi/@d]",
                "联系a@b.com。谢谢                          | 联系[mailto:a@b.com]。谢谢",
                "a@b @b.fi a@ @ a@.fi .a@b.fi a.@b.fi    | a@b @b.fi a@ @ a@.fi .a@b.fi a.@b.fi",
                "a@b@c.fi a@b..fi a..b@c.fi a@b.f1 a@1.2 | a@b@c.fi a@b..fi a..b@c.fi a@b.f1 a@1.2",
                "äa@b.fi a@b.fiä a@ä.fi a%b@c.fi         | äa@b.fi a@b.fiä a@ä.fi a%b@c.fi",
                "a@b.fi.                                 | [mailto:a@b.fi].",
            })
    void onlyAddressesOfWebAndMailAreLinks(String text, String marked) {
        assertEquals(marked, mark(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "https://a.example\u00A0b|[https://a.example]\u00A0b",
                "https://a.example\u3000b|[https://a.example]\u3000b",
                "https://a.example\u202Eb|[https://a.example]\u202Eb",
                "https://a.example\tb|[https://a.example]\tb",
            })
    void blanksAndWhatTurnsTextAroundEndAnAddress(String text, String marked) {
        assertEquals(marked, mark(text));
    }

    private static String mark(String text) {
        StringBuilder marked = new StringBuilder();
        Links links = new Links(text);
        while (links.next()) {
            marked.append(links.before()).append('[').append(links.target()).append(']');
        }
        return marked.append(links.before()).toString();
    }
}

package com.giosg.demo.visitors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageCodeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fi-FI,fi;q=0.8,en;q=0.5 | fi
            SV                      | sv
            zh                      | zh-cn
            zh-CN,zh;q=0.9          | zh-cn
            zh-Hant-HK              | zh-tw
            zh-TW                   | zh-tw
            no                      | nb
            nb-NO                   | nb
            iw-IL                   | he
            pt-BR,pt;q=0.9,en;q=0.8 | en
            *, de;q=0.1             | de
            """)
    void isTheFirstThatThePlatformKnows(String acceptLanguage, String code) {
        assertEquals(code, LanguageCode.preferred(acceptLanguage));
    }

    @Test
    void isNullWhereThereIsNone() {
        for (String acceptLanguage : new String[] {null, "", "*", ",", ";", "-", "pt-BR", "e", "zz\u00e4"}) {
            assertNull(LanguageCode.preferred(acceptLanguage), acceptLanguage);
        }
    }
}

package com.giosg.demo.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "NONE",
            value = {
                "NONE                        | identity",
                "''                          | identity",
                "gzip, deflate, br, zstd     | br",
                "gzip, deflate               | gzip",
                "GZIP                        | gzip",
                "br;q=0.5, gzip              | gzip",
                "br;q=0.8, gzip;q=0.8        | br",
                "br;q=0                      | identity",
                "*                           | br",
                "*, br;q=0                   | gzip",
                "*;q=0                       | identity",
                "gzip;q=0.3, identity        | identity",
                "gzip;q=0.5, identity;q=0.4  | gzip",
                "gzip;q=x                    | identity",
                "deflate                     | identity",
            })
    void choosesWhatTheClientLikesBest(String header, String expected) {
        assertEquals(expected, Encodings.choose(header, List.of("br", "gzip")));
    }
}

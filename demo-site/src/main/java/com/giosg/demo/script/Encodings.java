package com.giosg.demo.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of the encodings at hand a client likes best (RFC 9110, section 12.5.3). */
final class Encodings {
    static final String IDENTITY = "identity";

    /**
     * Chooses an encoding.
     *
     * @param acceptEncoding the header; null when there is none
     * @param offered the encodings at hand, ours first; {@link #IDENTITY} is always at hand, last
     */
    static String choose(@Nullable String acceptEncoding, List<String> offered) {
        String best = IDENTITY;
        double quality = 0;
        for (String encoding : offered) {
            double accepted = quality(acceptEncoding, encoding);
            if (accepted > quality) {
                best = encoding;
                quality = accepted;
            }
        }
        return acceptEncoding != null && named(acceptEncoding, IDENTITY) > quality ? IDENTITY : best;
    }

    private static double quality(@Nullable String header, String encoding) {
        double named = named(header, encoding);
        return named >= 0 ? named : Math.max(0, named(header, "*"));
    }

    /** The quality that a header gives to a name; -1 when it does not name it. */
    private static double named(@Nullable String header, String name) {
        if (header != null) {
            for (String part : header.split(",")) {
                String[] pieces = part.split(";");
                if (pieces[0].strip().equalsIgnoreCase(name)) {
                    return weight(pieces);
                }
            }
        }
        return -1;
    }

    private static double weight(String[] pieces) {
        for (int i = 1; i < pieces.length; i++) {
            String parameter = pieces[i].strip();
            if (parameter.regionMatches(true, 0, "q=", 0, 2)) {
                try {
                    return Double.parseDouble(parameter.substring(2));
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1;
    }

    private Encodings() {}
}

package com.giosg.demo.rooms;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a page is, as its browser says in the {@code Origin} header. */
final class Origin {
    /** The host of an origin over http or https, in lower case; null for {@code null}, other schemes and nonsense. */
    static @Nullable String host(@Nullable String origin) {
        if (origin == null) {
            return null;
        }
        try {
            URI uri = new URI(origin);
            boolean isWeb = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean isBare = uri.getRawPath() != null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            return isWeb && isBare && uri.getHost() != null ? uri.getHost().toLowerCase(Locale.ROOT) : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private Origin() {}
}

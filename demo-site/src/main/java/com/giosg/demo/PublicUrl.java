package com.giosg.demo;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The address under which visitors reach the server, where that is another than the one it listens on. */
final class PublicUrl {
    /**
     * An origin as browsers write it: {@code https://chat.example.com}.
     *
     * @throws IllegalArgumentException when the text is none over http or https, or has more to it
     */
    static String read(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean isWeb = scheme.equals("https") || scheme.equals("http");
            if (isWeb && uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= 65535) {
                String host = uri.getHost().toLowerCase(Locale.ROOT);
                boolean isUsual = uri.getPort() == -1 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
                if (text.toLowerCase(Locale.ROOT).equals(scheme + "://" + host + port(uri))) {
                    return scheme + "://" + host + (isUsual ? "" : port(uri));
                }
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "--public-url must be http:// or https:// and a host, without a path: https://chat.example.com");
    }

    private static String port(URI uri) {
        return uri.getPort() == -1 ? "" : ":" + uri.getPort();
    }

    private PublicUrl() {}
}

package com.giosg.demo.pictures;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pictures from strangers' servers. A host is resolved once for each request, and the very address that was
 * looked at is connected to; each redirect is looked at as the first address is.
 */
final class PictureClient implements AutoCloseable {
    static final int MOST_BYTES = 1 << 20;
    private static final long MOST_MILLISECONDS = 5_000;
    private static final int MOST_REDIRECTS = 3;
    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_HEADERS = 100;

    private final Destinations destinations;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "picture-timer");
        thread.setDaemon(true);
        return thread;
    });

    /** How the addresses of a host are found out. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /**
     * A client.
     *
     * @param most how many requests there are at once
     * @param tls null for the one that all of Java has
     */
    PictureClient(Destinations destinations, Resolver resolver, @Nullable TlsSocketStrategy tls, int most) {
        this.destinations = destinations;
        Timeout timeout = Timeout.ofMilliseconds(MOST_MILLISECONDS);
        // What is not needed is off: it would only help strangers to keep something here, or to be asked more.
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Guard(resolver))
                        .setTlsSocketStrategy(tls)
                        .setMaxConnTotal(most)
                        .setMaxConnPerRoute(most)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxLineLength(LONGEST_LINE)
                                        .setMaxHeaderCount(MOST_HEADERS)
                                        .build())
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .build())
                // A proxy would resolve the host anew.
                .setRoutePlanner(new DefaultRoutePlanner(null))
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("giosg-pictures")
                .build();
    }

    /** The library asks this for the addresses of every host, those that are written as an address too. */
    private final class Guard implements DnsResolver {
        private final Resolver resolver;

        Guard(Resolver resolver) {
            this.resolver = resolver;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] allowed = Arrays.stream(resolver.resolve(host))
                    .filter(destinations::isAllowed)
                    .toArray(InetAddress[]::new);
            if (allowed.length == 0) {
                throw new UnknownHostException("no address of the host is allowed");
            }
            return allowed;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /**
     * The picture at an address; null where there is none that may be shown.
     *
     * @throws IOException when it could not be fetched in 5 s
     */
    @Nullable
    Picture fetch(URI address) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MOST_MILLISECONDS);
        URI next = address;
        for (int i = 0; i <= MOST_REDIRECTS && next != null && destinations.isAllowed(next); i++) {
            URI asked = next;
            HttpGet request = new HttpGet(asked);
            request.setHeader("Accept", "image/webp, image/png, image/jpeg, image/gif");
            Future<?> cancelling = timer.schedule(request::cancel, end - System.nanoTime(), TimeUnit.NANOSECONDS);
            ClassicHttpResponse response = null;
            try {
                response = client.executeOpen(null, request, null);
                Answer answer = read(response, asked);
                if (answer.redirect == null) {
                    return answer.picture;
                }
                next = answer.redirect;
            } finally {
                cancelling.cancel(false);
                // Before it is closed, or what is left would be read to its end.
                request.cancel();
                Closer.closeQuietly(response);
            }
        }
        return null;
    }

    /** @param redirect where the picture is instead; null for nowhere */
    private record Answer(
            @Nullable Picture picture, @Nullable URI redirect) {}

    private static Answer read(ClassicHttpResponse response, URI asked) throws IOException {
        switch (response.getCode()) {
            case 200:
                byte[] bytes = response.getEntity().getContent().readNBytes(MOST_BYTES + 1);
                return new Answer(bytes.length > MOST_BYTES ? null : Picture.of(bytes), null);
            case 301, 302, 303, 307, 308:
                Header location = response.getFirstHeader("Location");
                return new Answer(null, location == null ? null : address(asked, location.getValue()));
            default:
                return new Answer(null, null);
        }
    }

    private static @Nullable URI address(URI asked, String location) {
        try {
            return asked.resolve(location);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}

package com.giosg.demo.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;

/** The HTTP server: what all answers have in common. */
public final class WebServer implements AutoCloseable {
    private static final long STOP_MILLISECONDS = 5_000;
    private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";

    /** The connections with a request under way. */
    private final Set<EndPoint> busy = ConcurrentHashMap.newKeySet();

    private final Javalin javalin;

    /**
     * Starts serving.
     *
     * @param port 0 for a free one
     * @param routes adds the routes
     * @throws IllegalStateException when it cannot listen there; the message says why
     */
    public WebServer(String host, int port, Consumer<RoutesConfig> routes) {
        javalin = Javalin.create(config -> {
            configure(config);
            config.jetty.modifyHttpConfiguration(http -> http.addCustomizer(this::underWay));
            crossOrigin(config.routes);
            wellFormed(config.routes);
            withoutContent(config.routes);
            Errors.handle(config.routes);
            routes.accept(config.routes);
        });
        try {
            javalin.start(host, port);
        } catch (RuntimeException e) {
            throw new IllegalStateException("cannot listen on " + host + ":" + port + ": " + reason(e), e);
        }
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.router.javaLangErrorHandler((response, error) -> {
            Errors.log("A request failed", error);
            Errors.answer(response, 500);
        });
        // The one thing worth compressing is compressed ahead of time.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.addCustomizer(WebServer::withItsOwnMethod);
            // A variable's key may be any text, so a path may hold %2F.
            http.setUriCompliance(UriCompliance.UNSAFE);
        });
        config.jetty.modifyServletContextHandler(
                handler -> handler.getServletHandler().setDecodeAmbiguousURIs(true));
        config.jetty.modifyServer(WebServer::configure);
    }

    private Request underWay(Request request, HttpFields.Mutable responseHeaders) {
        EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
        busy.add(connection);
        Request.addCompletionListener(request, failure -> busy.remove(connection));
        return request;
    }

    /** The library would route by this header: a link could delete, and what looks at the method would see a GET. */
    private static Request withItsOwnMethod(Request request, HttpFields.Mutable responseHeaders) {
        if (!request.getHeaders().contains(METHOD_OVERRIDE)) {
            return request;
        }
        HttpFields headers =
                HttpFields.build(request.getHeaders()).remove(METHOD_OVERRIDE).asImmutable();
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return headers;
            }
        };
    }

    private static void configure(Server server) {
        server.setStopTimeout(STOP_MILLISECONDS);
        // What does not reach a route, such as a malformed address, is answered in our form too.
        server.setErrorHandler((request, response, callback) -> {
            response.getHeaders().put("Content-Type", "application/json");
            // Mostly the rest of the request was not read, and the connection cannot be used for another.
            response.getHeaders().put("Connection", "close");
            response.getHeaders().put("Access-Control-Allow-Origin", "*");
            response.getHeaders().put("Access-Control-Expose-Headers", "Retry-After");
            if (response.getStatus() == 503) {
                response.getHeaders().put("Retry-After", Errors.RETRY_AFTER_SECONDS);
            }
            Content.Sink.write(
                    response, true, Errors.ofStatus(response.getStatus()).json(), callback);
            return true;
        });
    }

    /** Every answer to the tag can be read by the page, errors included (contract section 6). */
    private static void crossOrigin(RoutesConfig routes) {
        routes.before(context -> {
            if (context.path().startsWith("/live")) {
                context.header("Access-Control-Allow-Origin", "*")
                        .header("Access-Control-Expose-Headers", "Retry-After");
            }
        });
    }

    /** A path or query that cannot be read is refused, rather than read as something else. */
    private static void wellFormed(RoutesConfig routes) {
        routes.before(context -> {
            if (!PercentEncoding.isWellFormed(context.req().getRequestURI())
                    || !PercentEncoding.isWellFormed(context.queryString())) {
                throw Refusal.invalidArgument("the path and the query must be percent-encoded UTF-8 without U+0000");
            }
        });
    }

    /** The library gives every answer a type. */
    private static void withoutContent(RoutesConfig routes) {
        routes.after(context -> {
            if (context.statusCode() == 204) {
                context.res().setContentType(null);
            }
        });
    }

    /** The port that is listened on. */
    public int port() {
        return javalin.port();
    }

    /** Takes no more requests, and finishes those under way, within a few seconds. */
    @Override
    public void close() {
        // The library would wait a second for those that clients keep and do not use.
        for (Connector connector : javalin.jettyServer().server().getConnectors()) {
            connector.getConnectedEndPoints().stream()
                    .filter(connection -> !busy.contains(connection))
                    .forEach(EndPoint::close);
        }
        javalin.stop();
    }
}

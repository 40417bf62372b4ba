package com.giosg.demo.testing.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The customer's own web server: pages of an origin that is not the backend's. */
public final class CustomerSite implements AutoCloseable {
    private record Page(String html, Map<String, String> headers) {}

    private final HttpServer server;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    public CustomerSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            Page page = pages.get(exchange.getRequestURI().getPath());
            byte[] body = (page == null ? "" : page.html).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
            if (page != null) {
                page.headers.forEach(exchange.getResponseHeaders()::set);
            }
            exchange.sendResponseHeaders(page == null ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** Serves a page; returns its address on {@code localhost}. */
    public String serve(String path, String head, Map<String, String> headers) {
        pages.put(
                path,
                new Page(
                        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Customer</title>" + head
                                + "</head><body><h1>Customer</h1></body></html>",
                        headers));
        return origin("localhost") + path;
    }

    public String origin(String host) {
        return "http://" + host + ":" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

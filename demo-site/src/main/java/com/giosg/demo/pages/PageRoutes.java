package com.giosg.demo.pages;

import static java.util.Map.entry;

import com.giosg.demo.http.Hashes;
import com.giosg.demo.http.OwnOrigin;
import com.giosg.demo.http.Reads;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.http.Representation;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages of the demo site (contract section 8), from a resource folder: {@code /} is {@code shop/index.html}, {@code
 * /console} is {@code console/index.html}, {@code /docs/signing}, for integrators, is {@code signing/index.html}, and
 * {@code /assets/shop/…}, {@code /assets/console/…}, {@code /assets/signing/…} are the files beside them. In a page
 * <code>{{origin}}</code>, <code>{{organization}}</code> and <code>{{nonce}}</code> stand for this server's origin, the
 * demo organisation's id, and the nonce of this answer's policy; <code>{{file …}}</code> for the text of a file beside
 * it.
 */
public final class PageRoutes {
    private static final String COMMON_POLICY =
            " style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String SHOP_POLICY = "default-src 'none'; script-src 'nonce-{{nonce}}' 'self';"
            + " img-src 'self' data:; font-src 'self';" + COMMON_POLICY;
    /** Pictures of visitors come by way of this server, as all else does. */
    private static final String CONSOLE_POLICY = "default-src 'none'; script-src 'self';"
            + " img-src 'self' data:; require-trusted-types-for 'script'; trusted-types 'none';"
            + COMMON_POLICY;

    private static final String DOCS_POLICY = "default-src 'none'; img-src 'self';" + COMMON_POLICY;

    private static final Pattern INCLUDED = Pattern.compile("\\{\\{file ([^}]+)}}");
    private static final Pattern FILE = Pattern.compile("(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*");
    private static final String TEXT = "text/plain;charset=utf-8";
    private static final Map<String, String> TYPES = Map.ofEntries(
            entry("css", "text/css;charset=utf-8"),
            entry("js", "text/javascript;charset=utf-8"),
            entry("mjs", "text/javascript;charset=utf-8"),
            entry("json", "application/json"),
            entry("svg", "image/svg+xml"),
            entry("png", "image/png"),
            entry("jpg", "image/jpeg"),
            entry("webp", "image/webp"),
            entry("ico", "image/x-icon"),
            entry("woff2", "font/woff2"),
            // Examples in other languages than a browser's.
            entry("java", TEXT),
            entry("php", TEXT),
            entry("py", TEXT));

    private final String pages;
    private final String organization;

    /**
     * Pages that speak for an organisation.
     *
     * @param pages the resource folder, such as {@code /pages}
     * @param organization its id
     */
    public PageRoutes(String pages, String organization) {
        this.pages = pages;
        this.organization = organization;
    }

    public void register(RoutesConfig routes) {
        Reads.add(routes, "/", context -> page(context, "shop", SHOP_POLICY));
        Reads.add(routes, "/console", context -> page(context, "console", CONSOLE_POLICY));
        Reads.add(routes, "/docs/signing", context -> page(context, "signing", DOCS_POLICY));
        for (String folder : List.of("shop", "console", "signing")) {
            Reads.add(routes, "/assets/" + folder + "/<file>", context -> asset(context, folder));
        }
    }

    private void page(Context context, String folder, String policy) {
        String nonce = Hashes.randomHex(128);
        String page = INCLUDED.matcher(text(folder + "/index.html"))
                .replaceAll(file -> Matcher.quoteReplacement(
                        escape(text(folder + "/" + file.group(1)).strip())))
                .replace("{{origin}}", escape(OwnOrigin.of(context)))
                .replace("{{organization}}", escape(organization))
                .replace("{{nonce}}", nonce);
        headers(context)
                .header("Content-Security-Policy", policy.replace("{{nonce}}", nonce))
                .header("Cache-Control", "no-store")
                .contentType("text/html;charset=utf-8")
                .result(page);
    }

    private void asset(Context context, String folder) {
        String file = context.pathParam("file");
        String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
        if (type == null || !FILE.matcher(file).matches()) {
            throw nothing();
        }
        byte[] bytes = read(folder + "/" + file);
        headers(context).header("Cache-Control", "no-cache").contentType(type);
        Representation.of(bytes, null).send(context);
    }

    private static Context headers(Context context) {
        return context.header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "strict-origin-when-cross-origin");
    }

    private String text(String file) {
        return new String(read(file), StandardCharsets.UTF_8);
    }

    private byte[] read(String file) {
        try (InputStream in = PageRoutes.class.getResourceAsStream(pages + "/" + file)) {
            if (in == null) {
                throw nothing();
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Refusal nothing() {
        return Refusal.notFound("there is no such page");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

package com.giosg.demo.testing.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Libraries that customers' pages are made with, as npm has them. */
public final class PageLibraries {
    /** Turbo of Hotwire: visits replace the body. It is at {@code Turbo}. */
    public static String turbo() {
        return read("hotwired__turbo/8.0.21/dist/turbo.es2017-umd.js");
    }

    /** React for pages, of a version that is there: 18 or 19. It is at {@code React} and {@code ReactDOM}. */
    public static String react(int version) {
        if (version == 18) {
            return read("react/18.2.0/umd/react.production.min.js")
                    + read("react-dom/18.2.0/umd/react-dom.production.min.js");
        }
        // It comes as modules of Node.js alone.
        StringBuilder modules = new StringBuilder("var modules = {}, require = name => modules[name];");
        Map.of("scheduler", "scheduler/0.27.0/cjs/scheduler", "react", "react/19.2.8/cjs/react")
                .forEach((name, path) -> modules.append(module(name, path)));
        modules.append(module("react-dom", "react-dom/19.2.8/cjs/react-dom"));
        modules.append(module("react-dom/client", "react-dom/19.2.8/cjs/react-dom-client"));
        return modules.append("var React = require('react'), ReactDOM = require('react-dom/client');")
                .toString();
    }

    private static String module(String name, String path) {
        return "(function (module, exports) {" + read(path + ".production.js") + "modules['" + name
                + "'] = module.exports; })(...(exports => [{exports}, exports])({}));";
    }

    private static String read(String path) {
        try (InputStream in = PageLibraries.class.getResourceAsStream("/META-INF/resources/webjars/" + path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PageLibraries() {}
}

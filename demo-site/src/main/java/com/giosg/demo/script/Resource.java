package com.giosg.demo.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the module tag-web compiled. */
final class Resource {
    /** The text of a compiled script; null when it was not built. */
    static @Nullable String text(String name) {
        try (InputStream in = Resource.class.getResourceAsStream(name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Resource() {}
}

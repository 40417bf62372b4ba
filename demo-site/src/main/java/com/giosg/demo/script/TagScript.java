package com.giosg.demo.script;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.giosg.demo.http.Representation;
import com.giosg.demo.json.Json;
import com.giosg.demo.organizations.Organization;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The tag as one organisation's pages load it: the compiled tag, a function, called with the organisation's public
 * settings. Compressed once, as well as it can be, since it is then sent a million times.
 */
final class TagScript {
    private static final String RESOURCE = "/giosg-tag.js";
    private static final int BROTLI_QUALITY = 11;

    private final Map<String, Representation> representations = new LinkedHashMap<>();
    private final List<String> encodings;

    private TagScript(byte[] script) {
        // Where this machine has no native Brotli, gzip does.
        if (Brotli4jLoader.isAvailable()) {
            representations.put("br", Representation.of(brotli(script), "br"));
        }
        representations.put("gzip", Representation.of(gzip(script), "gzip"));
        encodings = List.copyOf(representations.keySet());
        representations.put(Encodings.IDENTITY, Representation.of(script, null));
    }

    /** The compiled tag: the text of a JavaScript function expression. */
    static String compiled() {
        try (InputStream in = TagScript.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the compiled tag is missing: build the module tag-web");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The script of an organisation; {@code compiled} is {@link #compiled()}. */
    static TagScript of(String compiled, Organization organization) {
        String settings = Json.write(Json.object().put("id", organization.id()));
        return new TagScript((compiled.strip() + "(" + settings + ");\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The script for a client that accepts these encodings. */
    Representation accepted(String acceptEncoding) {
        return representations.get(Encodings.choose(acceptEncoding, encodings));
    }

    private static byte[] brotli(byte[] script) {
        try {
            return Encoder.compress(script, Encoder.Parameters.create(BROTLI_QUALITY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] script) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            out.write(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

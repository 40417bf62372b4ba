package com.giosg.demo.script;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.giosg.demo.http.Representation;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A script in all encodings, compressed once, as well as it can be, since it is then sent a million times: when it is first
 * asked for, as that takes a tenth of a second each.
 */
final class Compressed {
    private static final int BROTLI_QUALITY = 11;

    /** The representations of each encoding, and which of them are compressed, the best first. */
    private record Encoded(Map<String, Representation> representations, List<String> encodings) {}

    private final String text;
    private @Nullable Encoded encoded;

    Compressed(String text) {
        this.text = text;
    }

    private synchronized Encoded encoded() {
        if (encoded == null) {
            encoded = encode(text.getBytes(StandardCharsets.UTF_8));
        }
        return encoded;
    }

    private static Encoded encode(byte[] script) {
        Map<String, Representation> representations = new LinkedHashMap<>();
        // Where this machine has no native Brotli, gzip does.
        if (Brotli4jLoader.isAvailable()) {
            representations.put("br", Representation.of(brotli(script), "br"));
        }
        representations.put("gzip", Representation.of(gzip(script), "gzip"));
        List<String> encodings = List.copyOf(representations.keySet());
        representations.put(Encodings.IDENTITY, Representation.of(script, null));
        return new Encoded(representations, encodings);
    }

    /** Sends the script in the encoding that the client likes best, for any page to use. */
    // One of those at hand is chosen.
    @SuppressWarnings("NullAway")
    void send(Context context, String cacheControl) {
        ScriptHeaders.set(context, cacheControl);
        Encoded ready = encoded();
        ready.representations
                .get(Encodings.choose(context.header("Accept-Encoding"), ready.encodings))
                .send(context);
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

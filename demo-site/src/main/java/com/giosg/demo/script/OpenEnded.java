package com.giosg.demo.script;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.giosg.demo.http.Representation;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * A script whose last characters are another client's other ones, such as the origin that it was asked under. All
 * before is compressed once, as well as it can be; the end is added to it as it stands, in the few bytes that Brotli (RFC
 * 7932, section 9.2) and Deflate (RFC 1951, section 3.2.4) have for that, so that a forged origin costs nothing.
 */
final class OpenEnded {
    private static final int QUALITY = 11;
    private static final int MOST_BLANKS = 3;
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final byte[] plain;
    private final byte[] gzip;
    /** Null where this machine has no native Brotli: gzip does. */
    private final byte @Nullable [] brotli;

    OpenEnded(String beginning) {
        this(beginning, Integer.MAX_VALUE);
    }

    /**
     * Compresses the beginning. One other character, such as in an id, can make Brotli take 50 bytes more: then blanks
     * are tried behind it.
     *
     * @param beginning code that may be followed by blanks
     * @param enough bytes of Brotli with which no shorter form is looked for
     */
    OpenEnded(String beginning, int enough) {
        byte[] shortest = beginning.getBytes(StandardCharsets.UTF_8);
        byte[] compressed = Brotli4jLoader.isAvailable() ? brotli(shortest) : null;
        for (int blanks = 1; compressed != null && compressed.length > enough && blanks <= MOST_BLANKS; blanks++) {
            byte[] same = (beginning + " ".repeat(blanks)).getBytes(StandardCharsets.UTF_8);
            byte[] other = brotli(same);
            if (other.length < compressed.length) {
                shortest = same;
                compressed = other;
            }
        }
        plain = shortest;
        brotli = compressed;
        gzip = deflate(plain);
    }

    /**
     * Sends the script in the encoding that the client likes best, for any page to use.
     *
     * @param end 1 to 65,535 bytes in UTF-8
     */
    void send(Context context, String cacheControl, String end) {
        ScriptHeaders.set(context, cacheControl);
        byte[] bytes = end.getBytes(StandardCharsets.UTF_8);
        String encoding = Encodings.choose(
                context.header("Accept-Encoding"), brotli == null ? List.of("gzip") : List.of("br", "gzip"));
        switch (encoding) {
            case "br" -> Representation.of(withBrotliEnd(bytes), encoding).send(context);
            case "gzip" -> Representation.of(withGzipEnd(bytes), encoding).send(context);
            default -> Representation.of(concat(plain, bytes), null).send(context);
        }
    }

    /** An uncompressed meta-block, and an empty last one. */
    // Brotli is offered only where it is there.
    @SuppressWarnings("NullAway")
    private byte[] withBrotliEnd(byte[] end) {
        // From the lowest bit: not the last one; four hexadecimal digits of length; the length less one; uncompressed.
        int header = (end.length - 1) << 3 | 1 << 19;
        return concat(
                brotli, new byte[] {(byte) header, (byte) (header >> 8), (byte) (header >> 16)}, end, new byte[] {3});
    }

    /** A stored block, the last one, and gzip's checksum of all. */
    private byte[] withGzipEnd(byte[] end) {
        CRC32 checksum = new CRC32();
        checksum.update(plain);
        checksum.update(end);
        byte[] block = ByteBuffer.allocate(5)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 1)
                .putShort((short) end.length)
                .putShort((short) ~end.length)
                .array();
        byte[] trailer = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) checksum.getValue())
                .putInt(plain.length + end.length)
                .array();
        return concat(gzip, block, end, trailer);
    }

    /** Up to where a flush ends it, at a whole byte. */
    private static byte[] brotli(byte[] script) {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (BrotliOutputStream out = new BrotliOutputStream(sink, Encoder.Parameters.create(QUALITY))) {
            out.write(script);
            out.flush();
            return sink.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] deflate(byte[] script) {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        sink.writeBytes(GZIP_HEADER);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(script);
            byte[] buffer = new byte[8_192];
            int length;
            do {
                length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
                sink.write(buffer, 0, length);
            } while (length == buffer.length);
        } finally {
            deflater.end();
        }
        return sink.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

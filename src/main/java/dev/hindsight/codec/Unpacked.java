package dev.hindsight.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4FrameInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes with every layer of compression taken off.
 *
 * @param layers the names of the layers, the innermost first
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
record Unpacked(byte[] bytes, List<String> layers) {
    /** A payload that unpacks to more than this is no payload: 64 MiB. */
    static final int MOST_BYTES = 64 << 20;

    private static final int MOST_LAYERS = 3;

    Unpacked {
        layers = List.copyOf(layers);
    }

    /**
     * Takes off gzip, zlib, LZ4 frames, and the LZ4 of Pekko's and Akka's Jackson serializer (a magic number, the length
     * as 4 bytes, one block).
     *
     * @throws PackedContentException if a layer is damaged, or holds more than {@link #MOST_BYTES}
     */
    static Unpacked of(byte[] bytes) throws PackedContentException {
        byte[] inner = bytes;
        List<String> layers = new ArrayList<>();
        String layer = layer(inner);
        while (layer != null && layers.size() < MOST_LAYERS) {
            inner = unpack(layer, inner);
            layers.addFirst(layer);
            layer = layer(inner);
        }
        return new Unpacked(inner, layers);
    }

    private static @Nullable String layer(byte[] bytes) {
        if (Format.startsWith(bytes, 0x1f, 0x8b, 8)) {
            return "gzip";
        }
        if (Format.startsWith(bytes, 0x04, 0x22, 0x4d, 0x18)) {
            return "LZ4";
        }
        if (Format.startsWith(bytes, 0x87, 0xd9, 0x6d, 0xf6)) {
            return "LZ4 block";
        }
        return isZlib(bytes) ? "zlib" : null;
    }

    /** RFC 1950: method 8, a window of at most 32 KiB, and both bytes together a multiple of 31. */
    private static boolean isZlib(byte[] bytes) {
        return bytes.length > 6
                && (bytes[0] & 0x0f) == 8
                && (bytes[0] & 0xff) >> 4 <= 7
                && (((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff)) % 31 == 0
                && (bytes[1] & 0x20) == 0;
    }

    private static byte[] unpack(String layer, byte[] bytes) throws PackedContentException {
        if (layer.equals("LZ4 block")) {
            return block(bytes);
        }
        try (InputStream in = stream(layer, new ByteArrayInputStream(bytes))) {
            byte[] unpacked = in.readNBytes(MOST_BYTES + 1);
            if (unpacked.length > MOST_BYTES) {
                throw tooLarge(layer);
            }
            return unpacked;
        } catch (IOException | LZ4Exception e) {
            throw new PackedContentException(
                    "These bytes begin as %s and are damaged: %s.".formatted(layer, e.getMessage()));
        }
    }

    private static InputStream stream(String layer, InputStream bytes) throws IOException {
        return switch (layer) {
            case "gzip" -> new GZIPInputStream(bytes);
            case "LZ4" -> new LZ4FrameInputStream(bytes);
            default -> new InflaterInputStream(bytes);
        };
    }

    private static byte[] block(byte[] bytes) throws PackedContentException {
        if (bytes.length < 8) {
            throw new PackedContentException("These bytes begin as LZ4 and are cut off.");
        }
        int length = ByteBuffer.wrap(bytes, 4, 4).getInt();
        if (length < 0 || length > MOST_BYTES) {
            throw tooLarge("LZ4");
        }
        try {
            return LZ4Factory.safeInstance().safeDecompressor().decompress(bytes, 8, bytes.length - 8, length);
        } catch (LZ4Exception e) {
            throw new PackedContentException("These bytes begin as LZ4 and are damaged: %s.".formatted(e.getMessage()));
        }
    }

    private static PackedContentException tooLarge(String layer) {
        return new PackedContentException(
                "Unpacked from %s this is more than %d MiB, and is not shown.".formatted(layer, MOST_BYTES >> 20));
    }
}

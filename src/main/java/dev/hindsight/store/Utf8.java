package dev.hindsight.store;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A text as bytes within an array that belongs to somebody else. Used again and again, and valid only until then. */
public final class Utf8 {
    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private int from;
    private int length;

    public byte[] bytes() {
        return bytes;
    }

    /** Where the text begins. */
    public int from() {
        return from;
    }

    /** How many bytes it has; 0 where there is no text. */
    public int length() {
        return length;
    }

    /** Becomes a part of this array. */
    public void set(byte[] newBytes, int newFrom, int newLength) {
        bytes = newBytes;
        from = newFrom;
        length = newLength;
    }

    /** Becomes this text; null for none. */
    public void set(@Nullable String text) {
        byte[] encoded = text == null ? NOTHING : text.getBytes(StandardCharsets.UTF_8);
        set(encoded, 0, encoded.length);
    }

    @Override
    public String toString() {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }
}

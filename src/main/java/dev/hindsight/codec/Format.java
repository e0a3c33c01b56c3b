package dev.hindsight.codec;

import java.util.Optional;

/** One form that bytes can have. */
interface Format {
    /** The content, or why it cannot be shown; empty where the bytes are of another form. */
    Optional<Decoded> decode(byte[] bytes);

    /** Whether the bytes begin so; each number is one byte. */
    static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }
}

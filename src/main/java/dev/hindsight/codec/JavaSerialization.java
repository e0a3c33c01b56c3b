package dev.hindsight.codec;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Java's own serialization. It is described and never read: reading it can run code. The name of the class stands at the
 * start of the stream (Java Object Serialization Specification, chapter 6).
 */
final class JavaSerialization implements Format {
    private static final int NAME = 8;

    @Override
    public Optional<Decoded> decode(byte[] bytes) {
        if (!Format.startsWith(bytes, 0xac, 0xed, 0x00, 0x05)) {
            return Optional.empty();
        }
        return Optional.of(
                new Decoded.Opaque("This is Java serialization%s. It is not read, since reading it could run code."
                        .formatted(className(bytes))));
    }

    private static String className(byte[] bytes) {
        if (bytes.length <= NAME || bytes[4] != 0x73 || bytes[5] != 0x72) {
            return "";
        }
        int length = ((bytes[6] & 0xff) << 8) | (bytes[7] & 0xff);
        return bytes.length < NAME + length ? "" : " of " + new String(bytes, NAME, length, StandardCharsets.UTF_8);
    }
}

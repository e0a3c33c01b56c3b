package dev.hindsight.codec;

import java.util.HexFormat;

/** What can be said of bytes that nothing recognised. */
final class Guess {
    private static final int SHOWN = 8;
    private static final int ENOUGH = 64;
    /** Of 8 bits per byte; text and structured data stay well below, ciphertext of this length hardly. */
    private static final double RANDOM = 0.9;

    private Guess() {}

    static String about(byte[] bytes) {
        String start = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(SHOWN, bytes.length));
        String tried =
                "Tried: JSON, XML, YAML, CBOR, Smile, Erlang terms, Java serialization, and gzip, zlib and LZ4 around them.";
        String text = JsonText.text(bytes);
        if (text != null && !text.contains("\0")) {
            return "This is text, and neither JSON nor XML nor YAML.";
        }
        String looks =
                bytes.length >= ENOUGH && entropy(bytes) > RANDOM * Math.min(8, Math.log(bytes.length) / Math.log(2))
                        ? "These %,d bytes look encrypted"
                        : "These %,d bytes are of no form that is known";
        return (looks + ": they begin with %s. %s").formatted(bytes.length, start, tried);
    }

    /** Shannon's entropy in bits per byte. */
    private static double entropy(byte[] bytes) {
        int[] counts = new int[256];
        for (byte value : bytes) {
            counts[value & 0xff]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / bytes.length;
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }
}

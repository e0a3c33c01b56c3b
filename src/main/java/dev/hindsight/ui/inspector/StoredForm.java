package dev.hindsight.ui.inspector;

import dev.hindsight.event.Content;
import java.util.HexFormat;

/** Stored content as text: text as it is, bytes in the form of a hex dump. */
final class StoredForm {
    private static final int BYTES_PER_LINE = 16;
    private static final int DUMPED = 64 * 1024;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private StoredForm() {}

    static String of(Content content) {
        return switch (content) {
            case Content.Text(String value) -> value;
            case Content.Bytes(byte[] value) -> dump(value);
            case Content.Absent() -> "";
            case Content.Unreadable(String reason) -> reason;
        };
    }

    private static String dump(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int end = Math.min(bytes.length, DUMPED);
        for (int start = 0; start < end; start += BYTES_PER_LINE) {
            int lineEnd = Math.min(end, start + BYTES_PER_LINE);
            text.append("%08x  %-47s  ".formatted(start, HEX.formatHex(bytes, start, lineEnd)));
            for (int i = start; i < lineEnd; i++) {
                text.append(bytes[i] >= ' ' && bytes[i] < 127 ? (char) bytes[i] : '.');
            }
            text.append('\n');
        }
        if (end < bytes.length) {
            text.append("… the first %,d of %,d bytes".formatted(end, bytes.length));
        }
        return text.toString();
    }
}

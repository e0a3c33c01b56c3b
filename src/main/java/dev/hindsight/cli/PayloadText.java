package dev.hindsight.cli;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.event.Content;

/** A payload as it stands in a table: its beginning. */
final class PayloadText {
    private static final ContentDecoder DECODER = new ContentDecoder();
    private static final int PAYLOAD_SHOWN = 80;

    private PayloadText() {}

    static String shortened(Content payload) {
        String text = shown(payload);
        return text.length() <= PAYLOAD_SHOWN ? text : text.substring(0, PAYLOAD_SHOWN - 1) + "…";
    }

    private static String shown(Content payload) {
        if (payload instanceof Content.Text(String text)) {
            return text;
        }
        return switch (DECODER.decode(payload)) {
            case Decoded.Json json -> json.value().toString();
            case Decoded.Absent() -> "";
            case Decoded.Opaque(String reason) -> reason;
        };
    }
}

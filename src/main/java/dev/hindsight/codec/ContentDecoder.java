package dev.hindsight.codec;

import dev.hindsight.event.Content;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Turns stored content into JSON where it can. Thread-safe. */
public final class ContentDecoder {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Decodes without ever failing: what cannot be understood is {@link Decoded.Opaque}. */
    public Decoded decode(Content content) {
        return switch (content) {
            case Content.Absent() -> new Decoded.Absent();
            case Content.Unreadable(String reason) -> new Decoded.Opaque(reason);
            case Content.Text(String value) -> parse(value);
            case Content.Bytes(byte[] value) -> decodeBytes(value);
        };
    }

    private static Decoded decodeBytes(byte[] value) {
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString());
        } catch (CharacterCodingException _) {
            return new Decoded.Opaque("These " + value.length + " bytes are not text in UTF-8, and so not JSON.");
        }
    }

    private static Decoded parse(String text) {
        try {
            JsonNode value = MAPPER.readTree(text);
            return value.isMissingNode() ? new Decoded.Opaque("The text is empty.") : new Decoded.Json(value, "JSON");
        } catch (JacksonException e) {
            return new Decoded.Opaque("This is not JSON: " + e.getOriginalMessage());
        }
    }
}

package dev.hindsight.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as text in UTF-8. JSON inside a JSON text, which a doubly configured serializer leaves, is taken out. */
final class JsonText implements Format {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Override
    public Optional<Decoded> decode(byte[] bytes) {
        String text = text(bytes);
        return text != null && decode(text) instanceof Decoded.Json json ? Optional.of(json) : Optional.empty();
    }

    static Decoded decode(String text) {
        try {
            JsonNode value = MAPPER.readTree(text);
            if (value.isMissingNode()) {
                return new Decoded.Opaque("The text is empty.");
            }
            JsonNode inner = value.isString() ? inner(value.stringValue()) : null;
            return inner == null ? new Decoded.Json(value, "JSON") : new Decoded.Json(inner, "JSON encoded twice");
        } catch (JacksonException e) {
            return new Decoded.Opaque("This is not JSON: " + e.getOriginalMessage());
        }
    }

    /** The bytes as text; null where they are not UTF-8. */
    static @Nullable String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }

    private static @Nullable JsonNode inner(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return null;
        }
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException _) {
            return null;
        }
    }
}

package dev.hindsight.codec;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.cbor.CBORMapper;
import tools.jackson.dataformat.smile.SmileMapper;

/** JSON's values in a binary form that Jackson knows. */
final class BinaryJson implements Format {
    static final ObjectMapper CBOR = CBORMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    static final ObjectMapper SMILE = SmileMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final String name;
    private final ObjectMapper mapper;

    BinaryJson(String name, ObjectMapper mapper) {
        this.name = name;
        this.mapper = mapper;
    }

    @Override
    public Optional<Decoded> decode(byte[] bytes) {
        if (!isCandidate(bytes)) {
            return Optional.empty();
        }
        try {
            JsonNode value = mapper.readTree(bytes);
            return value.isContainer() ? Optional.of(new Decoded.Json(value, name)) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** Smile begins with a smile; CBOR is worth trying where it would begin with an array, an object or its own tag. */
    private boolean isCandidate(byte[] bytes) {
        return mapper instanceof SmileMapper
                ? Format.startsWith(bytes, ':', ')', '\n')
                : Format.startsWith(bytes, 0xd9, 0xd9, 0xf7)
                        || ((bytes[0] & 0xff) >= 0x80 && (bytes[0] & 0xff) <= 0xbf);
    }
}

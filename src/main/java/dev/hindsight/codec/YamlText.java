package dev.hindsight.codec;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** YAML with its opening line, as Ruby writes it. Aliases are not followed, so that they cannot multiply. */
final class YamlText implements Format {
    private static final YAMLMapper MAPPER = new YAMLMapper();

    @Override
    public Optional<Decoded> decode(byte[] bytes) {
        if (!Format.startsWith(bytes, '-', '-', '-')) {
            return Optional.empty();
        }
        try {
            JsonNode value = MAPPER.readTree(bytes);
            return value.isContainer() ? Optional.of(new Decoded.Json(value, "YAML")) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}

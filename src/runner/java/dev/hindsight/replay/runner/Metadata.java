package dev.hindsight.replay.runner;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Metadata as a map of the texts in it. */
final class Metadata {
    private Metadata() {}

    /** The scalars at the top of a JSON object, as text; empty where the text is no such object. */
    static Map<String, String> of(@Nullable String json) {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (json == null) {
            return metadata;
        }
        try (JsonParser parser = RequestReader.JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return metadata;
            }
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken value = parser.nextToken();
                if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    metadata.put(name, parser.getString());
                }
                parser.skipChildren();
            }
        } catch (JacksonException e) {
            return metadata; // metadata that cannot be understood keeps no event from being applied
        }
        return metadata;
    }
}

package dev.hindsight.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A value in a text of JSON: where it is in the document, and what it is.
 *
 * @param path the property names and array indexes that lead to it
 * @param value a text, a number, true, false or null
 */
public record JsonPlace(List<String> path, JsonNode value) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public JsonPlace {
        path = List.copyOf(path);
    }

    /** The simple value at that index of the text, or the one whose name is there; empty where there is none. */
    public static Optional<JsonPlace> at(String text, int index) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            return find(parser, index);
        } catch (StreamReadException _) {
            // A text that is cut off, or no JSON at all.
            return Optional.empty();
        }
    }

    private static Optional<JsonPlace> find(JsonParser parser, int index) {
        boolean named = false;
        JsonToken token = parser.nextToken();
        while (token != null && parser.currentTokenLocation().getCharOffset() <= index) {
            // A text is read only when somebody asks for it; before that its end is not known.
            parser.finishToken();
            long end = parser.currentLocation().getCharOffset();
            if (token == JsonToken.PROPERTY_NAME) {
                named = end > index;
            } else if (token.isScalarValue() && (named || end >= index)) {
                return Optional.of(new JsonPlace(path(parser.streamReadContext()), parser.readValueAsTree()));
            } else {
                named = false;
            }
            token = parser.nextToken();
            if (named && token != null && token.isScalarValue()) {
                return Optional.of(new JsonPlace(path(parser.streamReadContext()), parser.readValueAsTree()));
            }
        }
        return Optional.empty();
    }

    private static List<String> path(@Nullable TokenStreamContext innermost) {
        List<String> steps = new ArrayList<>();
        for (TokenStreamContext context = innermost; context != null; context = context.getParent()) {
            if (context.inObject()) {
                steps.addFirst(context.currentName());
            } else if (context.inArray()) {
                steps.addFirst(Integer.toString(context.getCurrentIndex()));
            }
        }
        return steps;
    }
}

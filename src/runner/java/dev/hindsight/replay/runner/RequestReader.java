package dev.hindsight.replay.runner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Understands the lines that the explorer sends. What holds for all events of a replay is said once: the stream when it
 * begins, the class of an event type before the first event of that type. For one thread.
 */
final class RequestReader {
    static final JsonFactory JSON = new JsonFactory();

    private final Map<String, String> classes = new HashMap<>();
    private String stream = "";
    private String streamType = "";

    Request read(String line) {
        try {
            Map<String, Object> fields = fields(line);
            if (fields.containsKey("begin")) {
                return begin(fields);
            }
            if (fields.containsKey("end")) {
                return new Request.End();
            }
            if (fields.containsKey("eventType")) {
                classes.put(text(fields, "eventType"), text(fields, "class"));
                return new Request.Told();
            }
            return event(fields);
        } catch (JacksonException e) {
            return new Request.Unreadable(String.valueOf(e.getOriginalMessage()));
        }
    }

    private Request.Begin begin(Map<String, Object> fields) {
        classes.clear();
        stream = text(fields, "stream");
        streamType = text(fields, "streamType");
        return new Request.Begin(number(fields, "begin"), stream, binding(fields), limits(fields));
    }

    private static Binding binding(Map<String, Object> fields) {
        return new Binding(
                text(fields, "class"),
                text(fields, "style"),
                text(fields, "member"),
                (String) fields.get("initial"),
                (String) fields.get("mapper"),
                (String) fields.get("decoder"),
                new HashSet<>(texts(fields, "ignore")),
                texts(fields, "upcasters"));
    }

    private static Limits limits(Map<String, Object> fields) {
        return new Limits(
                number(fields, "eventMillis"),
                number(fields, "replayMillis"),
                (int) number(fields, "stateValues"),
                (int) number(fields, "outputCharacters"));
    }

    private Request event(Map<String, Object> fields) {
        RecordedEvent event = new RecordedEvent(
                stream,
                streamType,
                number(fields, "version"),
                text(fields, "id"),
                text(fields, "type"),
                (String) fields.get("schemaVersion"),
                text(fields, "at"),
                (String) fields.get("payload"),
                (String) fields.get("metadata"));
        String eventClass = classes.get(event.type());
        return fields.containsKey("show")
                ? new Request.Show(event, eventClass)
                : new Request.Apply(event, eventClass, (String) fields.get("payloadProblem"));
    }

    private static List<String> texts(Map<String, Object> fields, String name) {
        List<?> elements = (List<?>) fields.getOrDefault(name, List.of());
        List<String> texts = new ArrayList<>();
        elements.forEach(element -> texts.add(String.valueOf(element)));
        return texts;
    }

    private static String text(Map<String, Object> fields, String name) {
        return Objects.toString(fields.get(name), "");
    }

    private static long number(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof Long number ? number : 0;
    }

    /** The properties of the object in the line; payload and metadata as the JSON text they are written in. */
    private static Map<String, Object> fields(String line) {
        Map<String, Object> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            parser.nextToken();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                boolean raw = name.equals("payload") || name.equals("metadata");
                fields.put(name, raw ? rawText(line, parser) : value(parser));
            }
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "There is more after the end of the event");
            }
        }
        return fields;
    }

    private static @Nullable String rawText(String line, JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.finishToken();
        parser.skipChildren();
        int end = (int) parser.currentLocation().getCharOffset();
        return line.substring(start, end);
    }

    private static @Nullable Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> array(parser);
            default -> {
                parser.skipChildren();
                yield null;
            }
        };
    }

    private static List<@Nullable Object> array(JsonParser parser) {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }
}

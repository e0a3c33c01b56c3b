package dev.hindsight.replay.runner;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/**
 * Understands what the explorer sends. What holds for all events of a replay is said once: the stream when it begins, the
 * class of an event type before the first event of that type. For one thread.
 */
final class RequestReader {
    static final JsonFactory JSON = new JsonFactory();

    private final IncomingLines lines;
    private final Map<String, String> classes = new HashMap<>();
    private String stream = "";
    private String streamType = "";

    RequestReader(IncomingLines lines) {
        this.lines = lines;
    }

    /** The next request; null when the explorer is gone. */
    @Nullable Request next() throws IOException {
        if (!lines.next()) {
            return null;
        }
        EventFields event = new EventFields();
        Map<String, Object> others = others(lines.object(), event);
        if (others.containsKey("begin")) {
            return begin(others);
        }
        if (others.containsKey("end")) {
            return new Request.End();
        }
        if (others.containsKey("eventType")) {
            classes.put(text(others, "eventType"), text(others, "class"));
            return new Request.Told();
        }
        return event(event);
    }

    /** The properties of the object that are not those of an event. */
    private static Map<String, Object> others(JsonParser json, EventFields event) {
        Map<String, Object> others = Map.of();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            if (!event.take(name, json)) {
                others = others.isEmpty() ? new HashMap<>() : others;
                others.put(name, value(json));
            }
        }
        return others;
    }

    /** The properties of an event, of which there are many. */
    private static final class EventFields {
        private long version;
        private String id = "";
        private String type = "";
        private String at = "";
        private @Nullable String schemaVersion;
        private @Nullable String payloadProblem;
        private boolean show;

        boolean take(String name, JsonParser json) {
            switch (name) {
                case "version" -> version = json.getLongValue();
                case "id" -> id = json.getString();
                case "type" -> type = json.getString();
                case "at" -> at = json.getString();
                case "schemaVersion" -> schemaVersion = json.getString();
                case "payloadProblem" -> payloadProblem = json.getString();
                case "show" -> show = json.getBooleanValue();
                default -> {
                    return false;
                }
            }
            return true;
        }
    }

    private Request event(EventFields fields) throws IOException {
        RecordedEvent event = new RecordedEvent(
                stream,
                streamType,
                fields.version,
                fields.id,
                fields.type,
                fields.schemaVersion,
                fields.at,
                content(),
                content());
        String eventClass = classes.get(fields.type);
        return fields.show
                ? new Request.Show(event, eventClass)
                : new Request.Apply(event, eventClass, fields.payloadProblem);
    }

    private @Nullable String content() throws IOException {
        if (!lines.next()) {
            throw new EOFException("The explorer left in the middle of an event");
        }
        return lines.text();
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

package dev.hindsight.replay.runner;

import java.time.Instant;
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
import tools.jackson.core.json.JsonFactory;

/** A line that the explorer sent. */
sealed interface Request {
    /** Begin a replay with a blank aggregate. */
    record Begin(long replay, String stream, Binding binding, Limits limits) implements Request {}

    /**
     * Apply the next event.
     *
     * @param eventClass the class its payload stands for, as far as the explorer knows
     * @param problem why there is no payload although the store has one; null if there is none
     */
    record Apply(
            RecordedEvent event,
            @Nullable String eventClass,
            @Nullable String problem) implements Request {}

    /** Tell how an event looks to the aggregate code, without applying it. */
    record Show(RecordedEvent event, @Nullable String eventClass) implements Request {}

    /** The replay is over. */
    record End() implements Request {}

    /** A line that is none of these: the event in it is no sound JSON. */
    record Unreadable(String reason) implements Request {}

    JsonFactory JSON = new JsonFactory();

    static Request parse(String line) {
        try {
            Map<String, Object> fields = fields(line);
            if (fields.containsKey("begin")) {
                return begin(fields);
            }
            if (fields.containsKey("end")) {
                return new End();
            }
            RecordedEvent event = event(fields);
            String eventClass = (String) fields.get("class");
            return fields.containsKey("show")
                    ? new Show(event, eventClass)
                    : new Apply(event, eventClass, (String) fields.get("payloadProblem"));
        } catch (JacksonException e) {
            return new Unreadable(String.valueOf(e.getOriginalMessage()));
        }
    }

    private static Begin begin(Map<String, Object> fields) {
        Binding binding = new Binding(
                text(fields, "class"),
                text(fields, "style"),
                text(fields, "member"),
                (String) fields.get("initial"),
                (String) fields.get("mapper"),
                (String) fields.get("decoder"),
                new HashSet<>(texts(fields, "ignore")),
                texts(fields, "upcasters"));
        Limits limits = new Limits(
                number(fields, "eventMillis"),
                number(fields, "replayMillis"),
                (int) number(fields, "stateValues"),
                (int) number(fields, "outputCharacters"));
        return new Begin(number(fields, "begin"), text(fields, "stream"), binding, limits);
    }

    private static List<String> texts(Map<String, Object> fields, String name) {
        List<?> elements = (List<?>) fields.getOrDefault(name, List.of());
        List<String> texts = new ArrayList<>();
        elements.forEach(element -> texts.add(String.valueOf(element)));
        return texts;
    }

    private static RecordedEvent event(Map<String, Object> fields) {
        return new RecordedEvent(
                text(fields, "stream"),
                text(fields, "streamType"),
                number(fields, "version"),
                text(fields, "id"),
                text(fields, "type"),
                (String) fields.get("schemaVersion"),
                Instant.parse(text(fields, "at")),
                (String) fields.get("payload"),
                (String) fields.get("metadata"));
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
                throw new tools.jackson.core.exc.StreamReadException(
                        parser, "There is more after the end of the event");
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

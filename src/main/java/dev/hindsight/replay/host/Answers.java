package dev.hindsight.replay.host;

import dev.hindsight.replay.Edit;
import dev.hindsight.replay.StateUpdate;
import dev.hindsight.replay.runner.IncomingLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** What a runner says. For one thread. */
final class Answers {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_PLACES = 10_000;

    private final IncomingLines lines;
    private final Map<String, JsonPointer> places = new HashMap<>();

    Answers(InputStream in) {
        lines = new IncomingLines(in, MAPPER::createParser);
    }

    /** What the runner says before anything else; null when it is gone. */
    @Nullable String introduction() throws IOException {
        return lines.next() ? lines.text() : null;
    }

    /** The JSON in a text; a missing node where it is none. */
    static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }

    /**
     * The next answer; null when the runner is gone.
     *
     * @throws ProtocolException if it is none of the protocol
     */
    @Nullable Answer next() throws IOException, ProtocolException {
        if (!lines.next()) {
            return null;
        }
        try {
            return read(lines.object()).answer();
        } catch (JacksonException | IllegalArgumentException e) {
            throw unexpected(e);
        }
    }

    /** What to throw when the last answer makes no sense. */
    ProtocolException unexpected(@Nullable Throwable cause) {
        return new ProtocolException(Objects.requireNonNullElse(lines.text(), "an empty line"), cause);
    }

    /** Reads the properties without a tree of them all: there is an answer for every event. */
    private Properties read(JsonParser parser) {
        Properties properties = new Properties();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "applied", "began", "stopped", "cannotBegin", "ended" -> {
                    properties.kind = name;
                    parser.skipChildren();
                }
                case "edits" -> properties.update = edits(parser);
                case "state" -> properties.update = new StateUpdate.Whole(parser.readValueAsTree());
                case "message" -> properties.message = parser.getValueAsString("");
                case "detail" -> properties.detail = parser.getValueAsString("");
                case "output" -> properties.output = parser.getValueAsString("");
                case "threads" -> properties.threads = parser.readValueAsTree();
                case "upcasters" -> properties.upcasters = parser.readValueAsTree();
                case "shown" -> {
                    properties.kind = name;
                    properties.shown = parser.readValueAsTree();
                }
                default -> parser.skipChildren();
            }
        }
        return properties;
    }

    private StateUpdate edits(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException("Edits are an array");
        }
        List<Edit> edits = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            edits.add(edit(parser));
        }
        return edits.isEmpty() ? StateUpdate.NONE : new StateUpdate.Edits(edits);
    }

    private Edit edit(JsonParser parser) {
        JsonPointer path = JsonPointer.empty();
        JsonNode value = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "path" -> path = place(parser.getString());
                case "value" -> value = value(parser);
                default -> parser.skipChildren();
            }
        }
        return new Edit(path, value);
    }

    /** Nearly all are single values, of which a tree need not be built. */
    private static JsonNode value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.INT
                        ? NODES.numberNode(parser.getIntValue())
                        : parser.readValueAsTree();
            default -> parser.readValueAsTree();
        };
    }

    /** The same few places come again and again. */
    private JsonPointer place(String path) {
        if (places.size() > MOST_PLACES) {
            places.clear();
        }
        return places.computeIfAbsent(path, JsonPointer::compile);
    }

    /** What an answer holds. */
    private static final class Properties {
        private String kind = "";
        private StateUpdate update = StateUpdate.NONE;
        private @Nullable String message;
        private String detail = "";
        private String output = "";
        private JsonNode threads = MissingNode.getInstance();
        private JsonNode shown = MissingNode.getInstance();
        private JsonNode upcasters = MissingNode.getInstance();

        Answer answer() {
            Answer.Failure failure = message == null ? null : new Answer.Failure(message, detail);
            return switch (kind) {
                case "applied" -> new Answer.Applied(update, failure, output);
                case "began" -> new Answer.Began();
                case "shown" -> new Answer.Shown(shown, texts(upcasters), failure);
                case "ended" -> new Answer.Ended(texts(threads));
                case "stopped" -> new Answer.Stopped(required(failure), output);
                case "cannotBegin" -> new Answer.CannotBegin(required(failure).message(), detail);
                default -> throw new IllegalArgumentException("No answer of the protocol");
            };
        }

        private static List<String> texts(JsonNode array) {
            return array.valueStream().map(JsonNode::asString).toList();
        }

        private static Answer.Failure required(Answer.@Nullable Failure failure) {
            if (failure == null) {
                throw new IllegalArgumentException("A failure has a message");
            }
            return failure;
        }
    }

    /** A runner said something that is not in the protocol. */
    static final class ProtocolException extends Exception {
        private static final long serialVersionUID = 1L;

        ProtocolException(String line, @Nullable Throwable cause) {
            super(
                    "The process for aggregate code said something that is not in the replay protocol: "
                            + (line.length() > 200 ? line.substring(0, 200) + "…" : line),
                    cause);
        }
    }
}

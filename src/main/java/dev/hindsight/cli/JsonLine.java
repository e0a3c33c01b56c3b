package dev.hindsight.cli;

import dev.hindsight.replay.ReplayedBy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One line of JSON output in the making. */
final class JsonLine {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode node = NODES.objectNode();

    JsonLine put(String name, @Nullable String value) {
        node.put(name, value);
        return this;
    }

    JsonLine put(String name, long value) {
        node.put(name, value);
        return this;
    }

    JsonLine put(String name, boolean value) {
        node.put(name, value);
        return this;
    }

    JsonLine put(String name, Instant value) {
        node.put(name, value.toString());
        return this;
    }

    JsonLine put(String name, @Nullable JsonNode value) {
        node.set(name, value == null ? NODES.nullNode() : value);
        return this;
    }

    /** What computed a state, as an object. */
    static JsonNode replayedBy(ReplayedBy replayedBy) {
        return switch (replayedBy) {
            case ReplayedBy.Code code ->
                upcastersNotRun(code)
                        .put("class", code.className())
                        .put("method", code.method())
                        .put("archive", code.archive())
                        .put(
                                "builtAt",
                                code.builtAt() == null ? null : code.builtAt().toString())
                        .put("sha256", code.sha256())
                        .put("guess", false);
            case ReplayedBy.PayloadMerge() ->
                NODES.objectNode()
                        .put("method", "payloads merged, no aggregate code")
                        .put("guess", true);
        };
    }

    private static ObjectNode upcastersNotRun(ReplayedBy.Code code) {
        ObjectNode node = NODES.objectNode();
        code.notRun().forEach(name -> node.withArray("upcastersNotRun").add(name));
        return node;
    }

    @Override
    public String toString() {
        return node.toString();
    }
}

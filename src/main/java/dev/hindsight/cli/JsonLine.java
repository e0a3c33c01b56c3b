package dev.hindsight.cli;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.event.Content;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.replay.ReplayedBy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One line of JSON output in the making. */
final class JsonLine {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ContentDecoder DECODER = new ContentDecoder();

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

    static JsonLine event(StoredEvent event) {
        EventHeader header = event.header();
        JsonLine line = new JsonLine().put("position", header.position().sequence());
        if (header.position().transaction() != 0) {
            line.put("transaction", header.position().transaction());
        }
        return line.put("stream", header.stream().value())
                .put("streamType", header.streamType())
                .put("version", header.version())
                .put("id", header.id().value())
                .put("type", header.type())
                .put("schemaVersion", header.schemaVersion())
                .put("at", header.at())
                .put(
                        "correlation",
                        header.correlation() == null
                                ? null
                                : header.correlation().value())
                .put(
                        "causation",
                        header.causation() == null ? null : header.causation().value())
                .put("payload", content(event.payload()))
                .put("metadata", content(event.metadata()));
    }

    /** Content that cannot be decoded is an object that says why. */
    private static @Nullable JsonNode content(Content content) {
        return switch (DECODER.decode(content)) {
            case Decoded.Json json -> json.value();
            case Decoded.Absent() -> null;
            case Decoded.Opaque(String reason) ->
                NODES.objectNode().put("undecodable", reason).put("bytes", content.size());
        };
    }

    /** What computed a state, as an object. */
    static JsonNode replayedBy(ReplayedBy replayedBy) {
        return switch (replayedBy) {
            case ReplayedBy.Code code ->
                NODES.objectNode()
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

    @Override
    public String toString() {
        return node.toString();
    }
}

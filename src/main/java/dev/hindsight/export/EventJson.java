package dev.hindsight.export;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.event.Content;
import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.StoredEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A stored event as a JSON object, with the field names of the command line and times in UTC. */
public final class EventJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ContentDecoder DECODER = new ContentDecoder();

    private EventJson() {}

    public static ObjectNode of(StoredEvent event) {
        EventHeader header = event.header();
        ObjectNode json = NODES.objectNode().put("position", header.position().sequence());
        if (header.position().transaction() != 0) {
            json.put("transaction", header.position().transaction());
        }
        json.put("stream", header.stream().value())
                .put("streamType", header.streamType())
                .put("version", header.version())
                .put("id", header.id().value())
                .put("type", header.type())
                .put("schemaVersion", header.schemaVersion())
                .put("at", header.at().toString())
                .put("correlation", text(header.correlation()))
                .put("causation", text(header.causation()));
        json.set("payload", content(event.payload()));
        json.set("metadata", content(event.metadata()));
        return json;
    }

    /** Content that cannot be decoded is an object that says why. */
    static JsonNode content(Content content) {
        return switch (DECODER.decode(content)) {
            case Decoded.Json json -> json.value();
            case Decoded.Absent() -> NODES.nullNode();
            case Decoded.Opaque(String reason) ->
                NODES.objectNode().put("undecodable", reason).put("bytes", content.size());
        };
    }

    static @Nullable String text(@Nullable CorrelationId id) {
        return Optional.ofNullable(id).map(CorrelationId::value).orElse(null);
    }

    static @Nullable String text(@Nullable EventId id) {
        return Optional.ofNullable(id).map(EventId::value).orElse(null);
    }
}

package dev.hindsight.replay.host;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.replay.ReplayError;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayStep;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The guess at a state where there is no aggregate code: payloads laid over one another in the manner of JSON Merge
 * Patch (RFC 7396), except that null stays as a value, since an event that says null does not say "remove".
 */
final class PayloadMerge implements ReplayHost.Replay {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ContentDecoder decoder;
    private ObjectNode state = NODES.objectNode();

    PayloadMerge(ContentDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public ReplayStep apply(StoredEvent event) {
        return switch (decoder.decode(event.payload())) {
            case Decoded.Json json -> {
                state = merged(state, asObject(json.value(), event.header().type()));
                yield new ReplayStep(event.header(), state, null);
            }
            case Decoded.Absent() -> new ReplayStep(event.header(), state, null);
            case Decoded.Opaque(String reason) ->
                new ReplayStep(
                        event.header(),
                        state,
                        new ReplayError(event.header(), "The payload cannot be merged. " + reason, reason));
        };
    }

    /** A payload that is no object has no names to merge by; it stands under the type of its event. */
    private static JsonNode asObject(JsonNode payload, String eventType) {
        return payload.isObject() ? payload : NODES.objectNode().set(eventType, payload);
    }

    private static ObjectNode merged(JsonNode before, JsonNode patch) {
        ObjectNode merged = NODES.objectNode();
        merged.setAll((ObjectNode) before);
        for (Map.Entry<String, JsonNode> property : patch.properties()) {
            JsonNode earlier = before.get(property.getKey());
            boolean both =
                    earlier != null && earlier.isObject() && property.getValue().isObject();
            merged.set(property.getKey(), both ? merged(earlier, property.getValue()) : property.getValue());
        }
        return merged;
    }

    @Override
    public void close() {}
}

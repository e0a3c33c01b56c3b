package dev.hindsight.replay.host;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.replay.ReplayError;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayStep;
import dev.hindsight.replay.ReplayStoppedException;
import dev.hindsight.replay.StateUpdate;
import java.util.Map;
import java.util.function.Consumer;
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
    private final Consumer<ReplayStep> steps;
    private ObjectNode state = NODES.objectNode();
    private volatile boolean closed;

    PayloadMerge(ContentDecoder decoder, Consumer<ReplayStep> steps) {
        this.decoder = decoder;
        this.steps = steps;
    }

    @Override
    public void apply(StoredEvent event) {
        finish();
        steps.accept(
                switch (decoder.decode(event.payload())) {
                    case Decoded.Json json -> {
                        state = merged(
                                state, asObject(json.value(), event.header().type()));
                        yield new ReplayStep(event.header(), new StateUpdate.Whole(state), null, "");
                    }
                    case Decoded.Absent() -> new ReplayStep(event.header(), StateUpdate.NONE, null, "");
                    case Decoded.Opaque(String reason) ->
                        new ReplayStep(event.header(), StateUpdate.NONE, failure(event, reason), "");
                });
    }

    private static ReplayError failure(StoredEvent event, String reason) {
        return new ReplayError(
                event.header(), ReplayError.Kind.FAILED, "The payload cannot be merged. " + reason, reason);
    }

    @Override
    public void await() {
        finish();
    }

    @Override
    public void finish() {
        if (closed) {
            throw new ReplayStoppedException();
        }
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
    public void close() {
        closed = true;
    }
}

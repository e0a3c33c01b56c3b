package dev.hindsight.replay.code;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.event.Content;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayCall;
import dev.hindsight.replay.ReplayError;
import dev.hindsight.replay.ReplayedBy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A state with the events that led to it: what a test begins with and what it expects.
 *
 * @param events all events of the stream up to the state
 * @param failures of the events that could not be applied, why
 */
public record TestedState(
        StreamId stream,
        ReplayedBy replayedBy,
        List<StoredEvent> events,
        Map<EventId, ReplayError> failures,
        JsonNode state) {
    private static final ContentDecoder DECODER = new ContentDecoder();

    public TestedState {
        events = List.copyOf(events);
        failures = Map.copyOf(failures);
    }

    /** The state of a replay after the last of these events, which are its first ones. */
    public static TestedState of(RecordedReplay replay, List<StoredEvent> events) {
        Map<EventId, ReplayError> failures = replay.errors().stream()
                .collect(Collectors.toMap(error -> error.event().id(), error -> error, (first, second) -> first));
        return new TestedState(
                replay.stream(), replay.replayedBy(), events, failures, replay.stateAfter(events.size() - 1));
    }

    /** The version of the state. */
    public long version() {
        return events.getLast().header().version();
    }

    /** Events and state as one JSON object, laid out for reading. */
    public String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("stream", stream.value())
                .put("streamType", events.getLast().header().streamType())
                .put("version", version())
                .put("replayedBy", replayedBy instanceof ReplayedBy.Code code ? code.className() : null);
        for (StoredEvent event : events) {
            json.withArray("events").add(json(event));
        }
        json.set("expectedState", state);
        return json.toPrettyString();
    }

    private static ObjectNode json(StoredEvent event) {
        EventHeader header = event.header();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("version", header.version())
                .put("type", header.type())
                .put("at", header.at().toString())
                .put("id", header.id().value());
        put(json, "payload", event.payload());
        put(json, "metadata", event.metadata());
        return json;
    }

    private static void put(ObjectNode json, String name, Content content) {
        switch (DECODER.decode(content)) {
            case Decoded.Json decoded -> json.set(name, decoded.value());
            case Decoded.Opaque(String reason) -> json.put(name + "Problem", reason);
            case Decoded.Absent() -> json.putNull(name);
        }
    }

    /**
     * A test class in Java that replays the events and expects the state.
     *
     * @return empty for code that only its own framework, or a program of another language, can call
     */
    public Optional<String> junit(ReplayCall call) {
        return JUnitTest.canCall(call) ? Optional.of(new JUnitTest(this, call).source()) : Optional.empty();
    }

    /** The payload as JSON on one line; empty where there is none. */
    static Optional<String> payload(StoredEvent event) {
        return DECODER.decode(event.payload()) instanceof Decoded.Json json
                ? Optional.of(json.value().toString())
                : Optional.empty();
    }
}

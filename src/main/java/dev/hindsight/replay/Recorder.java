package dev.hindsight.replay;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StreamId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Takes the steps of a replay as they come, and makes a recorded replay of them. For one thread. */
public final class Recorder {
    private final StreamId stream;
    private final ReplayedBy replayedBy;
    private final WorkingState state;
    private final PatchMaker maker;
    private final Keyframes keyframes;
    private final List<Patch> patches = new ArrayList<>();
    private final List<EventHeader> events = new ArrayList<>();
    private final TreeMap<Integer, ReplayError> errors = new TreeMap<>();
    private final Map<Integer, String> outputs = new HashMap<>();

    /** {@code budget} bounds the {@link Keyframes}. */
    Recorder(StreamId stream, ReplayedBy replayedBy, long budget) {
        this.stream = stream;
        this.replayedBy = replayedBy;
        JsonNode blank = JsonNodeFactory.instance.objectNode();
        this.state = new WorkingState(blank);
        this.maker = new PatchMaker(state);
        this.keyframes = new Keyframes(blank, budget);
    }

    /**
     * Takes the next step.
     *
     * @throws IllegalArgumentException if an edit leads nowhere in the state so far; the step is not taken then
     */
    public void add(ReplayStep step) {
        patches.add(maker.patch(step.update()));
        step.problem().ifPresent(error -> errors.put(events.size(), error));
        if (!step.output().isEmpty()) {
            outputs.put(events.size(), step.output());
        }
        events.add(shared(step.event()));
        keyframes.offer(events.size(), state);
    }

    /** Events of one stream have most of their texts in common, which weigh as much as all the rest of what is kept. */
    private EventHeader shared(EventHeader event) {
        EventHeader before = events.isEmpty() ? event : events.getLast();
        return new EventHeader(
                event.position(),
                shared(event.stream(), before.stream()),
                shared(event.streamType(), before.streamType()),
                event.version(),
                event.id(),
                shared(event.type(), before.type()),
                shared(event.schemaVersion(), before.schemaVersion()),
                event.at(),
                event.correlation(),
                event.causation());
    }

    private static <T extends @Nullable Object> T shared(T value, T before) {
        return Objects.equals(value, before) ? before : value;
    }

    /** The number of steps taken. */
    public int size() {
        return events.size();
    }

    /** What was recorded so far. Steps taken later do not change it. */
    public RecordedReplay recorded() {
        RecordedStates states = new RecordedStates(keyframes.copy(), patches, state.share());
        return new RecordedReplay(stream, replayedBy, events, states, new TreeMap<>(errors), outputs);
    }
}

package dev.hindsight.replay;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StreamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A whole replay of one stream: the state after every event. Immutable and thread-safe.
 *
 * <p>Steps are counted from 0; the step -1 is the state before the first event, an empty object. Neighbouring states
 * share what did not change, so every state is at hand at once.
 */
public final class RecordedReplay {
    private static final JsonNode BLANK = JsonNodeFactory.instance.objectNode();

    private final StreamId stream;
    private final ReplayedBy replayedBy;
    private final List<Recorder.Recorded> steps;
    private final Map<Long, Integer> indexByVersion;

    RecordedReplay(StreamId stream, ReplayedBy replayedBy, List<Recorder.Recorded> steps) {
        this.stream = stream;
        this.replayedBy = replayedBy;
        this.steps = List.copyOf(steps);
        this.indexByVersion = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            indexByVersion.putIfAbsent(steps.get(i).event().version(), i);
        }
    }

    /** Starts a recording. */
    public static Recorder recorder(StreamId stream, ReplayedBy replayedBy) {
        return new Recorder(stream, replayedBy);
    }

    /**
     * Replays a stream from its first event and records it.
     *
     * @param progress is told the number of events applied, after each, by the thread that applied it
     * @throws ReplayException if the aggregate code cannot be started at all, or did what no state can follow
     * @throws ReplayStoppedException if the host gave the replay up
     */
    public static RecordedReplay of(
            ReplayHost host, StreamId stream, String streamType, EventSource events, IntConsumer progress) {
        Recorder recorder = recorder(stream, host.codeFor(streamType));
        RecordedSteps steps = new RecordedSteps(recorder, progress);
        try (ReplayHost.Replay replay = host.begin(stream, streamType, steps)) {
            events.forEach(event -> {
                steps.check();
                replay.apply(event);
            });
            replay.finish();
        }
        steps.check();
        return recorder.finish();
    }

    public StreamId stream() {
        return stream;
    }

    public ReplayedBy replayedBy() {
        return replayedBy;
    }

    /** The number of events that were replayed. */
    public int size() {
        return steps.size();
    }

    public EventHeader event(int index) {
        return steps.get(index).event();
    }

    public JsonNode stateAfter(int index) {
        return index < 0 ? BLANK : steps.get(index).state();
    }

    /** What the event at that index changed. */
    public List<Change> changes(int index) {
        return difference(index - 1, index);
    }

    /** What differs between the states after two events, in either order. */
    public List<Change> difference(int from, int to) {
        return StateDiff.between(stateAfter(from), stateAfter(to));
    }

    /** Every event that changed the value at that place, or something within it. */
    public List<FieldChange> history(JsonPointer pointer) {
        List<FieldChange> history = new ArrayList<>();
        JsonNode before = valueAt(pointer, -1);
        for (int i = 0; i < steps.size(); i++) {
            JsonNode after = valueAt(pointer, i);
            if (StateDiff.differ(before, after)) {
                history.add(new FieldChange(i, event(i), before, after));
            }
            before = after;
        }
        return history;
    }

    /** The event at or before that index that last set the value at that place, or something within it. */
    public OptionalInt lastChange(JsonPointer pointer, int index) {
        for (int i = index; i >= 0; i--) {
            if (StateDiff.differ(valueAt(pointer, i - 1), valueAt(pointer, i))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** The events that could not be applied, in order; not those that came after the end of the replay. */
    public List<ReplayError> errors() {
        List<ReplayError> errors = new ArrayList<>();
        for (Recorder.Recorded step : steps) {
            if (step.error() != null && step.error().kind() != ReplayError.Kind.NOT_REACHED) {
                errors.add(step.error());
            }
        }
        return errors;
    }

    /** Why the event at that index was not applied; empty when it was. */
    public Optional<ReplayError> error(int index) {
        return index < 0
                ? Optional.empty()
                : Optional.ofNullable(steps.get(index).error());
    }

    /** What the aggregate code printed while it applied the event at that index, mostly nothing. */
    public String output(int index) {
        return index < 0 ? "" : steps.get(index).output();
    }

    public OptionalInt indexOfVersion(long version) {
        Integer index = indexByVersion.get(version);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** The last event of the stream that was recorded at or before that time. */
    public OptionalInt indexAt(Instant time) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (!event(i).at().isAfter(time)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private @Nullable JsonNode valueAt(JsonPointer pointer, int index) {
        JsonNode value = stateAfter(index).at(pointer);
        return value.isMissingNode() ? null : value;
    }
}

package dev.hindsight.replay;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StreamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A whole replay of one stream: the state after every event, held as keyframes and patches. Immutable and thread-safe.
 *
 * <p>Steps are counted from 0; the step -1 is the state before the first event, an empty object.
 */
public final class RecordedReplay {
    private final StreamId stream;
    private final ReplayedBy replayedBy;
    private final List<EventHeader> events;
    private final RecordedStates states;
    private final NavigableMap<Integer, ReplayError> errors;
    private final Map<Integer, String> outputs;

    RecordedReplay(
            StreamId stream,
            ReplayedBy replayedBy,
            List<EventHeader> events,
            RecordedStates states,
            NavigableMap<Integer, ReplayError> errors,
            Map<Integer, String> outputs) {
        this.stream = stream;
        this.replayedBy = replayedBy;
        this.events = List.copyOf(events);
        this.states = states;
        this.errors = errors;
        this.outputs = Map.copyOf(outputs);
    }

    /** Starts a recording. */
    public static Recorder recorder(StreamId stream, ReplayedBy replayedBy) {
        return new Recorder(stream, replayedBy, Keyframes.USUAL_BUDGET);
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
        try (GrowingReplay replay = GrowingReplay.begin(host, stream, streamType, progress)) {
            return replay.finish(events);
        }
    }

    public StreamId stream() {
        return stream;
    }

    public ReplayedBy replayedBy() {
        return replayedBy;
    }

    /** The number of events that were replayed. */
    public int size() {
        return events.size();
    }

    public EventHeader event(int index) {
        return events.get(index);
    }

    /** The state after that event. It must not be changed, and nobody else changes it either. */
    public JsonNode stateAfter(int index) {
        Objects.checkIndex(index + 1, size() + 1);
        return states.after(index);
    }

    /** A cursor that stands before the first event. */
    public Cursor cursor() {
        return new Cursor(states);
    }

    /** What the event at that index changed. Only what it touched is looked at. */
    public List<Change> changes(int index) {
        TouchedPlaces touched = TouchedPlaces.of(states.patch(index));
        return StateDiff.between(stateAfter(index - 1), stateAfter(index), touched);
    }

    /** What differs between the states after two events, in either order. */
    public List<Change> difference(int from, int to) {
        return StateDiff.between(stateAfter(from), stateAfter(to));
    }

    /** What differs between a state here and a state of another replay, from this one to that one. */
    public List<Change> difference(int index, RecordedReplay other, int otherIndex) {
        return StateDiff.between(stateAfter(index), other.stateAfter(otherIndex));
    }

    /** Every event that changed the value at that place, or something within it. */
    public List<FieldChange> history(JsonPointer pointer) {
        List<FieldChange> history = new ArrayList<>();
        new ValueHistory(states, pointer)
                .forEach((index, before, after) -> history.add(new FieldChange(index, event(index), before, after)));
        return history;
    }

    /**
     * Every event at which the condition becomes true or false. Before the first event nothing holds. Each state is
     * looked at: what became true need not stay so.
     *
     * @param step is told the index of each event that was looked at, and may throw to give up
     */
    public List<Turn> find(StateCondition condition, IntConsumer step) {
        List<Turn> turns = new ArrayList<>();
        Cursor cursor = cursor();
        boolean held = false;
        while (cursor.next()) {
            step.accept(cursor.index());
            boolean holds = condition.holdsFor(cursor.state());
            if (holds != held) {
                turns.add(new Turn(cursor.index(), event(cursor.index()), holds));
                held = holds;
            }
        }
        return turns;
    }

    /** The event at or before that index that last set the value at that place, or something within it. */
    public OptionalInt lastChange(JsonPointer pointer, int index) {
        return new ValueHistory(states, pointer).lastChange(index);
    }

    /** The events that could not be applied, in order; not those that came after the end of the replay. */
    public List<ReplayError> errors() {
        return errors.values().stream().filter(ReplayError::isReached).toList();
    }

    /** Why the event at that index was not applied; empty when it was. */
    public Optional<ReplayError> error(int index) {
        return Optional.ofNullable(errors.get(index));
    }

    /** What the aggregate code printed while it applied the event at that index, mostly nothing. */
    public String output(int index) {
        return outputs.getOrDefault(index, "");
    }

    /** The first event with that version. */
    public OptionalInt indexOfVersion(long version) {
        if (events.isEmpty()) {
            return OptionalInt.empty();
        }
        // Versions nearly always follow one another without gaps, so this guess is nearly always right.
        long guess = version - events.getFirst().version();
        return guess >= 0 && guess < size() && event((int) guess).version() == version
                ? OptionalInt.of((int) guess)
                : IntStream.range(0, size())
                        .filter(index -> event(index).version() == version)
                        .findFirst();
    }

    /** The last event of the stream that was recorded at or before that time. */
    public OptionalInt indexAt(Instant time) {
        for (int i = size() - 1; i >= 0; i--) {
            if (!event(i).at().isAfter(time)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}

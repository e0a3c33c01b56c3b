package dev.hindsight.replay;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StreamId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes the steps of a replay as they come. Used by one thread. */
public final class Recorder {
    private final StreamId stream;
    private final ReplayedBy replayedBy;
    private final List<Recorded> steps = new ArrayList<>();
    private JsonNode last = JsonNodeFactory.instance.objectNode();

    Recorder(StreamId stream, ReplayedBy replayedBy) {
        this.stream = stream;
        this.replayedBy = replayedBy;
    }

    record Recorded(
            EventHeader event, JsonNode state, @Nullable ReplayError error, String output) {}

    /**
     * Takes the next step.
     *
     * @throws IllegalArgumentException if an edit leads nowhere in the state so far; the step is not taken then
     */
    public void add(ReplayStep step) {
        JsonNode state = switch (step.update()) {
            case StateUpdate.Whole(JsonNode whole) -> whole;
            case StateUpdate.Edits(List<Edit> edits) -> edited(edits);
        };
        last = StateSharing.share(last, state);
        steps.add(new Recorded(step.event(), last, step.error(), step.output()));
    }

    private JsonNode edited(List<Edit> edits) {
        JsonNode state = last.deepCopy();
        for (Edit edit : edits) {
            state = edited(state, edit);
        }
        return state;
    }

    private static JsonNode edited(JsonNode state, Edit edit) {
        JsonNode value = edit.value();
        if (edit.path().matches() && value != null) {
            return value.deepCopy();
        }
        JsonPointer last = edit.path().last();
        switch (state.at(edit.path().head())) {
            case ObjectNode object when value == null -> object.remove(last.getMatchingProperty());
            case ObjectNode object -> object.set(last.getMatchingProperty(), value.deepCopy());
            case ArrayNode array when value == null -> array.remove(last.getMatchingIndex());
            case ArrayNode array
            when last.getMatchingIndex() >= 0 && last.getMatchingIndex() < array.size() ->
                array.set(last.getMatchingIndex(), value.deepCopy());
            case ArrayNode array -> array.add(value.deepCopy());
            default -> throw new IllegalArgumentException("There is no place " + edit.path() + " in the state.");
        }
        return state;
    }

    /** The number of steps taken. */
    public int size() {
        return steps.size();
    }

    public RecordedReplay finish() {
        return new RecordedReplay(stream, replayedBy, steps);
    }
}

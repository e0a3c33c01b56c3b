package dev.hindsight.replay;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The plain way to the states of a replay: a full copy after every event. */
final class Folded {
    private Folded() {}

    /** The state before the first event, and that after each. */
    static List<JsonNode> states(List<StateUpdate> updates) {
        List<JsonNode> states = new ArrayList<>();
        states.add(JsonNodeFactory.instance.objectNode());
        for (StateUpdate update : updates) {
            states.add(updated(states.getLast(), update));
        }
        return states;
    }

    private static JsonNode updated(JsonNode before, StateUpdate update) {
        return switch (update) {
            case StateUpdate.Whole(JsonNode state) -> state.deepCopy();
            case StateUpdate.Edits(List<Edit> edits) -> {
                JsonNode state = before;
                for (Edit edit : edits) {
                    state = edited(state, edit);
                }
                yield state;
            }
        };
    }

    /** A copy of the state with the edit made. */
    static JsonNode edited(JsonNode before, Edit edit) {
        JsonNode value = edit.value() == null ? null : edit.value().deepCopy();
        if (edit.path().matches() && value != null) {
            return value;
        }
        JsonNode state = before.deepCopy();
        JsonPointer last = edit.path().last();
        switch (state.at(edit.path().head())) {
            case ObjectNode object when value == null -> object.remove(last.getMatchingProperty());
            case ObjectNode object -> object.set(last.getMatchingProperty(), value);
            case ArrayNode array when value == null -> array.remove(last.getMatchingIndex());
            case ArrayNode array when array.has(last.getMatchingIndex()) -> array.set(last.getMatchingIndex(), value);
            case ArrayNode array -> array.add(value);
            default -> throw new AssertionError("The edit leads nowhere: " + edit);
        }
        return state;
    }
}

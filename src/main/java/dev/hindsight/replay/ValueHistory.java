package dev.hindsight.replay;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Follows the value at one place through a replay. Only states after events that touch the place are looked at. */
final class ValueHistory {
    private final RecordedStates states;
    private final JsonPointer place;
    private final Cursor cursor;

    ValueHistory(RecordedStates states, JsonPointer place) {
        this.states = states;
        this.place = place;
        this.cursor = new Cursor(states);
    }

    /** Is told of a change of the value: by which event, from what and to what; null stands for no value. */
    @FunctionalInterface
    interface Visitor {
        void changed(int index, @Nullable JsonNode before, @Nullable JsonNode after);
    }

    /** Tells of every change, the first one first. */
    void forEach(Visitor visitor) {
        JsonNode before = valueAt(-1);
        for (int i = 0; i < states.size(); i++) {
            if (states.patch(i).touches(place)) {
                JsonNode after = valueAt(i);
                if (StateDiff.differ(before, after)) {
                    visitor.changed(i, before, after);
                }
                before = after;
            }
        }
    }

    /** The last event at or before that index that changed the value. */
    OptionalInt lastChange(int index) {
        for (int i = index; i >= 0; i--) {
            if (states.patch(i).touches(place) && StateDiff.differ(valueAt(i), valueAt(i - 1))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private @Nullable JsonNode valueAt(int index) {
        cursor.seek(index);
        JsonNode value = cursor.lasting(place);
        return value.isMissingNode() ? null : value;
    }
}

package dev.hindsight.replay;

import java.util.Objects;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Moves through the states of a replay and shows one of them at a time. A step from one event to the next costs what
 * that event changed, however large the state. For one thread.
 */
public final class Cursor {
    private final RecordedStates states;
    private final WorkingState state;
    private int index = -1;

    /** Begins before the first event. */
    Cursor(RecordedStates states) {
        this.states = states;
        this.state = new WorkingState(states.nearestKept(-1).state());
    }

    /** The place of the event after which this is the state; -1 before the first event. */
    public int index() {
        return index;
    }

    /** The state here. It must not be changed, and is valid only until this cursor moves. */
    public JsonNode state() {
        return state.root();
    }

    /**
     * Goes to the state after an event, by the shortest way.
     *
     * @param target from -1 to the last event of the replay
     */
    public void seek(int target) {
        Objects.checkIndex(target + 1, states.size() + 1);
        Keyframes.Keyframe kept = states.nearestKept(target);
        if (Math.abs(kept.index() - target) < Math.abs(index - target)) {
            state.load(kept.state());
            index = kept.index();
        }
        states.move(state, index, target);
        index = target;
    }

    /** Goes to the state after the next event; false if there is none. */
    public boolean next() {
        if (index == states.size() - 1) {
            return false;
        }
        index++;
        states.patch(index).apply(state);
        return true;
    }

    /** Goes to the state before this event; false before the first. */
    public boolean previous() {
        if (index < 0) {
            return false;
        }
        states.patch(index).revert(state);
        index--;
        return true;
    }

    /** The value at a place in the state here, or a missing node; it stays as it is when this cursor moves. */
    JsonNode lasting(JsonPointer place) {
        JsonNode value = state.root().at(place);
        if (value.isContainer()) {
            state.share();
        }
        return value;
    }
}

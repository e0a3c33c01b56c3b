package dev.hindsight.replay;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The states of a replay: a patch per event, and keyframes from which the patches lead to any state. Immutable and
 * thread-safe, but for the states that were asked for last, which are kept because their neighbours are asked for next.
 */
final class RecordedStates {
    private final Keyframes keyframes;
    private final List<Patch> patches;
    private final JsonNode last;
    private final RecentStates recent = new RecentStates();

    /** {@code last} is the state that all patches lead to. */
    RecordedStates(Keyframes keyframes, List<Patch> patches, JsonNode last) {
        this.keyframes = keyframes;
        this.patches = List.copyOf(patches);
        this.last = last;
    }

    /** The number of patches. */
    int size() {
        return patches.size();
    }

    Patch patch(int index) {
        return patches.get(index);
    }

    /** The state after an event, from -1; not changed by anybody afterwards. */
    JsonNode after(int index) {
        Keyframes.Keyframe start = recent.nearest(index, nearestKept(index));
        if (start.index() == index) {
            return start.state();
        }
        WorkingState state = new WorkingState(start.state());
        move(state, start.index(), index);
        JsonNode after = state.share();
        recent.add(new Keyframes.Keyframe(index, after));
        return after;
    }

    /** The full state that is kept nearest to that event. */
    Keyframes.Keyframe nearestKept(int index) {
        Keyframes.Keyframe nearest = keyframes.nearest(index);
        int end = size() - 1;
        return end - index < Math.abs(nearest.index() - index) ? new Keyframes.Keyframe(end, last) : nearest;
    }

    /** Makes the state after one event that after another. */
    void move(WorkingState state, int from, int to) {
        for (int i = from + 1; i <= to; i++) {
            patches.get(i).apply(state);
        }
        for (int i = from; i > to; i--) {
            patches.get(i).revert(state);
        }
    }
}

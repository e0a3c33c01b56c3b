package dev.hindsight.replay;

import dev.hindsight.replay.Keyframes.Keyframe;
import java.util.ArrayDeque;
import java.util.Deque;

/** The full states that were made last. Thread-safe. */
final class RecentStates {
    private static final int MOST = 8;

    private final Deque<Keyframe> states = new ArrayDeque<>();

    /** The state with the fewest events between it and that index: one of these, or another one that is known. */
    synchronized Keyframe nearest(int index, Keyframe known) {
        Keyframe nearest = known;
        for (Keyframe state : states) {
            // Of several the latest is the best: the next question is likely to be a comparison with it.
            if (Math.abs(state.index() - index) <= Math.abs(nearest.index() - index)) {
                nearest = state;
            }
        }
        return nearest;
    }

    synchronized void add(Keyframe state) {
        if (states.size() == MOST) {
            states.removeFirst();
        }
        states.addLast(state);
    }
}

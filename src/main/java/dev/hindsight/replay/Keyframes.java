package dev.hindsight.replay;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The full states that are kept of a replay. They begin {@value #FIRST_SPACING} events apart; whenever all of them
 * together grow too big, every second one is dropped, and those to come are twice as far apart.
 */
final class Keyframes {
    static final int FIRST_SPACING = 64;

    /** Some 100 MB. */
    static final long USUAL_BUDGET = 2_000_000;

    private final long budget;
    private final List<JsonNode> states = new ArrayList<>();
    private int spacing = FIRST_SPACING;
    private long size;

    /**
     * Begins with the state before the first event.
     *
     * @param budget how many nodes the keyframes may hold that they do not share with the keyframe before
     */
    Keyframes(JsonNode blank, long budget) {
        this.budget = budget;
        states.add(blank);
    }

    /** The keyframes as they are now. */
    Keyframes copy() {
        Keyframes copy = new Keyframes(states.getFirst(), budget);
        copy.states.addAll(states.subList(1, states.size()));
        copy.spacing = spacing;
        copy.size = size;
        return copy;
    }

    /** A state that is kept, and the index of its event. */
    record Keyframe(int index, JsonNode state) {}

    /** Takes the state after that many events, if there is to be a keyframe of it. */
    void offer(int events, WorkingState state) {
        if (events % spacing != 0) {
            return;
        }
        JsonNode shared = state.share();
        size += UnsharedNodes.count(states.getLast(), shared);
        states.add(shared);
        while (size > budget && states.size() > 1) {
            thinOut();
        }
    }

    private void thinOut() {
        List<JsonNode> kept = new ArrayList<>();
        size = 0;
        for (int i = 0; i < states.size(); i += 2) {
            if (i > 0) {
                size += UnsharedNodes.count(kept.getLast(), states.get(i));
            }
            kept.add(states.get(i));
        }
        states.clear();
        states.addAll(kept);
        spacing *= 2;
    }

    /** The keyframe with the fewest events between it and that index, from -1. */
    Keyframe nearest(int index) {
        int before = Math.min((index + 1) / spacing, states.size() - 1);
        int after = Math.min(before + 1, states.size() - 1);
        int nearest = indexOf(after) - index < index - indexOf(before) ? after : before;
        return new Keyframe(indexOf(nearest), states.get(nearest));
    }

    private int indexOf(int keyframe) {
        return keyframe * spacing - 1;
    }

    /** How many events lie between two keyframes. */
    int spacing() {
        return spacing;
    }

    /** The number of keyframes, that before the first event among them. */
    int count() {
        return states.size();
    }

    /** How many nodes the keyframes hold that they do not share with the keyframe before. */
    long size() {
        return size;
    }
}

package dev.hindsight.ui.state;

import dev.hindsight.event.EventHeader;
import dev.hindsight.replay.Change;
import dev.hindsight.replay.RecordedReplay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two versions of one replay and how the second differs from the first.
 *
 * @param from the index of the first; -1 for the blank state before the first event
 * @param to the index of the second; -1 for the blank state before the first event
 */
record Comparison(RecordedReplay replay, int from, int to, List<Change> differences) {
    static Comparison of(RecordedReplay replay, int from, int to) {
        return new Comparison(replay, from, to, from == to ? List.of() : replay.difference(from, to));
    }

    /** The event at an index of the replay, or null for -1. */
    @Nullable EventHeader event(int index) {
        return index < 0 ? null : replay.event(index);
    }

    /** Both states beside one another. */
    List<AlignedText.Line> sideBySide() {
        return AlignedText.of(replay.stateAfter(to), ChangeTree.of(differences));
    }
}

package dev.hindsight.ui.state;

import dev.hindsight.event.EventHeader;
import dev.hindsight.replay.Change;
import dev.hindsight.replay.RecordedReplay;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** How many values were added, removed and changed, such as "+2 −1 ~19"; what there is none of is left out. */
    String counts() {
        return Stream.of(Difference.ADDED, Difference.REMOVED, Difference.CHANGED)
                .map(difference -> difference.sign() + count(difference))
                .filter(count -> !count.endsWith("0") || count.length() > 2)
                .collect(Collectors.joining("  "));
    }

    private long count(Difference difference) {
        return differences.stream()
                .filter(change -> Difference.of(change.before(), change.after()) == difference)
                .count();
    }

    /** Both states beside one another. */
    List<AlignedText.Line> sideBySide() {
        return AlignedText.of(replay.stateAfter(to), ChangeTree.of(differences));
    }
}

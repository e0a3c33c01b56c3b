package dev.hindsight.replay;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where two replays part.
 *
 * @param event the first common event after which they differ
 * @param left the place of that event in the one replay
 * @param right its place in the other
 * @param changes every value that differs after it, from left to right; empty if only one of them could apply it
 * @param leftError why the one could not apply it, if so
 * @param rightError why the other could not apply it, if so
 */
public record Divergence(
        EventHeader event,
        int left,
        int right,
        List<Change> changes,
        Optional<ReplayError> leftError,
        Optional<ReplayError> rightError) {
    /**
     * The first event that both replays hold and after which they differ, in their states or in whether they could apply
     * it. Events that only one of them holds are not compared; what they did shows at the next common one.
     */
    public static Optional<Divergence> between(RecordedReplay left, RecordedReplay right) {
        Map<EventId, Integer> places = places(right);
        Cursor leftCursor = left.cursor();
        Cursor rightCursor = right.cursor();
        while (leftCursor.next()) {
            Integer place = places.get(left.event(leftCursor.index()).id());
            if (place != null) {
                rightCursor.seek(place);
                if (differ(left, right, leftCursor, rightCursor)) {
                    return Optional.of(at(left, right, leftCursor.index(), place));
                }
            }
        }
        return Optional.empty();
    }

    private static Map<EventId, Integer> places(RecordedReplay replay) {
        Map<EventId, Integer> places = new HashMap<>();
        for (int i = 0; i < replay.size(); i++) {
            places.put(replay.event(i).id(), i);
        }
        return places;
    }

    private static boolean differ(RecordedReplay left, RecordedReplay right, Cursor leftCursor, Cursor rightCursor) {
        boolean leftFailed = left.error(leftCursor.index()).isPresent();
        boolean rightFailed = right.error(rightCursor.index()).isPresent();
        // The difference is slower, but knows that 10 and 10.0 are the same number.
        return leftFailed != rightFailed
                || (!leftCursor.state().equals(rightCursor.state())
                        && !StateDiff.between(leftCursor.state(), rightCursor.state())
                                .isEmpty());
    }

    private static Divergence at(RecordedReplay left, RecordedReplay right, int leftIndex, int rightIndex) {
        return new Divergence(
                left.event(leftIndex),
                leftIndex,
                rightIndex,
                StateDiff.between(left.stateAfter(leftIndex), right.stateAfter(rightIndex)),
                left.error(leftIndex),
                right.error(rightIndex));
    }
}

package dev.hindsight.ui.state;

import dev.hindsight.check.SnapshotComparison;
import dev.hindsight.replay.Change;
import dev.hindsight.replay.StateDiff;
import dev.hindsight.store.StoredSnapshot;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A snapshot beside the state that replay gives at its version.
 *
 * @param changes where the replayed state differs from the stored one, if only in how a value is written
 * @param differing those of them that count
 */
record KeptState(StoredSnapshot snapshot, Moment at, List<Change> changes, List<Change> differing) {
    /** {@code comparison} has learnt what snapshots of the stream hold. */
    static KeptState of(StoredSnapshot snapshot, JsonNode stored, Moment at, SnapshotComparison comparison) {
        JsonNode replayed = at.state();
        return new KeptState(
                snapshot, at, StateDiff.between(stored, replayed), comparison.differences(stored, replayed));
    }

    /** Both states beside one another; only what counts is marked. */
    List<AlignedText.Line> sideBySide() {
        Set<JsonPointer> alike = changes.stream()
                .filter(change -> !differing.contains(change))
                .map(Change::path)
                .collect(Collectors.toSet());
        return AlignedText.of(at.state(), ChangeTree.of(changes), alike);
    }

    /** What came of the comparison, the most important first: there may not be room for all of it. */
    String words() {
        String what = differing.isEmpty()
                ? "Same as replay."
                : ValueText.counted(differing.size(), "value differs.", "values differ.");
        String form = snapshot.schemaVersion() == null ? "" : ", form " + snapshot.schemaVersion();
        return "%s Snapshot of version %d%s.%s".formatted(what, snapshot.version(), form, reservation());
    }

    /** Why the comparison may say little. */
    private String reservation() {
        if (snapshot.event() != null && !snapshot.event().equals(at.event().id())) {
            return " It was taken after another event than the stream has there now.";
        }
        boolean failed =
                at.replay().errors().stream().anyMatch(error -> error.event().version() <= snapshot.version());
        return failed ? " Events up to there could not be applied, so the replayed state may be the wrong one." : "";
    }
}

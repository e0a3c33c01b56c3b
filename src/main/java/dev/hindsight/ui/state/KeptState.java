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
 */
record KeptState(StoredSnapshot snapshot, Moment at, JsonNode stored, List<Change> changes) {
    static KeptState of(StoredSnapshot snapshot, Moment at, JsonNode stored) {
        return new KeptState(snapshot, at, stored, StateDiff.between(stored, at.state()));
    }

    /** The values that differ in what they mean. */
    List<Change> differing() {
        return changes.stream()
                .filter(change -> !SnapshotComparison.isAlike(change))
                .toList();
    }

    /** Both states beside one another; only what differs in its meaning is marked. */
    List<AlignedText.Line> sideBySide() {
        Set<JsonPointer> alike = changes.stream()
                .filter(SnapshotComparison::isAlike)
                .map(Change::path)
                .collect(Collectors.toSet());
        return AlignedText.of(at.state(), ChangeTree.of(changes), alike);
    }

    /** What came of the comparison, a sentence or two. */
    String words() {
        List<Change> differing = differing();
        String form = snapshot.schemaVersion() == null ? "" : ", of form %s,".formatted(snapshot.schemaVersion());
        String what = differing.isEmpty()
                ? "is what replay gives."
                : "differs from what replay gives in " + ValueText.counted(differing.size(), "value.", "values.");
        return "The snapshot of version %d%s %s%s".formatted(snapshot.version(), form, what, reservation());
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

package dev.hindsight.ui.state;

import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.store.StoreException;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Where in the replay shown the store keeps snapshots, and beyond it. Used on the FX thread. */
final class StreamSnapshots {
    private final Workspace workspace;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final ReadOnlyObjectWrapper<NavigableSet<Integer>> indexes =
            new ReadOnlyObjectWrapper<>(this, "indexes", new TreeSet<>());
    private final ReadOnlyObjectWrapper<NavigableSet<Long>> versions =
            new ReadOnlyObjectWrapper<>(this, "versions", new TreeSet<>());
    private @Nullable RecordedReplay replay;

    StreamSnapshots(StateModel state) {
        this.workspace = state.workspace();
        state.momentProperty().subscribe(now -> follow(now == null ? null : now.replay()));
    }

    /** The indexes of the events after which the state was kept. */
    ReadOnlyObjectProperty<NavigableSet<Integer>> indexesProperty() {
        return indexes.getReadOnlyProperty();
    }

    /** The versions of all snapshots of the stream, also those of which no event is shown. */
    ReadOnlyObjectProperty<NavigableSet<Long>> versionsProperty() {
        return versions.getReadOnlyProperty();
    }

    private void follow(@Nullable RecordedReplay shown) {
        if (shown == null || !shown.equals(replay)) {
            replay = shown;
            show(new TreeSet<>(), List.of());
            slot.cancel();
            if (shown != null) {
                read(shown);
            }
        }
    }

    /** They are an addition: where they cannot be read, the rest is shown without. */
    private void read(RecordedReplay shown) {
        workspace
                .tasks()
                .run(
                        "Looking for snapshots",
                        task -> workspace.store().snapshotVersions(shown.stream(), task.cancellation()))
                .unmentioned()
                .in(slot)
                .onSuccess(found -> show(indexes(shown, found), found))
                .onError(StoreException.class, error -> show(new TreeSet<>(), List.of()))
                .start();
    }

    private void show(NavigableSet<Integer> newIndexes, List<Long> newVersions) {
        versions.set(new TreeSet<>(newVersions));
        indexes.set(newIndexes);
    }

    private static NavigableSet<Integer> indexes(RecordedReplay replay, List<Long> versions) {
        NavigableSet<Integer> found = new TreeSet<>();
        versions.forEach(version -> replay.indexOfVersion(version).ifPresent(found::add));
        return found;
    }
}

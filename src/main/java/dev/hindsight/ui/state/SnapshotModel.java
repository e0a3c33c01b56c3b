package dev.hindsight.ui.state;

import dev.hindsight.check.SnapshotComparison;
import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.StoreException;
import dev.hindsight.store.StoredSnapshot;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Tasks;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The snapshot of the current version beside the replayed state. Used on the FX thread. */
final class SnapshotModel {
    private static final int MOST_NAMED = 6;

    private final StateModel state;
    private final ContentDecoder decoder = new ContentDecoder();
    private final Tasks.Slot slot = new Tasks.Slot();
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private final ReadOnlyObjectWrapper<@Nullable KeptState> kept = new ReadOnlyObjectWrapper<>(this, "kept", null);
    private final ReadOnlyObjectWrapper<PanelState> panelState =
            new ReadOnlyObjectWrapper<>(this, "panelState", new PanelState.Ready());

    SnapshotModel(StateModel state) {
        this.state = state;
        state.momentProperty().subscribe(now -> read());
        state.snapshots().indexesProperty().subscribe(indexes -> read());
        active.subscribe(now -> read());
    }

    /** Whether anybody looks at it; nothing is read before. */
    BooleanProperty activeProperty() {
        return active;
    }

    /** The snapshot of the current version; null while there is none. */
    ReadOnlyObjectProperty<@Nullable KeptState> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /** What stands in its place while there is none. */
    ReadOnlyObjectProperty<PanelState> panelStateProperty() {
        return panelState.getReadOnlyProperty();
    }

    /** The index of the last version before the current one that has a snapshot. */
    Optional<Integer> before() {
        return state.moment().map(now -> indexes().lower(now.index()));
    }

    /** The index of the first version after the current one that has a snapshot. */
    Optional<Integer> after() {
        return state.moment().map(now -> indexes().higher(now.index()));
    }

    void goBefore() {
        before().ifPresent(state.steps()::goToIndex);
    }

    void goAfter() {
        after().ifPresent(state.steps()::goToIndex);
    }

    private NavigableSet<Integer> indexes() {
        return state.snapshots().indexesProperty().get();
    }

    private void read() {
        Moment now = state.moment().orElse(null);
        if (now == null || !active.get()) {
            slot.cancel();
            kept.set(null);
            return;
        }
        if (!indexes().contains(now.index())) {
            slot.cancel();
            say(new PanelState.Empty("No snapshot of version " + now.event().version(), others()));
            return;
        }
        List<Long> others = neighbours(now.event().version());
        state.workspace()
                .tasks()
                .run("Reading a snapshot", task -> look(now, others, task.cancellation()))
                .in(slot)
                .onSuccess(found -> found.ifPresentOrElse(this::take, () -> say(gone(now))))
                .onError(StoreException.class, error -> say(PanelState.failed(error, this::read)))
                .start();
    }

    /** A snapshot that was read: beside the replayed state, or why that cannot be. */
    private record Look(@Nullable KeptState kept, PanelState panelState) {}

    /** Snapshots that tell which values are left out of all of them on purpose. */
    private List<Long> neighbours(long version) {
        NavigableSet<Long> versions = state.snapshots().versionsProperty().get();
        return Stream.of(versions.headSet(version, false).descendingSet(), versions.tailSet(version, false))
                .flatMap(side -> side.stream().limit(1))
                .toList();
    }

    private Optional<Look> look(Moment now, List<Long> others, Cancellation cancellation) {
        SnapshotComparison comparison = new SnapshotComparison();
        for (long other : others) {
            snapshot(now, other, cancellation)
                    .map(found -> decoder.decode(found.state()))
                    .filter(Decoded.Json.class::isInstance)
                    .ifPresent(decoded -> comparison.learn(((Decoded.Json) decoded).value()));
        }
        return snapshot(now, now.event().version(), cancellation).map(found -> look(found, now, comparison));
    }

    private Optional<StoredSnapshot> snapshot(Moment now, long version, Cancellation cancellation) {
        return state.workspace().store().snapshot(now.replay().stream(), version, cancellation);
    }

    private Look look(StoredSnapshot snapshot, Moment now, SnapshotComparison comparison) {
        return switch (decoder.decode(snapshot.state())) {
            case Decoded.Json(JsonNode stored, String _) -> {
                comparison.learn(stored);
                yield new Look(KeptState.of(snapshot, stored, now, comparison), new PanelState.Ready());
            }
            case Decoded.Opaque(String reason) -> unreadable(reason);
            case Decoded.Absent() -> unreadable("It holds nothing.");
        };
    }

    private static Look unreadable(String reason) {
        return new Look(null, new PanelState.Empty("The snapshot cannot be read", reason));
    }

    private void take(Look look) {
        kept.set(look.kept());
        panelState.set(look.panelState());
    }

    private void say(PanelState words) {
        kept.set(null);
        panelState.set(words);
    }

    private static PanelState gone(Moment now) {
        return new PanelState.Empty(
                "No snapshot of version " + now.event().version(), "It is not kept any more. Read again (F5).");
    }

    /** Where the other snapshots are. */
    private String others() {
        NavigableSet<Long> versions = state.snapshots().versionsProperty().get();
        String named = versions.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        String more = versions.size() > MOST_NAMED ? " and %d more".formatted(versions.size() - MOST_NAMED) : "";
        return versions.isEmpty()
                ? "This stream has no snapshots."
                : "This stream has snapshots of version %s%s.%s".formatted(named, more, ahead(versions));
    }

    private String ahead(NavigableSet<Long> versions) {
        long last = state.moment().map(now -> now.lastEvent().version()).orElse(Long.MAX_VALUE);
        NavigableSet<Long> beyond = versions.tailSet(last, false);
        return beyond.isEmpty() ? "" : " That of version %d is ahead of its last event.".formatted(beyond.first());
    }
}

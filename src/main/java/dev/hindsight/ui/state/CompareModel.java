package dev.hindsight.ui.state;

import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.ui.common.Tasks;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * Compares two versions, A and B. Unless they are pinned, B is the current version and A the one before it, so that
 * stepping moves them.
 */
final class CompareModel {
    private final StateModel state;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private final BooleanProperty sideBySide = new SimpleBooleanProperty(this, "sideBySide");
    private final ReadOnlyObjectWrapper<@Nullable Integer> pinnedFrom =
            new ReadOnlyObjectWrapper<>(this, "pinnedFrom", null);
    private final ReadOnlyObjectWrapper<@Nullable Integer> pinnedTo =
            new ReadOnlyObjectWrapper<>(this, "pinnedTo", null);
    private final ReadOnlyObjectWrapper<@Nullable Comparison> comparison =
            new ReadOnlyObjectWrapper<>(this, "comparison", null);
    private @Nullable RecordedReplay replay;

    CompareModel(StateModel state) {
        this.state = state;
        state.momentProperty().subscribe(now -> compare());
        active.addListener((property, before, after) -> compare());
    }

    /** Whether anybody looks at the comparison; nothing is compared before. */
    BooleanProperty activeProperty() {
        return active;
    }

    /** Whether both states are shown as texts instead of a list of what differs. */
    BooleanProperty sideBySideProperty() {
        return sideBySide;
    }

    /** The index that A is pinned to, or null while A is the version before the current one. */
    ReadOnlyObjectProperty<@Nullable Integer> pinnedFromProperty() {
        return pinnedFrom.getReadOnlyProperty();
    }

    /** The index that B is pinned to, or null while B is the current version. */
    ReadOnlyObjectProperty<@Nullable Integer> pinnedToProperty() {
        return pinnedTo.getReadOnlyProperty();
    }

    /** The latest result; null until there is one. */
    ReadOnlyObjectProperty<@Nullable Comparison> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /** Pins the current version as A. */
    void pinCurrentAsFrom() {
        state.moment().ifPresent(now -> pin(now.index(), pinnedTo.get()));
    }

    void unpinFrom() {
        pin(null, pinnedTo.get());
    }

    void unpinTo() {
        pin(pinnedFrom.get(), null);
    }

    /**
     * Pins A to a version or time that somebody typed.
     *
     * @return why this is not possible; empty when it was
     */
    Optional<String> pinFrom(String typed) {
        return find(typed, index -> pin(index, pinnedTo.get()));
    }

    /**
     * Pins B to a version or time that somebody typed.
     *
     * @return why this is not possible; empty when it was
     */
    Optional<String> pinTo(String typed) {
        return find(typed, index -> pin(pinnedFrom.get(), index));
    }

    /** Makes A of B and B of A; both are pinned then. */
    void swap() {
        Comparison now = comparison.get();
        if (now != null) {
            pin(now.to(), now.from());
        }
    }

    private Optional<String> find(String typed, java.util.function.Consumer<Integer> found) {
        Moment now = state.momentProperty().get();
        if (now == null) {
            return Optional.of("There is no stream to compare in.");
        }
        GoTo target = GoTo.find(typed, now, state.workspace().view().zone());
        target.index().ifPresent(found);
        return target.problem();
    }

    private void pin(@Nullable Integer from, @Nullable Integer to) {
        pinnedFrom.set(from);
        pinnedTo.set(to);
        compare();
    }

    private void compare() {
        Moment now = state.momentProperty().get();
        if (now == null || (replay != null && !replay.stream().equals(now.replay().stream()))) {
            // Pins are indexes of one stream and mean nothing in another.
            pinnedFrom.set(null);
            pinnedTo.set(null);
            comparison.set(null);
        }
        replay = now == null ? null : now.replay();
        if (now != null && active.get()) {
            compare(now);
        }
    }

    private void compare(Moment now) {
        int last = now.replay().size() - 1;
        int from = Math.min(last, orElse(pinnedFrom.get(), now.index() - 1));
        int to = Math.min(last, orElse(pinnedTo.get(), now.index()));
        state.workspace()
                .tasks()
                .run("Comparing two versions", task -> Comparison.of(now.replay(), from, to))
                .in(slot)
                .onSuccess(comparison::set)
                .start();
    }

    private static int orElse(@Nullable Integer pinned, int otherwise) {
        return pinned == null ? otherwise : pinned;
    }
}

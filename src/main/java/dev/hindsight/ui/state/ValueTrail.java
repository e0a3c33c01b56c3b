package dev.hindsight.ui.state;

import dev.hindsight.event.EventHeader;
import dev.hindsight.replay.FieldChange;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Tasks;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** Follows one value of the state through time: which event last set it, and on demand every event that changed it. */
final class ValueTrail {
    /**
     * The event that last set the value.
     *
     * @param path which value
     * @param index the event's place in the replay, or -1 where no event of this replay set it
     * @param event the event, or null where none did
     */
    record LastSet(JsonPointer path, int index, @Nullable EventHeader event) {}

    private final StateModel state;
    private final Tasks.Slot lastSetSlot = new Tasks.Slot();
    private final Tasks.Slot historySlot = new Tasks.Slot();
    private final ReadOnlyObjectWrapper<@Nullable JsonPointer> path = new ReadOnlyObjectWrapper<>(this, "path", null);
    private final ReadOnlyObjectWrapper<@Nullable LastSet> lastSet = new ReadOnlyObjectWrapper<>(this, "lastSet", null);
    private final ReadOnlyObjectWrapper<PanelState> historyState =
            new ReadOnlyObjectWrapper<>(this, "historyState", new PanelState.Ready());
    private final BooleanProperty historyShown = new SimpleBooleanProperty(this, "historyShown");
    private final ObservableList<FieldChange> history = FXCollections.observableArrayList();
    private @Nullable Moment searched;
    private @Nullable JsonPointer historyPath;

    ValueTrail(StateModel state) {
        this.state = state;
        state.momentProperty().addListener((property, before, after) -> follow());
        historyShown.addListener((property, before, after) -> follow());
    }

    /** The value that is followed, or null. */
    ReadOnlyObjectProperty<@Nullable JsonPointer> pathProperty() {
        return path.getReadOnlyProperty();
    }

    /** What is known about the value; null while it is looked up. */
    ReadOnlyObjectProperty<@Nullable LastSet> lastSetProperty() {
        return lastSet.getReadOnlyProperty();
    }

    /** Whether the history is wanted; it is not read before. */
    BooleanProperty historyShownProperty() {
        return historyShown;
    }

    /** Every event that changed the value, the oldest first. */
    ObservableList<FieldChange> history() {
        return history;
    }

    ReadOnlyObjectProperty<PanelState> historyStateProperty() {
        return historyState.getReadOnlyProperty();
    }

    /** Follows another value from now on; null for none. */
    void show(@Nullable JsonPointer newPath) {
        if (!Objects.equals(newPath, path.get())) {
            path.set(newPath);
            lastSet.set(null);
            follow();
        }
    }

    /** Goes to the event that last set the value. */
    void goToLastSet() {
        LastSet known = lastSet.get();
        if (known != null && known.event() != null) {
            state.steps().goToIndex(known.index());
        }
    }

    void goTo(FieldChange change) {
        state.steps().goToIndex(change.index());
    }

    private void follow() {
        JsonPointer place = path.get();
        Moment now = state.momentProperty().get();
        if (place == null || now == null) {
            lastSet.set(null);
            clearHistory();
            return;
        }
        findLastSet(place, now);
        if (historyShown.get()) {
            readHistory(place, now);
        }
    }

    private void findLastSet(JsonPointer place, Moment now) {
        state.workspace()
                .tasks()
                .run("Looking for the event that set " + place, task -> lastSet(place, now))
                .in(lastSetSlot)
                .onSuccess(lastSet::set)
                .start();
    }

    private static LastSet lastSet(JsonPointer place, Moment now) {
        OptionalInt index = now.replay().lastChange(place, now.index());
        return index.isPresent()
                ? new LastSet(place, index.getAsInt(), now.replay().event(index.getAsInt()))
                : new LastSet(place, -1, null);
    }

    private void readHistory(JsonPointer place, Moment now) {
        if (place.equals(historyPath) && searched != null && searched.replay() == now.replay()) {
            return;
        }
        clearHistory();
        historyPath = place;
        searched = now;
        historyState.set(new PanelState.Loading("Reading the history of " + place));
        state.workspace()
                .tasks()
                .run("Reading the history of " + place, task -> now.replay().history(place))
                .in(historySlot)
                .onSuccess(this::showHistory)
                .onError(Throwable.class, error -> historyState.set(PanelState.failed(error, this::retry)))
                .start();
    }

    private void retry() {
        clearHistory();
        follow();
    }

    private void showHistory(List<FieldChange> changes) {
        history.setAll(changes);
        historyState.set(
                changes.isEmpty()
                        ? new PanelState.Empty("No event changed this value", "It is not set by any version.")
                        : new PanelState.Ready());
    }

    private void clearHistory() {
        historySlot.cancel();
        history.clear();
        historyPath = null;
        searched = null;
    }
}

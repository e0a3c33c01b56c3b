package dev.hindsight.ui.events;

import dev.hindsight.store.EventQuery;
import dev.hindsight.store.StoreException;
import dev.hindsight.store.Summarize;
import dev.hindsight.store.TypeCount;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Tasks;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The event types that can be chosen, with how many events of each meet the rest of the filter. */
final class EventTypes {
    private final Summarize store;
    private final Tasks tasks;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final ReadOnlyObjectWrapper<List<TypeCount>> counts =
            new ReadOnlyObjectWrapper<>(this, "counts", List.of());
    private final ReadOnlyObjectWrapper<PanelState> state =
            new ReadOnlyObjectWrapper<>(this, "state", new PanelState.Loading("Counting event types"));

    EventTypes(Summarize store, Tasks tasks) {
        this.store = store;
        this.tasks = tasks;
    }

    /** The most frequent first. */
    ReadOnlyObjectProperty<List<TypeCount>> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<PanelState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    void read(EventQuery query) {
        state.set(new PanelState.Loading("Counting event types"));
        tasks.run("Counting event types", task -> store.eventTypes(query, task.cancellation()))
                .onSuccess(this::show)
                .onError(StoreException.class, error -> state.set(PanelState.failed(error, () -> read(query))))
                .in(slot)
                .start();
    }

    void cancel() {
        slot.cancel();
    }

    private void show(List<TypeCount> found) {
        counts.set(found);
        state.set(
                found.isEmpty()
                        ? new PanelState.Empty("No event types", "No event meets the other filters.")
                        : new PanelState.Ready());
    }
}

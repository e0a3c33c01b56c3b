package dev.hindsight.ui.events;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.StoreException;
import dev.hindsight.store.TypeCount;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Tasks;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The types that can be chosen, of events or of streams, with how many events of each meet the rest of the filter. */
final class TypeCounts {
    private static final PanelState COUNTING = new PanelState.Loading("Counting events by type");

    private final Reading reading;
    private final Tasks tasks;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final ReadOnlyObjectWrapper<List<TypeCount>> counts =
            new ReadOnlyObjectWrapper<>(this, "counts", List.of());
    private final ReadOnlyObjectWrapper<PanelState> state = new ReadOnlyObjectWrapper<>(this, "state", COUNTING);

    /** How the store counts them. */
    @FunctionalInterface
    interface Reading {
        List<TypeCount> of(EventQuery query, Cancellation cancellation);
    }

    TypeCounts(Reading reading, Tasks tasks) {
        this.reading = reading;
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
        state.set(COUNTING);
        tasks.run("Counting events by type", task -> reading.of(query, task.cancellation()))
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
                        ? new PanelState.Empty("No types", "No event meets the other filters.")
                        : new PanelState.Ready());
    }
}

package dev.hindsight.ui.checks;

import dev.hindsight.check.consumer.ConsumerLag;
import dev.hindsight.check.consumer.ConsumerLook;
import dev.hindsight.event.EventHeader;
import dev.hindsight.store.StoreException;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The consumers of the store, and how far each is behind. Read when somebody looks. Used on the FX thread. */
final class ConsumersModel {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

    private final Workspace workspace;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final ObservableList<ConsumerLag> lags = FXCollections.observableArrayList();
    private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted");
    private final ReadOnlyObjectWrapper<PanelState> state =
            new ReadOnlyObjectWrapper<>(this, "state", new PanelState.Loading("Looking for consumers"));

    ConsumersModel(Workspace workspace) {
        this.workspace = workspace;
        wanted.subscribe(this::read);
        workspace.revisionProperty().subscribe(this::read);
    }

    ObservableList<ConsumerLag> lags() {
        return lags;
    }

    /** Whether anybody looks at them. */
    BooleanProperty wantedProperty() {
        return wanted;
    }

    ReadOnlyObjectProperty<PanelState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Looks once, and then again for what became of it. */
    void read() {
        if (!wanted.get()) {
            return;
        }
        ConsumerLook look = new ConsumerLook(workspace.store());
        workspace
                .tasks()
                .run("Looking for consumers", task -> look.once(task.cancellation()))
                .in(slot)
                .onSuccess(found -> {
                    show(found);
                    watch(look);
                })
                .onError(StoreException.class, error -> state.set(PanelState.failed(error, this::read)))
                .start();
    }

    private void watch(ConsumerLook look) {
        if (lags.stream().anyMatch(lag -> !lag.isUpToDate())) {
            workspace
                    .tasks()
                    .run("Watching consumers", task -> look.twice(BETWEEN_LOOKS, task.cancellation()))
                    .unmentioned()
                    .in(slot)
                    .onSuccess(this::show)
                    .onError(StoreException.class, error -> state.set(PanelState.failed(error, this::read)))
                    .start();
        }
    }

    private void show(List<ConsumerLag> found) {
        lags.setAll(found);
        String table = workspace.store().consumersTable();
        state.set(
                found.isEmpty()
                        ? new PanelState.Empty(
                                "No consumers",
                                table.isEmpty()
                                        ? "It is not known where stores of this layout keep the positions of consumers."
                                        : "There are none in %s, or this user may not read it.".formatted(table))
                        : new PanelState.Ready());
    }

    /** Goes to the first event that it has not seen. */
    void go(ConsumerLag lag) {
        EventHeader next = lag.next();
        if (next != null) {
            workspace.go(next);
        }
    }
}

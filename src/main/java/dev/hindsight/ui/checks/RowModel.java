package dev.hindsight.ui.checks;

import dev.hindsight.check.Finding;
import dev.hindsight.check.readmodel.ExplainsRows;
import dev.hindsight.check.readmodel.RowExplanation;
import dev.hindsight.check.readmodel.RowStep;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.store.StoreException;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The row of a read model that the selected finding is about. Used on the FX thread. */
final class RowModel {
    private static final PanelState NOTHING =
            new PanelState.Empty("No row", "Run the check again to see the row that this is about.");

    private final Workspace workspace;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final ReadOnlyObjectWrapper<@Nullable RowExplanation> row = new ReadOnlyObjectWrapper<>(this, "row", null);
    private final ReadOnlyObjectWrapper<PanelState> state = new ReadOnlyObjectWrapper<>(this, "state", NOTHING);

    RowModel(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The row beside what it should be; null while there is none. */
    ReadOnlyObjectProperty<@Nullable RowExplanation> rowProperty() {
        return row.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<PanelState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    void show(Finding finding, ExplainsRows check) {
        row.set(null);
        state.set(new PanelState.Loading("Reading the events of the row"));
        workspace
                .tasks()
                .run("Explaining a row", task -> check.explain(finding, task.cancellation()))
                .in(slot)
                .onSuccess(this::take)
                .onError(StoreException.class, error -> fail(error, finding, check))
                .onError(ReplayException.class, error -> fail(error, finding, check))
                .start();
    }

    void clear() {
        slot.cancel();
        row.set(null);
        state.set(NOTHING);
    }

    void go(RowStep step) {
        workspace.go(step.event());
    }

    private void take(Optional<RowExplanation> explained) {
        row.set(explained.orElse(null));
        state.set(explained.isPresent() ? new PanelState.Ready() : NOTHING);
    }

    private void fail(RuntimeException error, Finding finding, ExplainsRows check) {
        state.set(PanelState.failed(error, () -> show(finding, check)));
    }
}

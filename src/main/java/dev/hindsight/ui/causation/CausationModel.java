package dev.hindsight.ui.causation;

import dev.hindsight.causation.Trace;
import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.store.StoreException;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * The operation to which the window's event belongs, as a graph of causes and effects. Moving within an operation keeps
 * the graph and only selects another box of it.
 */
public final class CausationModel {
    /** What {@link #selectedProperty()} is while the window's event is not on the graph. */
    public static final int NONE = -1;

    private static final PanelState NOTHING_SELECTED =
            new PanelState.Empty("No event is selected", "Select an event to see what caused it, and what it caused.");
    private static final PanelState ALONE = new PanelState.Empty(
            "This event stands alone", "It has no correlation id, names no cause, and no event names it as a cause.");

    private final Workspace workspace;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final ReadOnlyObjectWrapper<PanelState> state =
            new ReadOnlyObjectWrapper<>(this, "state", NOTHING_SELECTED);
    private final ReadOnlyObjectWrapper<@Nullable Operation> operation =
            new ReadOnlyObjectWrapper<>(this, "operation", null);
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(this, "selected", NONE);
    private final ReadOnlyObjectWrapper<Plan> plan = new ReadOnlyObjectWrapper<>(this, "plan", Plan.LEFT_TO_RIGHT);
    private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted", true);
    private Consumer<CorrelationId> showInList = correlation -> {};

    /** Shows the operation of the event where the window is, and follows it. */
    public CausationModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.navigation().locationProperty().subscribe(location -> follow());
        workspace.revisionProperty().addListener((property, before, now) -> read());
        wanted.addListener((property, before, now) -> follow());
    }

    public ReadOnlyObjectProperty<PanelState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether anybody looks at the panel; while nobody does, the store is not asked. */
    public BooleanProperty wantedProperty() {
        return wanted;
    }

    /** The index of the window's event on the graph, or {@link #NONE}. */
    public ReadOnlyIntegerProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** What shows all events of an operation in the list of events. */
    public void onShowInList(Consumer<CorrelationId> action) {
        showInList = action;
    }

    /** The operation shown; null while there is none, and empty for events without a correlation id. */
    public Optional<CorrelationId> correlation() {
        return Optional.ofNullable(operation.get()).map(Operation::correlation);
    }

    /** Has the events of this operation shown in the list of events. */
    public void showInList() {
        correlation().ifPresent(showInList);
    }

    /** Moves the window to the event of a box; a cause that was not found leads nowhere. */
    public void select(int index) {
        Operation shown = operation.get();
        EventHeader event = shown == null ? null : shown.graph().node(index).event();
        if (event != null) {
            workspace.go(event);
        }
    }

    /** Draws effects below their causes instead of to the right of them, or the other way round. */
    public void turn() {
        plan.set(plan.get().other());
    }

    Workspace workspace() {
        return workspace;
    }

    ReadOnlyObjectProperty<@Nullable Operation> operationProperty() {
        return operation.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Plan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** Moves the window one box on. */
    void walk(Walk way) {
        Operation shown = operation.get();
        if (shown != null && selected.get() != NONE) {
            way.from(shown.graph(), selected.get()).ifPresent(this::select);
        }
    }

    private void follow() {
        Operation shown = operation.get();
        Location location = workspace.navigation().location().orElse(null);
        if (!wanted.get()) {
            slot.cancel();
        } else if (location == null) {
            slot.cancel();
            show(null, NOTHING_SELECTED);
        } else if (shown != null && shown.graph().indexOf(location).isPresent()) {
            slot.cancel();
            selected.set(shown.graph().indexOf(location).getAsInt());
        } else {
            read();
        }
    }

    private void read() {
        Location location = workspace.navigation().location().orElse(null);
        if (location == null || !wanted.get()) {
            return;
        }
        if (operation.get() == null) {
            state.set(new PanelState.Loading("Looking for causes and effects"));
        }
        OperationReader reader = new OperationReader(workspace.store());
        workspace
                .tasks()
                .run("Reading the operation", task -> reader.read(location, task.cancellation()))
                .onSuccess(found -> show(found.orElse(null), ALONE))
                .onError(StoreException.class, this::fail)
                .in(slot)
                .start();
    }

    /** A graph on which the window's event stands is kept. */
    private void fail(StoreException error) {
        if (selected.get() == NONE) {
            show(null, PanelState.failed(error, this::read));
        } else {
            workspace.tasks().report(error);
        }
    }

    private void show(@Nullable Operation found, PanelState otherwise) {
        selected.set(NONE);
        operation.set(found);
        state.set(found == null ? otherwise : new PanelState.Ready());
        selected.set(found == null ? NONE : selectedOn(found.graph()));
    }

    private int selectedOn(Trace graph) {
        OptionalInt index =
                workspace.navigation().location().map(graph::indexOf).orElse(OptionalInt.empty());
        return index.orElse(NONE);
    }
}

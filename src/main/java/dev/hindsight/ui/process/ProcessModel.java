package dev.hindsight.ui.process;

import dev.hindsight.causation.Operation;
import dev.hindsight.causation.OperationReader;
import dev.hindsight.causation.process.OperationId;
import dev.hindsight.causation.process.ProcessShape;
import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.query.Condition;
import dev.hindsight.store.query.ConditionParser;
import dev.hindsight.store.query.ConditionSyntaxException;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Reads the shape of the system while it is wanted, extends it as events come, and leads to single operations. */
public final class ProcessModel {
    private final Workspace workspace;
    private final Tasks.Slot opening = new Tasks.Slot();
    private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted");
    private final ObjectProperty<Span> span = new SimpleObjectProperty<>(this, "span", Span.EVERYTHING);
    private final ReadOnlyObjectWrapper<PanelState> state = new ReadOnlyObjectWrapper<>(
            this, "state", new PanelState.Empty("Not read yet", "Open this panel to read the shape of the system."));
    private final ReadOnlyObjectWrapper<@Nullable ProcessShape> shape =
            new ReadOnlyObjectWrapper<>(this, "shape", null);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
    private final ReadOnlyBooleanWrapper cut = new ReadOnlyBooleanWrapper(this, "cut");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private List<Condition> where = List.of();
    private @Nullable ShapeReading reading;
    private boolean stale;
    private Runnable onOpened = () -> {};

    public ProcessModel(Workspace workspace) {
        this.workspace = workspace;
        wanted.subscribe(this::readIfWanted);
        span.subscribe(ignored -> {
            reading = null;
            readIfWanted();
        });
        workspace.revisionProperty().subscribe(ignored -> {
            stale = true;
            readIfWanted();
        });
    }

    /** Whether anybody looks: nothing is read before. */
    public BooleanProperty wantedProperty() {
        return wanted;
    }

    /** Called when an operation has been opened. */
    public void onOpened(Runnable handler) {
        onOpened = handler;
    }

    ObjectProperty<Span> spanProperty() {
        return span;
    }

    ReadOnlyObjectProperty<PanelState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Null until it has been read. */
    ReadOnlyObjectProperty<@Nullable ProcessShape> shapeProperty() {
        return shape.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** How much was read, in words. */
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Whether the reading was ended before the end. */
    ReadOnlyBooleanProperty cutProperty() {
        return cut.getReadOnlyProperty();
    }

    Workspace workspace() {
        return workspace;
    }

    /** What is wrong with the condition that was typed; empty if nothing is. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Looks at those events only that meet a condition; at all of them where the text is empty. */
    void ask(String condition) {
        try {
            where = condition.isBlank()
                    ? List.of()
                    : List.of(ConditionParser.parse(condition, workspace.view().zone()));
            problem.set("");
            reading = null;
            readIfWanted();
        } catch (ConditionSyntaxException e) {
            problem.set(String.valueOf(e.getMessage()));
        }
    }

    /** Ends the reading; what was read is shown. */
    void enough() {
        if (reading != null) {
            reading.enough();
        }
    }

    /** Reads on where it was ended, or what came since. */
    void readOn() {
        ShapeReading current = reading == null ? new ShapeReading(workspace.store(), span.get(), where) : reading;
        reading = current;
        stale = false;
        running.set(true);
        if (shape.get() == null) {
            state.set(new PanelState.Loading("Reading the headers of all events …"));
        }
        workspace
                .tasks()
                .run("Reading the shape of the system", current::read)
                .onSuccess(result -> show(current, result))
                .onError(RuntimeException.class, error -> state.set(PanelState.failed(error, this::readOn)))
                .andFinally(this::finished)
                .start();
    }

    /**
     * Goes to an event of an operation.
     *
     * @param event which of its events, from 0
     */
    void open(OperationId operation, int event) {
        EventStore store = workspace.store();
        workspace
                .tasks()
                .run("Opening " + operation, task -> find(store, operation, event, task.cancellation()))
                .in(opening)
                .onSuccess(found -> found.ifPresent(header -> {
                    workspace.go(header);
                    onOpened.run();
                }))
                .start();
    }

    private static Optional<EventHeader> find(
            EventStore store, OperationId operation, int event, Cancellation cancellation) {
        if (operation.correlated()) {
            List<EventHeader> found = new ArrayList<>();
            EventQuery query = EventQuery.ofCorrelation(new CorrelationId(operation.value()));
            store.headers(query, Scan.oldestFirst(event + 1), found::add, cancellation);
            return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
        }
        return new OperationReader(store, event + 1)
                .read(operation.value(), cancellation)
                .map(Operation::trace)
                .flatMap(trace -> Optional.ofNullable(trace.event(Math.min(event, trace.events() - 1))));
    }

    private void readIfWanted() {
        if (wanted.get() && !running.get() && (reading == null || stale)) {
            readOn();
        }
    }

    private void show(ShapeReading read, ShapeReading.Result result) {
        if (read != reading) {
            return;
        }
        ProcessShape found = result.shape();
        shape.set(found);
        cut.set(!result.complete());
        summary.set("%s%,d events, %,d operations, %,d types%s"
                .formatted(
                        result.complete() ? "" : "Stopped after ",
                        found.events(),
                        found.operations(),
                        found.types().size(),
                        found.split() ? "; long operations may be counted in parts" : ""));
        state.set(
                found.events() == 0
                        ? new PanelState.Empty("No events", "There are no events in this time.")
                        : new PanelState.Ready());
    }

    /** Something may have changed while it was busy: another span chosen, or events come. */
    private void finished() {
        running.set(false);
        readIfWanted();
    }
}

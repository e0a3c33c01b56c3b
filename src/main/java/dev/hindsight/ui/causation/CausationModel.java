package dev.hindsight.ui.causation;

import dev.hindsight.causation.Folding;
import dev.hindsight.causation.OperationReader;
import dev.hindsight.causation.Trace;
import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.store.StoreException;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
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

    /** The most events of one operation that are shown. */
    private static final int LIMIT = 1_000_000;

    private static final PanelState NOTHING_SELECTED =
            new PanelState.Empty("No event is selected", "Select an event to see what caused it, and what it caused.");
    private static final PanelState ALONE = new PanelState.Empty(
            "This event stands alone", "It has no correlation id, names no cause, and no event names it as a cause.");

    private final Workspace workspace;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final ReadOnlyObjectWrapper<PanelState> state =
            new ReadOnlyObjectWrapper<>(this, "state", NOTHING_SELECTED);
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown", null);
    private final ReadOnlyObjectWrapper<TraceView> view = new ReadOnlyObjectWrapper<>(this, "view", TraceView.GRAPH);
    private final ReadOnlyObjectWrapper<BitSet> found = new ReadOnlyObjectWrapper<>(this, "found", new BitSet());
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(this, "selected", NONE);
    private final ReadOnlyObjectWrapper<Plan> plan = new ReadOnlyObjectWrapper<>(this, "plan", Plan.LEFT_TO_RIGHT);
    private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted", true);
    private String searched = "";
    private Consumer<CorrelationId> showInList = correlation -> {};

    /** Shows the operation of the event where the window is, and follows it. */
    public CausationModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.navigation().restingPlaceProperty().subscribe(location -> follow());
        workspace.revisionProperty().addListener((property, before, now) -> read());
        workspace.live().arrivedProperty().subscribe(this::arrive);
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
        return Optional.ofNullable(shown.get()).map(now -> now.operation().correlation());
    }

    /** Has the events of this operation shown in the list of events. */
    public void showInList() {
        correlation().ifPresent(showInList);
    }

    /** Moves the window to the event of a box; a cause that was not found leads nowhere. */
    public void select(int index) {
        Shown now = shown.get();
        EventHeader event = now == null ? null : now.trace().event(index);
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

    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<TraceView> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /** Looks at the same trace in another way, at the same event. */
    void look(TraceView newView) {
        view.set(newView);
    }

    /** The events that were searched for; empty while nothing is searched, or nothing was found. */
    ReadOnlyObjectProperty<BitSet> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** Whether something is searched for. */
    boolean isSearching() {
        return !searched.isEmpty();
    }

    /** Searches type, stream and id of all events; empty text ends the search. */
    void search(String text) {
        searched = text.strip().toLowerCase(Locale.ROOT);
        searchAgain();
    }

    /** Goes to the next event that was found, in the order of rows; after the last to the first. */
    void nextFound() {
        Shown now = shown.get();
        if (now != null && !found.get().isEmpty()) {
            List<Integer> inOrder =
                    now.trace().depthFirst().filter(found.get()::get).boxed().toList();
            int at = inOrder.indexOf(selected.get());
            select(inOrder.get((at + 1) % inOrder.size()));
        }
    }

    /** Goes to the next of some nodes; after the last to the first. */
    void nextOf(List<Integer> nodes) {
        if (!nodes.isEmpty()) {
            select(nodes.get((nodes.indexOf(selected.get()) + 1) % nodes.size()));
        }
    }

    /** Hides what follows from a node, or shows it again. */
    void toggleFold(int node) {
        Shown now = shown.get();
        if (now != null && node != NONE && now.trace().effectCount(node) > 0) {
            fold(now.layout().folding().toggled(node));
        }
    }

    /** Folds nothing, or else everything below the second depth. */
    void toggleAllFolds() {
        Shown now = shown.get();
        if (now != null) {
            fold(now.layout().folding().isEmpty() ? Folding.atDepth(now.trace(), 1) : Folding.NONE);
        }
    }

    private void fold(Folding folding) {
        Shown now = shown.get();
        if (now != null) {
            shown.set(now.folded(folding));
        }
    }

    private void searchAgain() {
        Shown now = shown.get();
        BitSet matches = new BitSet();
        if (now != null && isSearching()) {
            for (int node = 0; node < now.trace().events(); node++) {
                EventHeader event = now.trace().event(node);
                matches.set(node, event != null && matches(event));
            }
        }
        found.set(matches);
    }

    private boolean matches(EventHeader event) {
        return event.type().toLowerCase(Locale.ROOT).contains(searched)
                || event.stream().value().toLowerCase(Locale.ROOT).contains(searched)
                || event.id().value().toLowerCase(Locale.ROOT).contains(searched);
    }

    ReadOnlyObjectProperty<Plan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** Moves the window one box on. */
    void walk(Walk way) {
        Shown now = shown.get();
        if (now != null && selected.get() != NONE) {
            way.from(now.layout(), selected.get()).ifPresent(this::select);
        }
    }

    private void arrive(List<EventHeader> events) {
        boolean ofOperation = correlation()
                .filter(here -> events.stream().anyMatch(event -> here.equals(event.correlation())))
                .isPresent();
        if (ofOperation) {
            read();
        }
    }

    private void follow() {
        Shown now = shown.get();
        Location location = workspace.navigation().location().orElse(null);
        if (!wanted.get()) {
            slot.cancel();
        } else if (location == null) {
            slot.cancel();
            show(null, NOTHING_SELECTED);
        } else if (now != null && now.trace().indexOf(location).isPresent()) {
            slot.cancel();
            showSelected(now, now.trace().indexOf(location).getAsInt());
        } else {
            read();
        }
    }

    private void read() {
        Location location = workspace.navigation().location().orElse(null);
        if (location == null || !wanted.get()) {
            return;
        }
        if (shown.get() == null) {
            state.set(new PanelState.Loading("Looking for causes and effects"));
        }
        OperationReader reader = new OperationReader(workspace.store(), LIMIT);
        workspace
                .tasks()
                .run(
                        "Reading the operation",
                        task -> reader.read(location, task.cancellation()).map(Shown::of))
                .onSuccess(found -> show(found.orElse(null), ALONE))
                .onError(StoreException.class, this::fail)
                .in(slot)
                .start();
    }

    /** What the window's event stands on is kept. */
    private void fail(StoreException error) {
        if (selected.get() == NONE) {
            show(null, PanelState.failed(error, this::read));
        } else {
            workspace.tasks().report(error);
        }
    }

    private void show(@Nullable Shown now, PanelState otherwise) {
        selected.set(NONE);
        shown.set(now);
        searchAgain();
        state.set(now == null ? otherwise : new PanelState.Ready());
        if (now != null) {
            showSelected(now, selectedOn(now.trace()));
        }
    }

    /** What hides the selected event is unfolded. */
    private void showSelected(Shown now, int index) {
        if (index != NONE && !now.layout().isShown(index)) {
            fold(now.layout().folding().showing(now.trace(), index));
        }
        selected.set(index);
    }

    private int selectedOn(Trace trace) {
        OptionalInt index =
                workspace.navigation().location().map(trace::indexOf).orElse(OptionalInt.empty());
        return index.orElse(NONE);
    }
}

package dev.hindsight.ui.whatif;

import dev.hindsight.event.EventId;
import dev.hindsight.event.Location;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.Change;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.WhatIf;
import dev.hindsight.store.StoreException;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A supposed history of the current stream: what was changed in it, and where it parts from what happened. Nothing of it
 * reaches the store. Used on the FX thread.
 */
public final class WhatIfModel {
    private static final PanelState NOTHING_OPEN = new PanelState.Empty(
            "No stream is open", "Choose a stream or an event, and suppose another history for it.");

    private final Workspace workspace;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted");
    private final ReadOnlyObjectWrapper<PanelState> state = new ReadOnlyObjectWrapper<>(this, "state", NOTHING_OPEN);
    private final ObservableList<SupposedEvent> events = FXCollections.observableArrayList();
    private final ObservableList<Change> changes = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable SupposedEvent> selected = new SimpleObjectProperty<>(this, "selected", null);
    private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper(this, "verdict", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final Suppositions suppositions = new Suppositions(this::replay);
    private final EventEdits edits;
    private @Nullable StreamId stream;
    private @Nullable Histories histories;
    private @Nullable RecordedReplay happened;

    public WhatIfModel(Workspace workspace) {
        this.workspace = workspace;
        this.edits = new EventEdits(workspace, events, suppositions);
        wanted.subscribe(this::follow);
        workspace.navigation().locationProperty().subscribe((before, now) -> follow());
        workspace.revisionProperty().subscribe((before, now) -> {
            happened = null;
            replay();
        });
        selected.subscribe(this::compare);
    }

    /** Whether anybody looks: nothing is replayed otherwise. */
    public BooleanProperty wantedProperty() {
        return wanted;
    }

    Workspace workspace() {
        return workspace;
    }

    ReadOnlyObjectProperty<PanelState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Both histories in one list. */
    ObservableList<SupposedEvent> events() {
        return events;
    }

    /** What differs after the selected event, from what happened to what is supposed. */
    ObservableList<Change> changes() {
        return changes;
    }

    ObjectProperty<@Nullable SupposedEvent> selectedProperty() {
        return selected;
    }

    /** Where the histories part, as a sentence. */
    ReadOnlyStringProperty verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /** Why the selected event could not be applied, as a sentence; empty if it could. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What is supposed by now, to be undone and done again. */
    Suppositions suppositions() {
        return suppositions;
    }

    /** What else can be supposed of the events. */
    EventEdits edits() {
        return edits;
    }

    private void follow() {
        Optional<StreamId> current = workspace.navigation().location().map(Location::stream);
        if (!wanted.get() || current.isEmpty() || current.get().equals(stream)) {
            return;
        }
        stream = current.get();
        suppositions.forget();
        happened = null;
        events.clear();
        selected.set(null);
        replay();
    }

    private void replay() {
        StreamId current = stream;
        if (current == null || !wanted.get()) {
            return;
        }
        if (events.isEmpty()) {
            state.set(new PanelState.Loading("Replaying " + current));
        }
        verdict.set("Replaying …");
        WhatIf supposed = suppositions.now();
        RecordedReplay known = happened;
        workspace
                .tasks()
                .run(
                        "Replaying a supposed history of " + current,
                        task -> Histories.replay(workspace.store(), workspace.host(), current, supposed, known, task))
                .in(slot)
                .onSuccess(this::show)
                .onError(StoreException.class, this::fail)
                .onError(ReplayException.class, this::fail)
                .start();
    }

    private void fail(RuntimeException error) {
        verdict.set("");
        state.set(PanelState.failed(error, this::replay));
    }

    private void show(Histories now) {
        SupposedEvent before = selected.get();
        histories = now;
        happened = now.happened();
        events.setAll(SupposedEvent.list(now.events(), suppositions.now()));
        state.set(
                events.isEmpty()
                        ? new PanelState.Empty("No events", "There is no history of which to suppose another.")
                        : new PanelState.Ready());
        verdict.set(
                suppositions.now().isNothing()
                        ? "Nothing is supposed yet: skip, edit, move or add an event."
                        : now.verdict());
        selected.set(again(before));
        compare();
    }

    /** The same event, where it is supposed to be now; at first, that of the version the window shows. */
    private @Nullable SupposedEvent again(@Nullable SupposedEvent before) {
        long version = workspace.navigation().location().map(Location::version).orElse(0L);
        List<SupposedEvent> same = events.stream()
                .filter(event -> before == null
                        ? event.header().version() == version
                        : event.id().equals(before.id()))
                .toList();
        return same.stream()
                .filter(event -> event.kind().isSupposed())
                .findFirst()
                .orElse(same.isEmpty() ? null : same.getFirst());
    }

    /** Selects the event at which the histories part. */
    void goToParting() {
        Histories now = histories;
        if (now == null) {
            return;
        }
        EventId target = now.parting()
                .map(parting -> parting.event().id())
                .orElse(events.isEmpty() ? null : events.getLast().id());
        events.stream().filter(event -> event.id().equals(target)).findFirst().ifPresent(selected::set);
    }

    private void compare() {
        Histories now = histories;
        SupposedEvent event = selected.get();
        if (now == null || event == null || !events.contains(event)) {
            changes.clear();
            problem.set("");
        } else {
            changes.setAll(now.changes(event));
            problem.set(now.problem(event));
        }
    }
}

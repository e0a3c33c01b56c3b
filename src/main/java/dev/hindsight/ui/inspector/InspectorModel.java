package dev.hindsight.ui.inspector;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.codec.SealedValue;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Location;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.replay.CodeForm;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreException;
import dev.hindsight.ui.common.JsonText;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Problem;
import dev.hindsight.ui.common.SealedWords;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The event at the location, read whole. Used on the FX thread. */
public final class InspectorModel {
    private static final int EFFECTS = 50;
    private static final PanelState NOTHING_SELECTED =
            new PanelState.Empty("No event selected", "Select an event in the timeline or in the list.");

    private final Workspace workspace;
    private final ContentDecoder decoder = new ContentDecoder();
    private final Tasks.Slot slot = new Tasks.Slot();
    private final ReadOnlyObjectWrapper<@Nullable Inspection> inspection =
            new ReadOnlyObjectWrapper<>(this, "inspection", null);
    private final Tasks.Slot currentSlot = new Tasks.Slot();
    private final BooleanProperty currentFormWanted = new SimpleBooleanProperty(this, "currentFormWanted");
    private final ReadOnlyObjectWrapper<CurrentForm> currentForm =
            new ReadOnlyObjectWrapper<>(this, "currentForm", new CurrentForm.Words(""));
    private final ReadOnlyObjectWrapper<PanelState> state =
            new ReadOnlyObjectWrapper<>(this, "state", NOTHING_SELECTED);

    public InspectorModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.navigation().restingPlaceProperty().subscribe(location -> load());
        workspace.revisionProperty().subscribe((before, after) -> load());
        inspection.subscribe(this::loadCurrentForm);
        currentFormWanted.subscribe(this::loadCurrentForm);
    }

    ReadOnlyObjectProperty<@Nullable Inspection> inspectionProperty() {
        return inspection.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<PanelState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether anybody looks at the current form: to find it out, a process may have to be started. */
    BooleanProperty currentFormWantedProperty() {
        return currentFormWanted;
    }

    ReadOnlyObjectProperty<CurrentForm> currentFormProperty() {
        return currentForm.getReadOnlyProperty();
    }

    private void loadCurrentForm() {
        Inspection shown = inspection.get();
        if (shown == null || !currentFormWanted.get()) {
            currentSlot.cancel();
            return;
        }
        currentForm.set(new CurrentForm.Words("Asking the code …"));
        workspace
                .tasks()
                .run("Decoding the event", task -> workspace.host().currentForm(shown.event()))
                .in(currentSlot)
                .onSuccess(form -> currentForm.set(form.map(InspectorModel::shown)
                        .orElse(new CurrentForm.Words("No aggregate code takes this event."))))
                .onError(
                        ReplayException.class, error -> currentForm.set(new CurrentForm.Words(Problem.sentence(error))))
                .start();
    }

    private static CurrentForm shown(CodeForm form) {
        return switch (form) {
            case CodeForm.Taken(JsonNode event, List<String> upcasters) ->
                new CurrentForm.Json(JsonText.of(event), upcasters);
            case CodeForm.Refused(String message, String _) -> new CurrentForm.Words(message);
        };
    }

    void go(EventHeader event) {
        workspace.go(event);
    }

    private void load() {
        Optional<Location> location = workspace.navigation().location();
        if (location.isEmpty()) {
            slot.cancel();
            state.set(NOTHING_SELECTED);
            return;
        }
        if (inspection.get() == null) {
            state.set(new PanelState.Loading("Reading the event"));
        }
        workspace
                .tasks()
                .run("Reading the event", task -> inspect(location.get(), task.cancellation()))
                .in(slot)
                .onSuccess(this::show)
                .onError(StoreException.class, error -> fail(error, location.get()))
                .start();
    }

    /** What is shown of this very place is kept. */
    private void fail(StoreException error, Location location) {
        Inspection shown = inspection.get();
        if (shown != null
                && shown.header().stream().equals(location.stream())
                && shown.header().version() == location.version()) {
            workspace.tasks().report(error);
        } else {
            state.set(PanelState.failed(error, this::load));
        }
    }

    private void show(Optional<Inspection> found) {
        inspection.set(found.orElse(null));
        state.set(
                found.isPresent()
                        ? new PanelState.Ready()
                        : new PanelState.Empty("No such event", "The stream has no event with this version."));
    }

    private Optional<Inspection> inspect(Location location, Cancellation cancellation) {
        EventStore store = workspace.store();
        return find(store, location, cancellation).map(event -> {
            Decoded payload = decoder.decode(event.payload());
            Decoded metadata = decoder.decode(event.metadata());
            SealedWords sealed = SealedWords.about(
                    store,
                    Stream.of(payload, metadata)
                            .flatMap(InspectorModel::json)
                            .flatMap(content -> SealedValue.in(content).stream())
                            .map(SealedValue.Named::value),
                    cancellation);
            return new Inspection(
                    event,
                    cause(store, event.header().causation(), cancellation),
                    store.effectsOf(event.header().id(), EFFECTS, cancellation),
                    payload,
                    metadata,
                    layOut(payload, sealed),
                    layOut(metadata, sealed));
        });
    }

    private static Optional<StoredEvent> find(EventStore store, Location location, Cancellation cancellation) {
        EventId id = location.event();
        if (id != null) {
            return store.event(id, cancellation);
        }
        AtomicReference<@Nullable StoredEvent> found = new AtomicReference<>();
        EventQuery query = EventQuery.ofStream(location.stream()).versions(location.version(), location.version());
        store.events(query, Scan.oldestFirst(1), found::set, cancellation);
        return Optional.ofNullable(found.get());
    }

    private static @Nullable EventHeader cause(EventStore store, @Nullable EventId id, Cancellation cancellation) {
        return id == null
                ? null
                : store.headersOf(List.of(id), cancellation).stream()
                        .findFirst()
                        .orElse(null);
    }

    private static Stream<JsonNode> json(Decoded decoded) {
        return decoded instanceof Decoded.Json json ? Stream.of(json.value()) : Stream.empty();
    }

    private static @Nullable JsonText layOut(Decoded decoded, SealedWords sealed) {
        return json(decoded)
                .findFirst()
                .map(value -> JsonText.of(value, sealed))
                .orElse(null);
    }
}

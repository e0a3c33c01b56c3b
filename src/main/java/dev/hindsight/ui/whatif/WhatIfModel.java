package dev.hindsight.ui.whatif;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.event.Content;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Location;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.Change;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.WhatIf;
import dev.hindsight.store.StoreException;
import dev.hindsight.ui.common.JsonText;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
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
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A supposed history of the current stream: what was changed in it, and where it parts from what happened. Nothing of it
 * reaches the store. Used on the FX thread.
 */
public final class WhatIfModel {
    private static final PanelState NOTHING_OPEN = new PanelState.Empty(
            "No stream is open", "Choose a stream or an event, and suppose another history for it.");
    private static final JsonMapper JSON = new JsonMapper();

    private final Workspace workspace;
    private final ContentDecoder decoder = new ContentDecoder();
    private final Tasks.Slot slot = new Tasks.Slot();
    private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted");
    private final ReadOnlyObjectWrapper<PanelState> state = new ReadOnlyObjectWrapper<>(this, "state", NOTHING_OPEN);
    private final ObservableList<SupposedEvent> events = FXCollections.observableArrayList();
    private final ObservableList<Change> changes = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable SupposedEvent> selected = new SimpleObjectProperty<>(this, "selected", null);
    private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper(this, "verdict", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(this, "canRedo");
    private final Deque<WhatIf> undone = new ArrayDeque<>();
    private final Deque<WhatIf> done = new ArrayDeque<>();
    private WhatIf whatIf = WhatIf.NOTHING;
    private @Nullable StreamId stream;
    private @Nullable Histories histories;
    private @Nullable RecordedReplay happened;

    public WhatIfModel(Workspace workspace) {
        this.workspace = workspace;
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

    ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    private void follow() {
        Optional<StreamId> current = workspace.navigation().location().map(Location::stream);
        if (!wanted.get() || current.isEmpty() || current.get().equals(stream)) {
            return;
        }
        stream = current.get();
        whatIf = WhatIf.NOTHING;
        done.clear();
        undone.clear();
        happened = null;
        events.clear();
        selected.set(null);
        replay();
    }

    /** The event that was left out comes back, any other is left out; one that was added is gone. */
    void skipOrRestore(SupposedEvent event) {
        switch (event.kind()) {
            case SAME, EDITED -> suppose(whatIf.skip(event.id()));
            default -> suppose(whatIf.restore(event.id()));
        }
    }

    /** As it happened, for that event. */
    void restore(SupposedEvent event) {
        suppose(whatIf.restore(event.id()));
    }

    /**
     * Gives an event another payload.
     *
     * @return what is wrong with the JSON, as a sentence; empty when it was taken
     */
    Optional<String> edit(SupposedEvent event, String json) {
        Optional<String> wrong = wrongWith(json);
        if (wrong.isEmpty()) {
            suppose(whatIf.edit(event.id(), json));
        }
        return wrong;
    }

    /**
     * Supposes another event behind one; behind nothing, before the first.
     *
     * @return what is wrong with it, as a sentence; empty when it was taken
     */
    Optional<String> insert(SupposedEvent previous, String type, String json) {
        if (type.isBlank()) {
            return Optional.of("Of which type is the event? Choose one of the stream, or type another.");
        }
        Optional<String> wrong = wrongWith(json);
        if (wrong.isEmpty()) {
            EventHeader like = previous.header();
            EventHeader header = new EventHeader(
                    like.position(),
                    like.stream(),
                    like.streamType(),
                    like.version(),
                    new EventId(UUID.randomUUID().toString()),
                    type.strip(),
                    null,
                    like.at(),
                    like.correlation(),
                    like.id());
            StoredEvent added = new StoredEvent(header, new Content.Text(json), new Content.Absent());
            suppose(whatIf.insert(previous.id(), added));
        }
        return wrong;
    }

    private static Optional<String> wrongWith(String json) {
        try {
            JSON.readTree(json);
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.of("This is no JSON: line %d, column %d. %s"
                    .formatted(
                            e.getLocation().getLineNr(),
                            e.getLocation().getColumnNr(),
                            // What could stand there instead is a list that nobody needs.
                            e.getOriginalMessage().replaceFirst(" \\(JSON .*\\)$", "")));
        }
    }

    /** Has an event happen before the one above it. */
    void moveUp(SupposedEvent event) {
        List<SupposedEvent> supposed = supposed();
        int place = supposed.indexOf(event);
        if (place > 0) {
            move(event, place < 2 ? null : supposed.get(place - 2).id());
        }
    }

    /** Has an event happen after the one below it. */
    void moveDown(SupposedEvent event) {
        List<SupposedEvent> supposed = supposed();
        int place = supposed.indexOf(event);
        if (place >= 0 && place < supposed.size() - 1) {
            move(event, supposed.get(place + 1).id());
        }
    }

    private List<SupposedEvent> supposed() {
        return events.stream().filter(event -> event.kind().isSupposed()).toList();
    }

    private void move(SupposedEvent event, @Nullable EventId previous) {
        whole(event, stored -> {
            Optional<Content> edited = whatIf.payload(event.id());
            WhatIf without = whatIf.restore(event.id());
            WhatIf moved = event.kind() == SupposedEvent.Kind.ADDED
                    ? without.insert(previous, stored)
                    : without.move(stored, previous);
            suppose(
                    edited.isPresent() && edited.get() instanceof Content.Text(String json)
                            ? moved.edit(event.id(), json)
                            : moved);
        });
    }

    /** Hands over the payload of an event as it is supposed to be, laid out for editing. */
    void payload(SupposedEvent event, Consumer<String> taker) {
        whole(event, stored -> {
            Content content = whatIf.payload(event.id()).orElse(stored.payload());
            taker.accept(
                    decoder.decode(content) instanceof Decoded.Json json
                            ? JsonText.of(json.value()).text()
                            : "{}");
        });
    }

    private void whole(SupposedEvent event, Consumer<StoredEvent> taker) {
        Optional<StoredEvent> added = events.stream()
                .filter(other -> other.id().equals(event.id()))
                .findFirst()
                .flatMap(other -> addedEvent(other.id()));
        if (added.isPresent()) {
            taker.accept(added.get());
            return;
        }
        workspace
                .tasks()
                .run("Reading the event", task -> workspace.store().event(event.id(), task.cancellation()))
                .onSuccess(found -> found.ifPresent(taker))
                .start();
    }

    private Optional<StoredEvent> addedEvent(EventId id) {
        return events.stream()
                .map(SupposedEvent::id)
                .flatMap(previous -> whatIf.addedAfter(previous).stream())
                .filter(added -> added.header().id().equals(id))
                .findFirst()
                .or(() -> whatIf.addedAfter(null).stream()
                        .filter(added -> added.header().id().equals(id))
                        .findFirst());
    }

    private void suppose(WhatIf next) {
        done.push(whatIf);
        undone.clear();
        whatIf = next;
        replay();
    }

    void undo() {
        step(done, undone);
    }

    void redo() {
        step(undone, done);
    }

    private void step(Deque<WhatIf> from, Deque<WhatIf> to) {
        if (!from.isEmpty()) {
            to.push(whatIf);
            whatIf = from.pop();
            replay();
        }
    }

    /** Supposes nothing any more; that can be undone. */
    void startOver() {
        if (!whatIf.isNothing()) {
            suppose(WhatIf.NOTHING);
        }
    }

    private void replay() {
        StreamId current = stream;
        canUndo.set(!done.isEmpty());
        canRedo.set(!undone.isEmpty());
        if (current == null || !wanted.get()) {
            return;
        }
        if (events.isEmpty()) {
            state.set(new PanelState.Loading("Replaying " + current));
        }
        verdict.set("Replaying …");
        WhatIf supposed = whatIf;
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
        events.setAll(SupposedEvent.list(now.events(), whatIf));
        state.set(
                events.isEmpty()
                        ? new PanelState.Empty("No events", "There is no history of which to suppose another.")
                        : new PanelState.Ready());
        verdict.set(verdict(now));
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

    private String verdict(Histories now) {
        if (whatIf.isNothing()) {
            return "Nothing is supposed yet: skip, edit, move or add an event.";
        }
        return now.parting()
                .map(parting -> "The histories part at version %d (%s)."
                        .formatted(parting.event().version(), parting.event().type()))
                .orElseGet(() -> endsDiffer(now)
                        ? "The histories part at the last events."
                        : "The histories do not part: every state is the same.");
    }

    private static boolean endsDiffer(Histories now) {
        return !now.happened()
                .difference(
                        now.happened().size() - 1,
                        now.supposed(),
                        now.supposed().size() - 1)
                .isEmpty();
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

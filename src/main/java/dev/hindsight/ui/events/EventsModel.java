package dev.hindsight.ui.events;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.event.StreamId;
import dev.hindsight.settings.SettingsException;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.Scan.Direction;
import dev.hindsight.store.Seeking;
import dev.hindsight.store.query.Condition;
import dev.hindsight.store.query.ConditionText;
import dev.hindsight.store.query.TypedTime;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Workspace;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Which events the table shows, in which order, and which of them the window is at. The filters run in the database;
 * rows are headers, read page by page.
 */
public final class EventsModel {
    private static final PanelState NO_STREAM = new PanelState.Empty(
            "No stream is open", "Choose a stream on the left, or look at all events of the store.");
    private static final PanelState NO_EVENTS =
            new PanelState.Empty("No events", "Nothing has been recorded here yet. F5 reads again.");

    private final Workspace workspace;
    private final QueryMemory queries;
    private final EventRows rows;
    private final EventTypes types;
    private final QueryModel query;
    private final ExportModel exports;
    private final ReadOnlyObjectWrapper<EventScope> scope =
            new ReadOnlyObjectWrapper<>(this, "scope", EventScope.STREAM);
    private final ReadOnlyObjectWrapper<Direction> direction =
            new ReadOnlyObjectWrapper<>(this, "direction", EventScope.STREAM.usualDirection());
    private final ReadOnlyObjectWrapper<EventFilter> filter =
            new ReadOnlyObjectWrapper<>(this, "filter", EventFilter.NONE);
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(this, "place", Place.NOWHERE);
    private final ReadOnlyObjectWrapper<@Nullable EventHeader> selected =
            new ReadOnlyObjectWrapper<>(this, "selected", null);
    private final Map<EventScope, Direction> directions = new EnumMap<>(EventScope.class);
    private final ReadOnlyIntegerWrapper unseen = new ReadOnlyIntegerWrapper(this, "unseen");
    private boolean atNewest = true;
    private @Nullable StreamId stream;

    /** Shows the stream where the window is, and follows it from stream to stream. */
    public EventsModel(Workspace workspace, QueryMemory queries) {
        this.workspace = workspace;
        this.queries = queries;
        rows = new EventRows(workspace.tasks());
        types = new EventTypes(workspace.store(), workspace.tasks());
        query = new QueryModel(workspace);
        exports = new ExportModel(workspace);
        rows.rows().subscribe(this::findSelected);
        rows.belowProperty().subscribe(edge -> findSelected());
        workspace.navigation().locationProperty().subscribe(this::follow);
        workspace.revisionProperty().addListener((property, before, now) -> rows.refresh());
        workspace.live().arrivedProperty().subscribe(this::arrive);
    }

    /** The rows read so far, in the order of {@link #directionProperty()}. */
    public ObservableList<EventHeader> rows() {
        return rows.rows();
    }

    public ReadOnlyObjectProperty<PanelState> stateProperty() {
        return rows.stateProperty();
    }

    public ReadOnlyObjectProperty<EventScope> scopeProperty() {
        return scope.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Direction> directionProperty() {
        return direction.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<EventFilter> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    /** The row that the window is at; null while it is not among the rows. */
    public ReadOnlyObjectProperty<@Nullable EventHeader> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Whether rows are on their way. */
    public ReadOnlyBooleanProperty readingProperty() {
        return rows.readingProperty();
    }

    /** How many rows there are, and whether that is all. */
    public ObservableValue<String> countProperty() {
        return Bindings.createStringBinding(
                () -> RowCount.words(
                        rows().size(),
                        rows.aboveProperty().get(),
                        rows.belowProperty().get(),
                        !filter.get().isNone(),
                        rows.lookedAtProperty().get()),
                rows(),
                rows.lookedAtProperty(),
                rows.aboveProperty(),
                rows.belowProperty(),
                filter);
    }

    /** Whether new events come in by themselves. */
    boolean isFollowing() {
        return workspace.live().isFollowing();
    }

    /** How many events have arrived since somebody last looked at the newest end. */
    public ReadOnlyIntegerProperty unseenProperty() {
        return unseen.getReadOnlyProperty();
    }

    /** To be told whether the newest end of the list is in view. */
    public void looksAtNewest(boolean inView) {
        atNewest = inView;
        if (inView && newestEdge() instanceof Edge.Reached) {
            unseen.set(0);
        }
    }

    /** Has the newest end read, unless it is there. */
    public void readNewest() {
        unseen.set(0);
        if (!(newestEdge() instanceof Edge.Reached)) {
            order(Direction.NEWEST_FIRST);
            open();
        }
    }

    /** Shows this stream or the whole store, each in the order last chosen for it. */
    public void choose(EventScope newScope) {
        if (newScope != scope.get()) {
            scope.set(newScope);
            direction.set(directions.getOrDefault(newScope, newScope.usualDirection()));
            open();
        }
    }

    /** Reads from the oldest event on, or from the newest back. */
    public void order(Direction newDirection) {
        if (newDirection != direction.get()) {
            directions.put(scope.get(), newDirection);
            direction.set(newDirection);
            open();
        }
    }

    /** Shows only events that meet the filter. */
    public void apply(EventFilter newFilter) {
        if (!newFilter.equals(filter.get())) {
            filter.set(newFilter);
            open();
        }
    }

    /** Shows only events that meet the query, which is remembered; a mistake in it is told, and changes nothing. */
    void ask(String text) {
        query.read(text).ifPresent(reading -> {
            apply(filter.get().where(reading.condition()));
            queryText().ifPresent(this::remember);
        });
    }

    /** The query in force, as it is typed. */
    Optional<String> queryText() {
        return Optional.ofNullable(filter.get().where()).map(ConditionText::of);
    }

    QueryMemory queries() {
        return queries;
    }

    private void remember(String text) {
        try {
            queries.change(history -> history.asked(text));
        } catch (SettingsException e) {
            workspace.tasks().report(e);
        }
    }

    /** Shows only those of the events shown now that meet the condition as well. */
    public void narrow(Condition condition) {
        if (scope.get() == EventScope.STREAM && stream == null) {
            choose(EventScope.ALL);
        }
        apply(filter.get().and(condition));
    }

    /** Shows all events of one operation, whatever the stream, from the first on. */
    public void showOperation(CorrelationId correlation) {
        scope.set(EventScope.ALL);
        direction.set(Direction.OLDEST_FIRST);
        filter.set(EventFilter.ofOperation(correlation));
        open();
    }

    /** Moves the whole window to that event. */
    public void select(EventHeader event) {
        workspace.go(event);
    }

    /** Moves the whole window to that event; a run of steps is one place to go back from. */
    public void step(EventHeader event) {
        workspace.navigation().step(workspace.locationOf(event));
    }

    /** Reads the rows around the event that the window is at. */
    public void showLocation() {
        workspace
                .navigation()
                .location()
                .ifPresent(location -> rows.openAround(location, () -> {
                    if (selected.get() == null) {
                        place.set(Place.EXCLUDED);
                    }
                }));
    }

    /** Goes to the first event at a time, or to a position, as it is typed; false if it is neither. */
    boolean jump(String typed) {
        Seeking seeking = new Seeking(workspace.store());
        Optional<TypedTime> time = TypedTime.read(typed, workspace.view().zone());
        if (time.isPresent()) {
            rows.openAt(cancellation -> seeking.atTime(time.get().from(), cancellation), this::select);
            return true;
        }
        String digits = typed.strip().replace(",", "");
        if (digits.matches("\\d{1,18}")) {
            rows.openAt(cancellation -> seeking.atSequence(Long.parseLong(digits), cancellation), this::select);
            return true;
        }
        return false;
    }

    /** To be called when the last rows come into view. */
    public void readBelow() {
        rows.readBelow();
    }

    /** To be called when the first rows come into view. */
    public void readAbove() {
        rows.readAbove();
    }

    /** Stops reading, in the server too. */
    public void cancel() {
        rows.cancel();
    }

    /** Goes on where reading stopped early. */
    public void resume() {
        rows.resume();
    }

    Workspace workspace() {
        return workspace;
    }

    ExportModel exports() {
        return exports;
    }

    /** Writes all events that the table is about into that file. */
    void export(Path file) {
        exports.export(asked(), direction.get(), file);
    }

    private EventQuery asked() {
        return filter.get().query(scope.get() == EventScope.STREAM ? stream : null);
    }

    QueryModel query() {
        return query;
    }

    EventTypes types() {
        return types;
    }

    /** Counts the types that can be chosen beside the rest of the filter. */
    void countTypes() {
        EventFilter others = filter.get().withTypes(Set.of());
        types.read(others.query(scope.get() == EventScope.STREAM ? stream : null));
    }

    ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /** Whether reading stopped before its time, so that it goes on only if asked. */
    ObservableValue<Boolean> stoppedProperty() {
        return Bindings.createBooleanBinding(
                () -> rows.aboveProperty().get() instanceof Edge.Stopped
                        || rows.belowProperty().get() instanceof Edge.Stopped,
                rows.aboveProperty(),
                rows.belowProperty());
    }

    private void follow(@Nullable Location location) {
        StreamId newStream = location == null ? null : location.stream();
        boolean moved = !Objects.equals(newStream, stream);
        stream = newStream;
        if (scope.get() == EventScope.STREAM && (moved || location == null)) {
            open();
        } else {
            findSelected();
            showIfSurelyThere();
        }
    }

    private Edge newestEdge() {
        return direction.get() == Direction.NEWEST_FIRST
                ? rows.aboveProperty().get()
                : rows.belowProperty().get();
    }

    private void arrive(List<EventHeader> events) {
        if (filter.get().where() != null) {
            // Only the database can tell which of them meet the condition.
            rows.refresh();
            return;
        }
        List<EventHeader> wanted = events.stream().filter(this::isWanted).toList();
        int put = rows.arrive(wanted, atNewest);
        boolean seen = atNewest && newestEdge() instanceof Edge.Reached;
        if (!wanted.isEmpty() && !seen) {
            boolean beyond = !(newestEdge() instanceof Edge.Reached);
            unseen.set(unseen.get() + (beyond ? wanted.size() : put));
        }
    }

    private boolean isWanted(EventHeader event) {
        boolean inScope = scope.get() == EventScope.ALL || event.stream().equals(stream);
        return inScope && filter.get().fits(event);
    }

    private void open() {
        unseen.set(0);
        if (scope.get() == EventScope.STREAM && stream == null) {
            rows.close(NO_STREAM);
            return;
        }
        StreamId only = scope.get() == EventScope.STREAM ? stream : null;
        Location wanted = only == null ? null : location().orElse(null);
        PanelState empty = filter.get().isNone() ? NO_EVENTS : new PanelState.Ready();
        query.estimate(asked());
        rows.open(new EventReader(workspace.store(), asked(), direction.get()), wanted, empty);
    }

    /** A stream without filters has every version, so that reading around it cannot be in vain. */
    private void showIfSurelyThere() {
        boolean whole = scope.get() == EventScope.STREAM && filter.get().isNone();
        if (whole && place.get() == Place.BEYOND) {
            showLocation();
        }
    }

    private void findSelected() {
        Optional<EventHeader> found = location()
                .flatMap(here -> rows().stream().filter(EventReader.names(here)).findFirst());
        selected.set(found.orElse(null));
        place.set(placeOf(found.isPresent()));
    }

    private Place placeOf(boolean loaded) {
        if (location().isEmpty()) {
            return Place.NOWHERE;
        }
        if (loaded) {
            return Place.LOADED;
        }
        boolean whole = rows.aboveProperty().get() instanceof Edge.Reached
                && rows.belowProperty().get() instanceof Edge.Reached;
        return whole ? Place.EXCLUDED : Place.BEYOND;
    }

    private Optional<Location> location() {
        return workspace.navigation().location();
    }
}

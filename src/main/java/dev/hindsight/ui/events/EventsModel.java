package dev.hindsight.ui.events;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
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
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
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
    private final EventQuestion question = new EventQuestion();
    private final EventRows rows;
    private final SelectedRow selectedRow;
    private final NewEvents newEvents;
    private final ScrollModel scroll;
    private final TypeChoice types;
    private final TypeChoice streamTypes;
    private final QueryModel query;
    private final ExportModel exports;
    private final ColumnChoice columns;
    private final PlaceValues placeValues;

    /** Shows the stream where the window is, and follows it from stream to stream. */
    public EventsModel(Workspace workspace, QueryMemory queries) {
        this.workspace = workspace;
        this.queries = queries;
        rows = new EventRows(workspace.tasks());
        selectedRow = new SelectedRow(workspace.navigation(), rows.held());
        newEvents = new NewEvents(rows, question);
        scroll = new ScrollModel(workspace, rows, question);
        types = TypeChoice.ofEvents(question, workspace);
        streamTypes = TypeChoice.ofStreams(question, workspace);
        query = new QueryModel(workspace);
        exports = new ExportModel(workspace);
        columns = new ColumnChoice(workspace, queries);
        placeValues = new PlaceValues(workspace, columns);
        workspace.navigation().restingPlaceProperty().subscribe(this::follow);
        workspace.revisionProperty().addListener((property, before, now) -> refresh());
        workspace.live().arrivedProperty().subscribe(this::arrive);
    }

    /** The rows that are held, in the order of {@link #directionProperty()}. */
    public ObservableList<EventHeader> rows() {
        return rows.list();
    }

    /** Whether the rows are being changed just now, so that nothing about them is what somebody chose. */
    boolean rowsAreChanging() {
        return rows.held().isChanging();
    }

    public ReadOnlyObjectProperty<PanelState> stateProperty() {
        return rows.stateProperty();
    }

    public ReadOnlyObjectProperty<EventScope> scopeProperty() {
        return question.scopeProperty();
    }

    public ReadOnlyObjectProperty<Direction> directionProperty() {
        return question.directionProperty();
    }

    public ReadOnlyObjectProperty<EventFilter> filterProperty() {
        return question.filterProperty();
    }

    /** The row that the window is at; null while it is not among the rows. */
    public ReadOnlyObjectProperty<@Nullable EventHeader> selectedProperty() {
        return selectedRow.selectedProperty();
    }

    ReadOnlyObjectProperty<Place> placeProperty() {
        return selectedRow.placeProperty();
    }

    /** Where the table is to be scrolled to; null while it never had to be. */
    ReadOnlyObjectProperty<@Nullable Anchor> anchorProperty() {
        return rows.anchorProperty();
    }

    /** Whether rows are on their way. */
    public ReadOnlyBooleanProperty readingProperty() {
        return rows.readingProperty();
    }

    /** How many rows there are, and whether that is all. */
    public ObservableValue<String> countProperty() {
        HeldRows held = rows.held();
        return Bindings.createStringBinding(
                () -> RowCount.words(
                        rows().size(),
                        held.aboveProperty().get(),
                        held.belowProperty().get(),
                        !question.filter().isNone(),
                        rows.lookedAtProperty().get()),
                rows(),
                rows.lookedAtProperty(),
                held.aboveProperty(),
                held.belowProperty(),
                question.filterProperty());
    }

    /** Whether reading stopped before its time, so that it goes on only if asked. */
    ObservableValue<Boolean> stoppedProperty() {
        HeldRows held = rows.held();
        return Bindings.createBooleanBinding(
                () -> held.aboveProperty().get() instanceof Edge.Stopped
                        || held.belowProperty().get() instanceof Edge.Stopped,
                held.aboveProperty(),
                held.belowProperty());
    }

    /** Whether new events come in by themselves. */
    boolean isFollowing() {
        return workspace.live().isFollowing();
    }

    /** How many events have arrived since somebody last looked at the newest end. */
    public ReadOnlyIntegerProperty unseenProperty() {
        return newEvents.unseenProperty();
    }

    /** To be told whether the newest end of the list is in view. */
    public void looksAtNewest(boolean inView) {
        newEvents.looksAtNewest(inView);
    }

    /** Shows the newest end of the list, which is read unless it is there. */
    public void showNewest() {
        newEvents.forget();
        showEnd(question.newestFirst());
    }

    /** Shows the first rows of the list or the last, which are read unless they are there. */
    void showEnd(boolean first) {
        scroll.showEnd(first);
    }

    /** Whether the first row of the list, or the last, is among those held. */
    boolean holdsEnd(boolean first) {
        return rows.held().reaches(first);
    }

    /** Whether all rows of the list are held. */
    ObservableBooleanValue wholeProperty() {
        return rows.held().wholeProperty();
    }

    boolean newestFirst() {
        return question.newestFirst();
    }

    /** Shows this stream or the whole store, each in the order last chosen for it. */
    public void choose(EventScope newScope) {
        if (question.choose(newScope)) {
            open();
        }
    }

    /** Reads from the oldest event on, or from the newest back. */
    public void order(Direction newDirection) {
        if (question.order(newDirection)) {
            open();
        }
    }

    /** Shows only events that meet the filter. */
    public void apply(EventFilter newFilter) {
        if (question.apply(newFilter)) {
            open();
        }
    }

    /** Shows only events that meet the query, which is remembered; a mistake in it is told, and changes nothing. */
    void ask(String text) {
        query.read(text).ifPresent(reading -> {
            apply(question.filter().where(reading.condition()));
            queryText().ifPresent(this::remember);
        });
    }

    /** The query in force, as it is typed. */
    Optional<String> queryText() {
        return Optional.ofNullable(question.filter().where()).map(ConditionText::of);
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
        if (question.lacksStream()) {
            choose(EventScope.ALL);
        }
        apply(question.filter().and(condition));
    }

    /** Shows all events of one operation, whatever the stream, from the first on. */
    public void showOperation(CorrelationId correlation) {
        question.beAbout(correlation);
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
        workspace.navigation().location().ifPresent(location -> rows.openAround(location, selectedRow::miss));
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

    ScrollModel scroll() {
        return scroll;
    }

    /** The columns of the table. */
    public ColumnChoice columns() {
        return columns;
    }

    PlaceValues placeValues() {
        return placeValues;
    }

    ExportModel exports() {
        return exports;
    }

    /** Writes all events that the table is about into that file. */
    void export(Path file) {
        exports.export(question.query(), question.directionProperty().get(), file);
    }

    QueryModel query() {
        return query;
    }

    TypeChoice types() {
        return types;
    }

    TypeChoice streamTypes() {
        return streamTypes;
    }

    private void follow(@Nullable Location location) {
        boolean moved = question.follow(location == null ? null : location.stream());
        if (question.scopeProperty().get() == EventScope.STREAM && (moved || location == null)) {
            open();
        } else if (location != null) {
            selectedRow.find();
            rows.reveal(location);
            showIfSurelyThere();
        }
    }

    /** A stream without filters has every version, so that reading around it cannot be in vain. */
    private void showIfSurelyThere() {
        boolean surely = question.onlyStream() != null && question.filter().isNone();
        if (surely && selectedRow.placeProperty().get() == Place.BEYOND) {
            showLocation();
        }
    }

    private void refresh() {
        rows.refresh();
        scroll.reset();
    }

    private void arrive(List<EventHeader> events) {
        newEvents.arrive(events);
        scroll.grow(events);
    }

    private void open() {
        newEvents.forget();
        scroll.follow();
        if (question.lacksStream()) {
            rows.close(NO_STREAM);
            return;
        }
        Location wanted = question.onlyStream() == null
                ? null
                : workspace.navigation().location().orElse(null);
        PanelState empty = question.filter().isNone() ? NO_EVENTS : new PanelState.Ready();
        EventQuery asked = question.query();
        query.estimate(asked);
        rows.open(
                new EventReader(
                        workspace.store(), asked, question.directionProperty().get()),
                wanted,
                empty);
    }
}

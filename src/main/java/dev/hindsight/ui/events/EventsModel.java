package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.store.EventQuery;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of events: what it asks, the rows that answer it, and where the window is among them. The filters run in the
 * database; rows are headers, read page by page.
 */
public final class EventsModel {
    private static final PanelState NO_STREAM = new PanelState.Empty(
            "No stream is open", "Choose a stream on the left, or look at all events of the store.");
    private static final PanelState NO_EVENTS =
            new PanelState.Empty("No events", "Nothing has been recorded here yet. F5 reads again.");

    private final Workspace workspace;
    private final EventQuestion question = new EventQuestion();
    private final EventRows rows;
    private final RowJumps jumps;
    private final SelectedRow selection;
    private final NewEvents newEvents;
    private final ScrollModel scroll;
    private final SampledWords words;
    private final TypeChoice types;
    private final TypeChoice streamTypes;
    private final QueryModel query;
    private final ExportModel exports;
    private final ColumnChoice columns;
    private final PlaceValues placeValues;

    /** Shows the stream where the window is, and follows it from stream to stream. */
    public EventsModel(Workspace workspace, QueryMemory queries) {
        this.workspace = workspace;
        rows = new EventRows(workspace.tasks());
        jumps = new RowJumps(workspace, rows);
        selection = new SelectedRow(workspace, rows.held());
        newEvents = new NewEvents(rows, jumps, question);
        scroll = new ScrollModel(workspace, rows.held(), jumps, question);
        words = new SampledWords(workspace);
        types = TypeChoice.ofEvents(question, workspace);
        streamTypes = TypeChoice.ofStreams(question, workspace);
        query = new QueryModel(workspace, question, queries);
        exports = new ExportModel(workspace, question);
        columns = new ColumnChoice(workspace, queries);
        placeValues = new PlaceValues(workspace, columns);
        question.onAsked(this::open);
        workspace.navigation().restingPlaceProperty().subscribe(this::follow);
        workspace.revisionProperty().addListener((property, before, now) -> refresh());
        workspace.live().arrivedProperty().subscribe(this::arrive);
    }

    /** Which events are shown, and in which order. */
    public EventQuestion question() {
        return question;
    }

    /** The columns of the table. */
    public ColumnChoice columns() {
        return columns;
    }

    EventRows rows() {
        return rows;
    }

    RowJumps jumps() {
        return jumps;
    }

    SelectedRow selection() {
        return selection;
    }

    NewEvents newEvents() {
        return newEvents;
    }

    ScrollModel scroll() {
        return scroll;
    }

    SampledWords words() {
        return words;
    }

    TypeChoice types() {
        return types;
    }

    TypeChoice streamTypes() {
        return streamTypes;
    }

    QueryModel query() {
        return query;
    }

    ExportModel exports() {
        return exports;
    }

    PlaceValues placeValues() {
        return placeValues;
    }

    Workspace workspace() {
        return workspace;
    }

    /** Reads the rows around the event that the window is at. */
    void showLocation() {
        workspace.navigation().location().ifPresent(location -> jumps.around(location, selection::miss));
    }

    private void follow(@Nullable Location location) {
        boolean moved = question.follow(location == null ? null : location.stream());
        if (question.scopeProperty().get() == EventScope.STREAM && (moved || location == null)) {
            open();
        } else if (location != null) {
            selection.find();
            rows.target().reveal(location);
            showIfSurelyThere();
        }
    }

    /** A stream without filters has every version, so that reading around it cannot be in vain. */
    private void showIfSurelyThere() {
        boolean surely = question.onlyStream() != null && question.filter().isNone();
        if (surely && selection.placeProperty().get() == Place.BEYOND) {
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

package dev.hindsight.ui.timeline;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Ending;
import dev.hindsight.store.StoreException;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.ViewSettings;
import dev.hindsight.ui.common.Workspace;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The lanes of the current location's stream and of the streams connected with it, and the window of time shown. */
public final class TimelineModel {
    /** The most events that a timeline holds; the rest is said to be missing. */
    public static final int LIMIT = 80_000;

    /** Events no further apart than this, in microseconds, are not worth a zoom of their own. */
    private static final long ALIKE = 100;

    private static final double ZOOM_STEP = 1.6;

    private static final PanelState NO_STREAM = new PanelState.Empty(
            "No stream selected", "Select a stream on the left to see its events, and what is connected with them.");

    private final Workspace workspace;
    private final Zoom zoom;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final ReadOnlyObjectWrapper<PanelState> state = new ReadOnlyObjectWrapper<>(this, "state", NO_STREAM);
    private final ReadOnlyObjectWrapper<Lanes> lanes = new ReadOnlyObjectWrapper<>(this, "lanes", Lanes.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Spot> selected = new ReadOnlyObjectWrapper<>(this, "selected", null);
    private final ReadOnlyObjectWrapper<@Nullable Spot> cursor = new ReadOnlyObjectWrapper<>(this, "cursor", null);
    private final ReadOnlyObjectWrapper<@Nullable String> highlighted =
            new ReadOnlyObjectWrapper<>(this, "highlighted", null);
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");
    private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper(this, "outdated");
    private final BooleanProperty links = new SimpleBooleanProperty(this, "links", true);

    /** The operations that the stream shown has taken part in. */
    private Set<CorrelationId> correlations = Set.of();

    private boolean reading;
    private boolean grown;

    public TimelineModel(Workspace workspace) {
        this(workspace, InstantSource.system());
    }

    TimelineModel(Workspace workspace, InstantSource clock) {
        this.workspace = workspace;
        zoom = new Zoom(clock);
        workspace.navigation().locationProperty().subscribe(this::goTo);
        workspace
                .revisionProperty()
                .subscribe((_, _) -> workspace.navigation().location().ifPresent(this::read));
        workspace.live().arrivedProperty().subscribe(this::arrive);
    }

    public ReadOnlyObjectProperty<PanelState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The range of time that is shown. */
    public ObservableValue<TimeWindow> windowProperty() {
        return zoom.viewportProperty().map(Viewport::window);
    }

    /** Moves the window to a range, whether it holds events or not. */
    public void show(TimeWindow window) {
        zoom.show(window);
    }

    /** Where reading ended before the last event, in words; empty if everything is here. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Whether what is shown belongs to the stream before, while the new one is read. */
    public ReadOnlyBooleanProperty outdatedProperty() {
        return outdated.getReadOnlyProperty();
    }

    /** Whether links of cause are drawn. */
    public BooleanProperty linksProperty() {
        return links;
    }

    /** The event type that stands out while the others are dimmed; null for none. */
    public ReadOnlyObjectProperty<@Nullable String> highlightedProperty() {
        return highlighted.getReadOnlyProperty();
    }

    /** Makes a type stand out, or none any more if it did already. */
    public void highlight(String type) {
        highlighted.set(type.equals(highlighted.get()) ? null : type);
    }

    ReadOnlyObjectProperty<Lanes> lanesProperty() {
        return lanes.getReadOnlyProperty();
    }

    Lanes lanes() {
        return lanes.get();
    }

    Zoom zoom() {
        return zoom;
    }

    ViewSettings view() {
        return workspace.view();
    }

    Workspace workspace() {
        return workspace;
    }

    /** The event of the current location; null if it is not on the timeline. */
    ReadOnlyObjectProperty<@Nullable Spot> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    Optional<Spot> selected() {
        return Optional.ofNullable(selected.get());
    }

    /** Where the keyboard is; null until it is used. */
    ReadOnlyObjectProperty<@Nullable Spot> cursorProperty() {
        return cursor.getReadOnlyProperty();
    }

    void select(Spot spot) {
        cursor.set(spot);
        workspace.go(lanes().event(spot));
    }

    /** Goes to the event of a lane that is closest in time to the selected one. */
    void selectLane(int lane) {
        Lane target = lanes().get(lane);
        select(new Spot(
                lane,
                selected()
                        .map(spot -> target.nearest(lanes().get(spot.lane()).time(spot.index())))
                        .orElse(target.size() - 1)));
    }

    /**
     * Selects an event; of several, zooms in until they can be told apart. What zooming cannot tell apart (events of
     * one transaction often have the same time) is selected one after the other.
     */
    void open(int lane, LaneItem item) {
        Lane target = lanes().get(lane);
        long first = target.time(item.from());
        long last = target.time(item.until() - 1);
        if (item.count() == 1) {
            select(new Spot(lane, item.from()));
        } else if (last - first > ALIKE) {
            zoom.zoomTo(first, last);
        } else {
            int next = selected()
                    .filter(spot -> spot.lane() == lane && item.contains(spot.index() + 1))
                    .map(spot -> spot.index() + 1)
                    .orElse(item.from());
            select(new Spot(lane, next));
        }
    }

    /** Zooms in around the selected event if that is on the screen, else around the middle. */
    void zoomIn() {
        zoom.zoom(ZOOM_STEP, anchor());
    }

    void zoomOut() {
        zoom.zoom(1 / ZOOM_STEP, anchor());
    }

    private double anchor() {
        Viewport viewport = zoom.viewport();
        return selected()
                .map(spot -> viewport.xOf(lanes().get(spot.lane()).time(spot.index())))
                .filter(x -> x >= 0 && x <= viewport.width())
                .orElse(viewport.width() / 2);
    }

    /** Moves the keyboard's place one event in a direction, and the window with it. */
    void move(CursorMove direction) {
        Spot from = cursor.get() != null ? cursor.get() : selected.get();
        direction.from(from, lanes()).ifPresent(to -> {
            cursor.set(to);
            zoom.reveal(lanes().get(to.lane()).time(to.index()));
        });
    }

    /** Selects the event where the keyboard is. */
    void selectCursor() {
        if (cursor.get() != null) {
            select(cursor.get());
        }
    }

    private void goTo(@Nullable Location location) {
        if (location == null) {
            return;
        }
        selectAt(location);
        selected().ifPresent(spot -> zoom.reveal(lanes().get(spot.lane()).time(spot.index())));
        if (!lanes().isSelected(location.stream())) {
            read(location);
        } else {
            slot.cancel();
            outdated.set(false);
        }
    }

    /** Reads again if new events belong to what is shown; what arrives meanwhile is read when that is done. */
    private void arrive(List<EventHeader> events) {
        if (lanes().isEmpty() || events.stream().noneMatch(this::belongs)) {
            return;
        }
        if (reading) {
            grown = true;
        } else {
            workspace.navigation().location().ifPresent(this::read);
        }
    }

    private boolean belongs(EventHeader event) {
        return lanes().isSelected(event.stream())
                || (event.correlation() != null && correlations.contains(event.correlation()));
    }

    private void selectAt(Location location) {
        Spot spot = lanes().spotOf(location).orElse(null);
        selected.set(spot);
        cursor.set(spot);
    }

    private void read(Location location) {
        StreamId stream = location.stream();
        if (lanes().isEmpty()) {
            state.set(new PanelState.Loading("Reading " + stream + " and what is connected with it"));
        }
        outdated.set(!lanes().contains(stream));
        reading = true;
        workspace
                .tasks()
                .run("Reading the timeline of " + stream, task -> read(stream, task))
                .in(slot)
                .onSuccess(this::show)
                .onError(RuntimeException.class, error -> fail(error, location))
                .andFinally(this::readOn)
                .start();
    }

    private void readOn() {
        reading = false;
        if (grown) {
            grown = false;
            workspace.navigation().location().ifPresent(this::read);
        }
    }

    private Lanes read(StreamId stream, RunningTask task) {
        List<EventHeader> events = new ArrayList<>();
        Ending ending = workspace.store().connected(stream, LIMIT, events::add, task.cancellation());
        return Lanes.of(stream, events, ending);
    }

    private void show(Lanes read) {
        // A stream that was on the screen already is shown without moving anything but the lanes.
        boolean keepWindow = !read.isEmpty() && lanes().contains(read.get(0).stream());
        selected.set(null);
        cursor.set(null);
        lanes.set(read);
        correlations = read.correlations();
        zoom.show(read, keepWindow);
        notice.set(noticeOf(read));
        outdated.set(false);
        state.set(
                read.isEmpty()
                        ? new PanelState.Empty("No events", "This stream has no events that could be read.")
                        : new PanelState.Ready());
        workspace.navigation().location().ifPresent(this::selectAt);
    }

    /** Lanes that show the stream already are kept. */
    private void fail(RuntimeException error, Location location) {
        if (error instanceof StoreException && !outdated.get() && lanes().contains(location.stream())) {
            workspace.tasks().report(error);
            return;
        }
        lanes.set(Lanes.NONE);
        selected.set(null);
        cursor.set(null);
        outdated.set(false);
        state.set(PanelState.failed(error, () -> read(location)));
    }

    private static String noticeOf(Lanes lanes) {
        return switch (lanes.ending()) {
            case Ending.Complete() -> "";
            case Ending.Stopped(String reason) -> reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1);
        };
    }
}

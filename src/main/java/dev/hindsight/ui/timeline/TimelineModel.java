package dev.hindsight.ui.timeline;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.event.Micros;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreException;
import dev.hindsight.timeline.Axis;
import dev.hindsight.timeline.CauseLinks;
import dev.hindsight.timeline.CursorMove;
import dev.hindsight.timeline.Frame;
import dev.hindsight.timeline.Header;
import dev.hindsight.timeline.HeaderIndex;
import dev.hindsight.timeline.Lane;
import dev.hindsight.timeline.LaneItem;
import dev.hindsight.timeline.Lanes;
import dev.hindsight.timeline.Spot;
import dev.hindsight.timeline.TimeWindow;
import dev.hindsight.timeline.Viewport;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.ViewSettings;
import dev.hindsight.ui.common.Workspace;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
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

/** The lanes of a stream and of what is connected with it, or of the whole store, and what is selected in them. */
public final class TimelineModel {
    /** The most events of a stream and its surroundings; the rest is said to be missing. */
    public static final int LIMIT = 80_000;

    private static final int MOST_DETAILED = 1_000;

    private static final PanelState NO_STREAM = new PanelState.Empty(
            "No stream selected", "Select a stream on the left to see its events, and what is connected with them.");

    private final Workspace workspace;
    private final HeaderReads reads;
    private final LaneSettings settings;
    private final Zoom zoom;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final Tasks.Slot detailSlot = new Tasks.Slot();
    private final ReadOnlyObjectWrapper<PanelState> state = new ReadOnlyObjectWrapper<>(this, "state", NO_STREAM);
    private final ReadOnlyObjectWrapper<Lanes> lanes = new ReadOnlyObjectWrapper<>(this, "lanes", Lanes.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Spot> selected = new ReadOnlyObjectWrapper<>(this, "selected", null);
    private final ReadOnlyObjectWrapper<@Nullable Spot> cursor = new ReadOnlyObjectWrapper<>(this, "cursor", null);
    private final ReadOnlyObjectWrapper<@Nullable String> highlighted =
            new ReadOnlyObjectWrapper<>(this, "highlighted", null);
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");
    private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper(this, "outdated");
    private final BooleanProperty links = new SimpleBooleanProperty(this, "links", true);
    private Consumer<TimeWindow> eventsPanel = window -> {};
    private HeaderReads.@Nullable Loaded loaded;
    private @Nullable TimeWindow detailed;
    private long expected;
    private boolean reading;
    private boolean grown;

    public TimelineModel(Workspace workspace) {
        this(workspace, InstantSource.system());
    }

    TimelineModel(Workspace workspace, InstantSource clock) {
        this.workspace = workspace;
        reads = new HeaderReads(workspace.store());
        settings = new LaneSettings(workspace.styles());
        zoom = new Zoom(clock);
        workspace.navigation().locationProperty().subscribe(this::goTo);
        workspace.revisionProperty().subscribe((_, _) -> readAgain());
        workspace.live().arrivedProperty().subscribe(this::arrive);
        settings.onReadAnew(this::readAgain);
        settings.lanesProperty().subscribe((_, _) -> arrange());
        settings.colorsProperty().subscribe((_, _) -> {
            highlighted.set(null);
            arrange();
        });
        settings.axisProperty().subscribe((_, _) -> arrange());
        settings.choiceProperty().subscribe((_, choice) -> {
            if (!lanes().choice().equals(choice)) {
                put(lanes().with(choice));
            }
        });
    }

    public ReadOnlyObjectProperty<PanelState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The range of time that is shown. */
    public ObservableValue<TimeWindow> windowProperty() {
        return zoom.viewportProperty().map(viewport -> timesOf(viewport.window()));
    }

    /** Moves the window to a range, whether it holds events or not; only where the axis is one of time. */
    public void show(TimeWindow window) {
        if (settings.axisProperty().get() == Axis.TIME) {
            zoom.show(window);
        }
    }

    /** Where reading ended before the last event, in words; empty if everything is here. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Whether what is shown belongs to what was chosen before, while the new is read. */
    public ReadOnlyBooleanProperty outdatedProperty() {
        return outdated.getReadOnlyProperty();
    }

    /** Whether links of cause are drawn. */
    public BooleanProperty linksProperty() {
        return links;
    }

    /** Which events are shown, and how they are sorted into lanes. */
    public LaneSettings settings() {
        return settings;
    }

    /** The colour that stands out while the others are dimmed, by the value it means; null for none. */
    public ReadOnlyObjectProperty<@Nullable String> highlightedProperty() {
        return highlighted.getReadOnlyProperty();
    }

    /** Makes a value stand out, or none any more if it did already. */
    public void highlight(String value) {
        highlighted.set(value.equals(highlighted.get()) ? null : value);
    }

    /** Who shows the events of a range of time as a list. */
    public void onShowInEvents(Consumer<TimeWindow> panel) {
        eventsPanel = panel;
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

    /** What the whole store is known to hold: microseconds since 1970, and about how many events. */
    void storeHas(long first, long last, long events) {
        expected = events;
        zoom.extendTo(first, last);
    }

    void select(Spot spot) {
        cursor.set(spot);
        workspace
                .navigation()
                .go(lanes().location(workspace.store().description().name(), lanes().event(spot)));
    }

    /** Goes to the event of a lane that is closest on the axis to the selected one. */
    void selectLane(int lane) {
        Lane target = lanes().get(lane);
        select(new Spot(
                lane,
                selected().map(spot -> target.nearest(lanes().value(spot))).orElse(target.size() - 1)));
    }

    /**
     * Selects an event; of several, zooms in until they can be told apart. What zooming cannot tell apart (events of
     * one transaction often have the same time) is selected one after the other.
     */
    void open(int lane, LaneItem item) {
        Lane target = lanes().get(lane);
        long first = target.value(item.from());
        long last = target.value(item.until() - 1);
        if (item.count() == 1) {
            select(new Spot(lane, item.from()));
        } else if (last - first > zoom.alike()) {
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
        zoom.zoomBySteps(1, anchor());
    }

    void zoomOut() {
        zoom.zoomBySteps(-1, anchor());
    }

    private double anchor() {
        Viewport viewport = zoom.viewport();
        return selected()
                .map(spot -> viewport.xOf(lanes().value(spot)))
                .filter(x -> x >= 0 && x <= viewport.width())
                .orElse(viewport.width() / 2);
    }

    /** Moves the keyboard's place one event in a direction, and the window with it. */
    void move(CursorMove direction) {
        Spot from = cursor.get() != null ? cursor.get() : selected.get();
        direction.from(from, lanes()).ifPresent(to -> {
            cursor.set(to);
            zoom.reveal(lanes().value(to));
        });
    }

    /** Selects the event where the keyboard is. */
    void selectCursor() {
        if (cursor.get() != null) {
            select(cursor.get());
        }
    }

    /** The times of the events between two places on the axis; the places themselves where the axis is one of time. */
    TimeWindow timesOf(TimeWindow places) {
        HeaderIndex index = lanes().index();
        return switch (settings.axisProperty().get()) {
            case TIME -> places;
            case ORDER -> {
                int last = Math.max(0, index.size() - 1);
                int from = Math.clamp(Micros.of(places.from()), 0, last);
                int until = Math.clamp(Micros.of(places.until()), from, last);
                yield index.size() == 0 ? places : window(index.micros(from), index.micros(until));
            }
            case VERSION -> window(index.first(), index.last());
        };
    }

    private static TimeWindow window(long from, long until) {
        return new TimeWindow(Micros.instant(from), Micros.instant(Math.max(from, until) + 1));
    }

    /** Shows the events of a range of time in the panel that lists them. */
    void showInEvents(TimeWindow window) {
        eventsPanel.accept(window);
    }

    /** Reads ids and causes of what a frame shows of the whole store, where that is little enough to be told apart. */
    void showDetail(Frame frame) {
        TimeWindow window = frame.viewport().window();
        long count = frame.events();
        boolean wanted = loaded != null && loaded.stream() == null && links.get();
        boolean known = detailed != null
                && !window.from().isBefore(detailed.from())
                && !window.until().isAfter(detailed.until());
        int all = lanes().index().countBetween(Micros.of(window.from()), Micros.of(window.until()));
        boolean few =
                count > 0 && all <= MOST_DETAILED && settings.axisProperty().get() == Axis.TIME;
        if (wanted && few && !known) {
            readDetail(window);
        }
    }

    private void readDetail(TimeWindow window) {
        detailed = window;
        HeaderIndex index = lanes().index();
        workspace
                .tasks()
                .run("Reading what caused what", task -> {
                    List<EventHeader> headers = new ArrayList<>();
                    EventQuery query = EventQuery.all().between(window.from(), window.until());
                    workspace
                            .store()
                            .headers(query, Scan.oldestFirst(2 * MOST_DETAILED), headers::add, task.cancellation());
                    return CauseLinks.of(index, headers);
                })
                .in(detailSlot)
                .onSuccess(found -> {
                    if (lanes().index() == index) {
                        lanes.set(lanes().with(found));
                    }
                })
                .start();
    }

    private boolean showsStore() {
        return settings.scopeProperty().get() == TimelineScope.STORE;
    }

    private void goTo(@Nullable Location location) {
        if (location == null) {
            return;
        }
        selectAt(location);
        selected().ifPresent(spot -> zoom.reveal(lanes().value(spot)));
        if (!showsStore() && !location.stream().equals(lanes().selectedStream())) {
            read(location);
        } else if (!showsStore()) {
            slot.cancel();
            outdated.set(false);
        }
    }

    private void selectAt(Location location) {
        Spot spot = lanes().spotOf(location).orElse(null);
        selected.set(spot);
        cursor.set(spot);
    }

    /** Reads again if new events belong to what is shown; what arrives meanwhile is read when that is done. */
    private void arrive(List<EventHeader> events) {
        if (lanes().isEmpty() || showsStore() || events.stream().noneMatch(this::belongs)) {
            return;
        }
        if (reading) {
            grown = true;
        } else {
            readAgain();
        }
    }

    private boolean belongs(EventHeader event) {
        CorrelationId operation = event.correlation();
        return event.stream().equals(lanes().selectedStream())
                || (operation != null
                        && lanes().index().names(Header.CORRELATION).find(operation.value()) >= 0);
    }

    private void readOn() {
        reading = false;
        if (grown) {
            grown = false;
            readAgain();
        }
    }

    private void readAgain() {
        if (showsStore()) {
            readStore();
        } else {
            workspace.navigation().location().ifPresentOrElse(this::read, () -> {
                lanes.set(Lanes.NONE);
                state.set(NO_STREAM);
            });
        }
    }

    private void read(Location location) {
        StreamId stream = location.stream();
        outdated.set(!lanes().contains(stream) || lanes().selectedStream() == null);
        List<String> field = settings.fieldToRead();
        start(
                "Reading the timeline of " + stream,
                "Reading " + stream + " and what is connected with it",
                task -> reads.connected(stream, LIMIT, field, task));
    }

    private void readStore() {
        outdated.set(lanes().selectedStream() != null);
        List<String> field = settings.fieldToRead();
        long about = expected;
        start(
                "Reading the headers of the store",
                "Reading the headers of all events",
                task -> reads.wholeStore(field, about, task));
    }

    private void start(String title, String loading, Tasks.Work<HeaderReads.Loaded> reading) {
        if (lanes().isEmpty()) {
            state.set(new PanelState.Loading(loading));
        }
        LaneSettings.Arranging arranging = settings.arranging();
        this.reading = true;
        workspace
                .tasks()
                .run(title, task -> {
                    HeaderReads.Loaded read = reading.run(task);
                    return new Shown(read, arranging.arrange(read));
                })
                .in(slot)
                .onSuccess(shown -> {
                    loaded = shown.loaded();
                    show(shown.lanes());
                })
                .onError(RuntimeException.class, this::fail)
                .andFinally(this::readOn)
                .start();
    }

    private record Shown(HeaderReads.Loaded loaded, Lanes lanes) {}

    /** Sorts anew what was read already; reads again where the wanted header was not read. */
    private void arrange() {
        HeaderReads.Loaded read = loaded;
        if (read == null) {
            return;
        }
        if (!settings.fieldToRead().isEmpty()) {
            readAgain();
            return;
        }
        LaneSettings.Arranging arranging = settings.arranging();
        workspace
                .tasks()
                .run("Sorting events into lanes", _ -> arranging.arrange(read))
                .in(slot)
                .onSuccess(this::show)
                .onError(RuntimeException.class, this::fail)
                .start();
    }

    private void show(Lanes read) {
        // A stream that was on the screen already is shown without moving anything but the lanes.
        StreamId stream = read.selectedStream();
        boolean sameAxis = read.groups().axis() == lanes().groups().axis();
        boolean keepWindow = !read.isEmpty()
                && !lanes().isEmpty()
                && sameAxis
                && (stream == null ? lanes().selectedStream() == null : lanes().contains(stream));
        detailed = null;
        selected.set(null);
        cursor.set(null);
        zoom.show(read, keepWindow);
        lanes.set(read);
        notice.set(noticeOf(read));
        outdated.set(false);
        state.set(read.isEmpty() ? noEvents() : new PanelState.Ready());
        workspace.navigation().location().ifPresent(this::selectAt);
    }

    private PanelState noEvents() {
        return showsStore()
                ? new PanelState.Empty("No events", "This store has no events yet.")
                : new PanelState.Empty("No events", "This stream has no events that could be read.");
    }

    /** The same events in lanes that stand otherwise. */
    private void put(Lanes standing) {
        selected.set(null);
        cursor.set(null);
        lanes.set(standing);
        workspace.navigation().location().ifPresent(this::selectAt);
    }

    /** Lanes that show what was asked for already are kept. */
    private void fail(RuntimeException error) {
        if (error instanceof StoreException && !outdated.get() && !lanes().isEmpty()) {
            workspace.tasks().report(error);
            return;
        }
        loaded = null;
        selected.set(null);
        cursor.set(null);
        lanes.set(Lanes.NONE);
        outdated.set(false);
        state.set(PanelState.failed(error, this::readAgain));
    }

    private static String noticeOf(Lanes lanes) {
        return switch (lanes.ending()) {
            case Ending.Complete() -> "";
            case Ending.Stopped(String reason) -> reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1);
        };
    }
}

package dev.hindsight.ui.timeline;

import dev.hindsight.event.Location;
import dev.hindsight.event.Micros;
import dev.hindsight.event.StreamId;
import dev.hindsight.timeline.Axis;
import dev.hindsight.timeline.CauseLinks;
import dev.hindsight.timeline.Frame;
import dev.hindsight.timeline.HeaderIndex;
import dev.hindsight.timeline.LaneChoice;
import dev.hindsight.timeline.Lanes;
import dev.hindsight.timeline.TimeWindow;
import dev.hindsight.timeline.Viewport;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.ViewSettings;
import dev.hindsight.ui.common.Workspace;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The lanes of a stream and of what is connected with it, or of the whole store, and what part of them is shown. */
public final class TimelineModel {
    private final Workspace workspace;
    private final LaneSettings settings;
    private final Zoom zoom;
    private final LaneReading reading;
    private final LaneSelection selection;
    private final CauseDetail detail;
    private final ReadOnlyObjectWrapper<Lanes> lanes = new ReadOnlyObjectWrapper<>(this, "lanes", Lanes.NONE);
    private final ReadOnlyObjectWrapper<@Nullable String> highlighted =
            new ReadOnlyObjectWrapper<>(this, "highlighted", null);
    private final BooleanProperty links = new SimpleBooleanProperty(this, "links", true);
    private Consumer<TimeWindow> eventsPanel = window -> {};

    public TimelineModel(Workspace workspace) {
        this(workspace, InstantSource.system());
    }

    TimelineModel(Workspace workspace, InstantSource clock) {
        this.workspace = workspace;
        settings = new LaneSettings(workspace.styles());
        zoom = new Zoom(clock);
        selection = new LaneSelection(workspace, this::lanes, zoom);
        detail = new CauseDetail(workspace, this::put);
        settings.colorsProperty().subscribe((_, _) -> highlighted.set(null));
        settings.choiceProperty().subscribe((_, choice) -> put(choice));
        reading = new LaneReading(workspace, settings, new LaneReading.Screen() {
            @Override
            public Lanes lanes() {
                return lanes.get();
            }

            @Override
            public void show(Lanes read, boolean grown) {
                TimelineModel.this.show(read, grown);
            }
        });
        workspace.navigation().locationProperty().subscribe(this::goTo);
    }

    public ReadOnlyObjectProperty<PanelState> stateProperty() {
        return reading.stateProperty();
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
        return reading.noticeProperty();
    }

    /** Whether what is shown belongs to what was chosen before, while the new is read. */
    public ReadOnlyBooleanProperty outdatedProperty() {
        return reading.outdatedProperty();
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

    LaneSelection selection() {
        return selection;
    }

    ViewSettings view() {
        return workspace.view();
    }

    Workspace workspace() {
        return workspace;
    }

    /** What the whole store is known to hold: microseconds since 1970, and about how many events. */
    void storeHas(long first, long last, long events) {
        reading.expect(events);
        zoom.extendTo(first, last);
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
        return selection
                .selected()
                .map(spot -> viewport.xOf(lanes().value(spot)))
                .filter(x -> x >= 0 && x <= viewport.width())
                .orElse(viewport.width() / 2);
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

    /** Reads what is still missing for what a frame shows. */
    void showDetail(Frame frame) {
        if (reading.hasStore() && links.get()) {
            detail.show(frame);
        }
    }

    private void goTo(@Nullable Location location) {
        if (location != null) {
            if (selection.find(location)) {
                selection.selected().ifPresent(spot -> zoom.reveal(lanes().value(spot)));
            }
            reading.goTo(location);
        }
    }

    private void show(Lanes read, boolean grown) {
        detail.clear();
        selection.clear();
        if (!read.isEmpty()) {
            zoom.show(read, grown ? zoom.canUndoProperty().get() : isOnScreen(read));
        }
        lanes.set(read);
        workspace.navigation().location().ifPresent(selection::find);
    }

    /** Whether what was read is on the screen already, so that nothing but the lanes need move. */
    private boolean isOnScreen(Lanes read) {
        StreamId stream = read.selectedStream();
        return !lanes().isEmpty()
                && read.groups().axis() == lanes().groups().axis()
                && (stream == null ? lanes().selectedStream() == null : lanes().contains(stream));
    }

    /** The same events in lanes that stand otherwise. */
    private void put(LaneChoice choice) {
        if (!lanes().choice().equals(choice)) {
            selection.clear();
            lanes.set(lanes().with(choice));
            workspace.navigation().location().ifPresent(selection::find);
        }
    }

    private void put(HeaderIndex index, CauseLinks found) {
        if (lanes().index() == index) {
            lanes.set(lanes().with(found));
        }
    }
}

package dev.hindsight.ui.timeline;

import dev.hindsight.event.Micros;
import dev.hindsight.timeline.Axis;
import dev.hindsight.timeline.AxisPainter;
import dev.hindsight.timeline.Frame;
import dev.hindsight.timeline.GutterPainter;
import dev.hindsight.timeline.Header;
import dev.hindsight.timeline.HeaderIndex;
import dev.hindsight.timeline.Lanes;
import dev.hindsight.timeline.Look;
import dev.hindsight.timeline.Spot;
import dev.hindsight.timeline.TimelineDrawing;
import dev.hindsight.timeline.TimelinePainter;
import dev.hindsight.timeline.Viewport;
import dev.hindsight.ui.common.TimeText;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The canvas of the lanes with its scroll bar. Paints in the layout pass, so at most once for each pulse. */
final class LanePane extends Region {
    private static final double BORDER = 1;
    private static final double SCROLL_BAR = 12;

    private final TimelineModel model;
    private final Canvas canvas = new Canvas();
    private final FxInk ink = new FxInk(canvas.getGraphicsContext2D());
    private final GroundLayer ground = new GroundLayer();
    private final Region brush = new Region();
    private final ScrollBar scrollBar = new ScrollBar();
    private final HoverCard card = new HoverCard();
    private final HBox emptyWindow = new HBox(10);
    private boolean dirty = true;
    private @Nullable Frame frame;

    LanePane(TimelineModel model) {
        this.model = model;
        setId("timeline");
        getStyleClass().add("canvas-holder");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setMinSize(0, 0);
        buildEmptyWindow();
        scrollBar.setOrientation(Orientation.VERTICAL);
        scrollBar.setFocusTraversable(false);
        brush.setManaged(false);
        brush.setMouseTransparent(true);
        brush.setVisible(false);
        brush.getStyleClass().add("timeline-brush");
        getChildren().addAll(ground, canvas, brush, scrollBar, emptyWindow, card);
        repaintOn(List.of(
                scrollBar.valueProperty(),
                model.zoom().viewportProperty(),
                model.lanesProperty(),
                model.selection().selectedProperty(),
                model.selection().cursorProperty(),
                model.highlightedProperty(),
                model.linksProperty(),
                model.view().zoneProperty(),
                model.view().paletteProperty()));
        widthProperty().subscribe(width -> {
            if (plotWidth() > 0) {
                model.zoom().resize(plotWidth());
            }
        });
        model.lanesProperty().subscribe(this::scrollToTop);
        model.selection().selectedProperty().subscribe(_ -> describe());
        model.selection().cursorProperty().subscribe(this::followCursor);
        new LanePointer(this, model);
        new LaneKeys(this, model);
    }

    /** What is on the screen; as it will be after the next layout if something changed since. */
    Frame frame() {
        if (frame == null) {
            frame = new Frame(model.lanes(), model.zoom().viewport(), scrollBar.getValue(), plotHeight());
        }
        return frame;
    }

    /** The x of the plot for one of this pane. */
    double plotX(double x) {
        return x - BORDER - GutterPainter.WIDTH;
    }

    /** The y of the plot for one of this pane. */
    double plotY(double y) {
        return y - BORDER - AxisPainter.HEIGHT;
    }

    void showCard(@Nullable HoverText text, double x, double y) {
        card.show(text, x, y, getWidth(), getHeight());
    }

    void scrollBy(double pixels) {
        scrollBar.setValue(Math.clamp(scrollBar.getValue() + pixels, 0, Math.max(0, scrollBar.getMax())));
    }

    private void repaintOn(List<ObservableValue<?>> values) {
        for (ObservableValue<?> value : values) {
            value.subscribe(_ -> {
                frame = null;
                dirty = true;
                requestLayout();
            });
        }
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(0, getWidth() - 2 * BORDER);
        double height = Math.max(0, getHeight() - 2 * BORDER);
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            dirty = true;
            frame = null;
        }
        canvas.relocate(BORDER, BORDER);
        layoutScrollBar();
        if (dirty && plotWidth() > 0 && plotHeight() > 0) {
            dirty = false;
            paint();
            layoutEmptyWindow();
            model.showDetail(frame());
        }
    }

    private void paint() {
        Look look = look();
        ground.relocate(BORDER + GutterPainter.WIDTH, BORDER + AxisPainter.HEIGHT);
        ground.paint(
                frame(),
                look,
                getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX());
        // The canvas is transparent where the ground is to be seen.
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        new TimelinePainter(ink, frame(), look, canvas.getWidth()).paintOverGround();
    }

    /** What is on the screen, as something that draws it into a file. */
    TimelineDrawing drawing() {
        return new TimelineDrawing(frame(), look());
    }

    /** Marks a stretch of the plot from one x to another; nothing if they are the same. */
    void showBrush(double from, double until) {
        brush.setVisible(from != until);
        brush.resizeRelocate(
                BORDER + GutterPainter.WIDTH + Math.max(0, Math.min(from, until)),
                BORDER + 1,
                Math.min(plotWidth(), Math.max(from, until)) - Math.max(0, Math.min(from, until)),
                AxisPainter.HEIGHT + plotHeight());
    }

    private void layoutScrollBar() {
        double content = model.lanes().top(model.lanes().size());
        double hidden = Math.max(0, content - plotHeight());
        scrollBar.setVisible(hidden > 0);
        scrollBar.setMax(hidden);
        scrollBar.setVisibleAmount(content == 0 ? 0 : hidden * plotHeight() / content);
        scrollBar.setUnitIncrement(Lanes.LANE_HEIGHT);
        scrollBar.setBlockIncrement(Math.max(Lanes.LANE_HEIGHT, plotHeight() - Lanes.LANE_HEIGHT));
        if (scrollBar.getValue() > hidden) {
            scrollBar.setValue(hidden);
        }
        scrollBar.resizeRelocate(
                getWidth() - SCROLL_BAR - BORDER, BORDER + AxisPainter.HEIGHT, SCROLL_BAR, Math.max(0, plotHeight()));
    }

    private Look look() {
        String highlighted = model.highlightedProperty().get();
        return new Look(
                model.view().palette().tones(),
                model.view().zone(),
                highlighted == null ? -1 : model.settings().style(highlighted),
                model.selection().selectedProperty().get(),
                model.selection().cursorProperty().get(),
                model.linksProperty().get());
    }

    private double plotWidth() {
        return getWidth() - 2 * BORDER - GutterPainter.WIDTH - SCROLL_BAR;
    }

    private double plotHeight() {
        return Math.max(0, getHeight() - 2 * BORDER - AxisPainter.HEIGHT - TimelinePainter.FOOTER);
    }

    private void buildEmptyWindow() {
        Button fit = new Button("Fit");
        fit.setId("timeline-empty-fit");
        fit.setOnAction(_ -> model.zoom().fit());
        emptyWindow.getChildren().addAll(new Label("No event of these streams in this window."), fit);
        emptyWindow.setAlignment(Pos.CENTER);
        emptyWindow.setManaged(false);
        emptyWindow.getStyleClass().addAll("timeline-card", "timeline-empty-window");
    }

    private void layoutEmptyWindow() {
        boolean blank = !model.lanes().isEmpty() && isBlank(model.zoom().viewport());
        emptyWindow.setVisible(blank);
        if (blank) {
            emptyWindow.autosize();
            emptyWindow.relocate(
                    Math.rint(GutterPainter.WIDTH + (plotWidth() - emptyWindow.getWidth()) / 2),
                    Math.rint(AxisPainter.HEIGHT + (plotHeight() - emptyWindow.getHeight()) / 2));
        }
    }

    private boolean isBlank(Viewport viewport) {
        return model.lanes().groups().axis() == Axis.TIME
                && model.lanes().index().countBetween(viewport.microsAt(0), viewport.microsAt(viewport.width())) == 0;
    }

    private void followCursor(@Nullable Spot spot) {
        describe();
        if (spot != null && plotHeight() > 0) {
            if (model.lanes().isPinned(spot.lane())) {
                return;
            }
            double top = model.lanes().top(spot.lane()) - scrollBar.getValue();
            double covered = frame().pinnedBottom();
            if (top < covered) {
                scrollBy(top - covered);
            } else if (top + Lanes.LANE_HEIGHT > plotHeight()) {
                scrollBy(top + Lanes.LANE_HEIGHT - plotHeight());
            }
        }
    }

    private void scrollToTop(Lanes before, Lanes after) {
        boolean readAgain = !before.isEmpty()
                && !after.isEmpty()
                && before.groups().header() == after.groups().header()
                && Objects.equals(before.selectedStream(), after.selectedStream());
        if (!readAgain) {
            scrollBar.setValue(0);
        }
    }

    private void describe() {
        Spot cursor = model.selection().cursorProperty().get();
        Spot selected = model.selection().selectedProperty().get();
        setAccessibleText(
                cursor != null && !cursor.equals(selected)
                        ? "Timeline, at " + words(cursor) + ". Enter selects it."
                        : selected != null ? "Timeline, selected: " + words(selected) : "Timeline, nothing selected");
    }

    private String words(Spot spot) {
        HeaderIndex index = model.lanes().index();
        int event = model.lanes().event(spot);
        return "%s, version %d of %s, %s"
                .formatted(
                        index.text(Header.EVENT_TYPE, event),
                        index.version(event),
                        index.text(Header.STREAM, event),
                        TimeText.millisecond(
                                Micros.instant(index.micros(event)),
                                model.view().zone()));
    }
}

package dev.hindsight.ui.process;

import dev.hindsight.causation.process.ProcessShape;
import dev.hindsight.causation.process.ProcessStep;
import dev.hindsight.event.DurationText;
import dev.hindsight.ui.common.Buttons;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The process map with its zoom, the slider for rare paths, and the operations that took the chosen step. */
final class MapView extends BorderPane {
    private static final double SMALLEST = 0.15;
    private static final double LARGEST = 2.5;
    private static final double NOTCH = 1.15;
    private static final double MARGIN = 24;
    private static final double OPERATIONS_FROM = 0.7;
    /** Smaller than this, words cannot be read. */
    private static final double READABLE = 0.62;

    private final ProcessModel model;
    private final OperationsPane operations;
    private final SplitPane split = new SplitPane();
    private final ScrollPane scroll = new ScrollPane();
    private final Scale scale = new Scale(1, 1);
    private final Slider rarity = new Slider(0, 1, 1);
    private final Label shownSteps = new Label();
    private @Nullable MapPane map;

    MapView(ProcessModel model) {
        this.model = model;
        this.operations = new OperationsPane(model);
        scroll.setPannable(true);
        scroll.setId("process-map");
        scroll.setAccessibleText("Process map");
        scroll.addEventFilter(ScrollEvent.SCROLL, this::zoom);
        rarity.valueProperty().subscribe(this::showSteps);
        split.getItems().setAll(scroll);
        SplitPane.setResizableWithParent(operations, false);
        setTop(bar());
        setCenter(split);
        model.shapeProperty().subscribe(this::show);
    }

    private HBox bar() {
        Label rare = new Label("Rare steps");
        rare.setLabelFor(rarity);
        rare.setMinWidth(Region.USE_PREF_SIZE);
        shownSteps.setMinWidth(Region.USE_PREF_SIZE);
        rarity.setPrefWidth(120);
        rarity.setMinWidth(70);
        rarity.setAccessibleText("How rare a step may be to be shown");
        shownSteps.getStyleClass().add("muted");
        Label hint = new Label("Click an arrow to list the operations that went there");
        hint.getStyleClass().add("muted");
        HBox.setHgrow(hint, Priority.ALWAYS);
        hint.setMaxWidth(Double.MAX_VALUE);
        hint.setMinWidth(0);
        HBox bar = new HBox(
                8,
                rare,
                rarity,
                shownSteps,
                hint,
                Buttons.icon(Feather.ZOOM_OUT, "Zoom out", () -> zoomBy(1 / NOTCH)),
                Buttons.icon(Feather.ZOOM_IN, "Zoom in", () -> zoomBy(NOTCH)),
                Buttons.icon(Feather.MAXIMIZE, "Show all of it", this::fit));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().addAll("strip", "slim");
        return bar;
    }

    private void show(@Nullable ProcessShape shape) {
        if (shape == null) {
            return;
        }
        boolean first = map == null;
        MapPane drawn = new MapPane(shape, model.workspace(), this::choose);
        map = drawn;
        Group scaled = new Group(drawn);
        drawn.getTransforms().setAll(scale);
        StackPane centred = new StackPane(scaled);
        centred.getStyleClass().add("process-map-ground");
        centred.minWidthProperty().bind(scroll.viewportBoundsProperty().map(bounds -> bounds.getWidth()));
        centred.minHeightProperty().bind(scroll.viewportBoundsProperty().map(bounds -> bounds.getHeight()));
        scroll.setContent(centred);
        rarity.setMax(drawn.steps());
        if (first) {
            rarity.setValue(drawn.steps());
            // Once the panel has its size.
            model.workspace().tasks().later(this::fitReadably);
        }
        showSteps();
    }

    private void showSteps() {
        if (map != null) {
            map.showMostFrequent(rarity.getValue());
            shownSteps.setText(
                    "%,d of %,d steps".formatted((long) Math.ceil(rarity.getValue()), (long) rarity.getMax()));
        }
    }

    private void choose(ProcessStep step) {
        if (!split.getItems().contains(operations)) {
            split.getItems().add(operations);
            split.setDividerPositions(OPERATIONS_FROM);
        }
        String only = step.operations().size() < step.count() ? "the last of them" : "all of them";
        operations.show(
                "%s → %s: %,d times, half of them within %s, 95 %% within %s. Operations, %s:"
                        .formatted(
                                step.from(),
                                step.to(),
                                step.count(),
                                DurationText.of(step.median()),
                                DurationText.of(step.p95()),
                                only),
                step.operations());
    }

    private void zoom(ScrollEvent event) {
        if (event.getDeltaY() != 0 && !event.isShiftDown()) {
            zoomBy(event.getDeltaY() > 0 ? NOTCH : 1 / NOTCH);
            event.consume();
        }
    }

    private void zoomBy(double factor) {
        setZoom(scale.getX() * factor);
    }

    private void fit() {
        if (map != null) {
            double wide = (scroll.getViewportBounds().getWidth() - MARGIN) / map.mapWidth();
            double high = (scroll.getViewportBounds().getHeight() - MARGIN) / map.mapHeight();
            setZoom(Math.min(1, Math.min(wide, high)));
        }
    }

    private void fitReadably() {
        fit();
        if (scale.getX() < READABLE) {
            setZoom(READABLE);
        }
    }

    private void setZoom(double zoom) {
        double clamped = Math.clamp(zoom, SMALLEST, LARGEST);
        scale.setX(clamped);
        scale.setY(clamped);
    }
}

package dev.hindsight.ui.process;

import dev.hindsight.causation.process.ProcessMapLayout.Point;
import dev.hindsight.causation.process.ProcessStep;
import dev.hindsight.event.DurationText;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.StrokeLineCap;
import javafx.util.Duration;

/** A step on the map: an arrow as thick as the step is frequent, with a wider one around it that is easy to hit. */
final class StepArrow extends Group {
    private static final double THINNEST = 1.2;
    private static final double THICKEST = 9;
    private static final double HEAD = 8;

    private final ProcessStep step;
    private final StackPane label;

    /**
     * @param weight its count, as a share of that of the most frequent step
     */
    StepArrow(ProcessStep step, List<Point> way, double weight, Runnable onChoose) {
        this.step = step;
        double thickness = THINNEST + (THICKEST - THINNEST) * Math.sqrt(weight);
        Path line = path(way);
        line.getStyleClass().add("step-line");
        line.setStrokeWidth(thickness);
        line.setStrokeLineCap(StrokeLineCap.BUTT);
        Path target = path(way);
        target.getStyleClass().add("step-target");
        target.setStrokeWidth(Math.max(16, thickness + 8));
        getChildren().addAll(target, line, head(way, thickness));
        label = label(way);
        getStyleClass().add("step-arrow");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(words());
        setCursor(Cursor.HAND);
        Tooltip tooltip = new Tooltip(words());
        tooltip.setShowDelay(Duration.millis(250));
        Tooltip.install(this, tooltip);
        setOnMouseClicked(event -> onChoose.run());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                onChoose.run();
                event.consume();
            }
        });
    }

    ProcessStep step() {
        return step;
    }

    /** Its count and median, to be laid over all arrows. */
    StackPane label() {
        return label;
    }

    /** From 0, not there, to 1. */
    void setPresence(double presence) {
        setOpacity(presence);
        setVisible(presence > 0);
        label.setOpacity(presence);
        label.setVisible(presence > 0);
    }

    private String words() {
        return "%s led to %s %,d times: half of them within %s, 95 %% within %s"
                .formatted(
                        step.from(),
                        step.to(),
                        step.count(),
                        DurationText.of(step.median()),
                        DurationText.of(step.p95()));
    }

    private StackPane label(List<Point> way) {
        Label words = new Label("%,d · %s".formatted(step.count(), DurationText.of(step.median())));
        words.getStyleClass().add("step-label");
        StackPane box = new StackPane(words);
        box.setAlignment(Pos.CENTER);
        box.setMouseTransparent(true);
        Point first = way.getFirst();
        Point next = way.get(1);
        double width = Math.abs(next.x() - first.x());
        box.setPrefSize(width, 18);
        box.relocate(Math.min(first.x(), next.x()), (first.y() + next.y()) / 2 - 9);
        return box;
    }

    private static Path path(List<Point> way) {
        Path path = new Path(new MoveTo(way.getFirst().x(), way.getFirst().y()));
        for (int i = 1; i < way.size(); i++) {
            Point from = way.get(i - 1);
            Point to = way.get(i);
            double middle = (from.x() + to.x()) / 2;
            path.getElements().add(new CubicCurveTo(middle, from.y(), middle, to.y(), to.x(), to.y()));
        }
        return path;
    }

    private static Polygon head(List<Point> way, double thickness) {
        Point tip = way.getLast();
        double back = tip.x() > way.get(way.size() - 2).x() ? -1 : 1;
        double size = HEAD + thickness / 2;
        Polygon head = new Polygon(
                tip.x(), tip.y(), tip.x() + back * size, tip.y() - size / 2, tip.x() + back * size, tip.y() + size / 2);
        head.getStyleClass().add("step-head");
        return head;
    }
}

package dev.hindsight.ui.causation;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Details of a box, beside the pointer and inside the view. */
final class HoverCard extends VBox {
    private static final double AWAY = 16;

    HoverCard() {
        getStyleClass().add("hover-card");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    /** The first line is the heading. */
    void show(List<String> lines, double x, double y, Region view) {
        getChildren().setAll(lines.stream().map(Label::new).toList());
        getChildren().getFirst().getStyleClass().add("hover-card-title");
        setVisible(true);
        applyCss();
        autosize();
        double left = x + AWAY + getWidth() > view.getWidth() ? x - AWAY - getWidth() : x + AWAY;
        double top = y + AWAY + getHeight() > view.getHeight() ? y - AWAY - getHeight() : y + AWAY;
        relocate(Math.max(0, left), Math.max(0, top));
    }
}

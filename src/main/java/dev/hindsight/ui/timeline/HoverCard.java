package dev.hindsight.ui.timeline;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The card at the pointer. One node for all events: its parent lays it out, unmanaged, beside the pointer. */
final class HoverCard extends VBox {
    private static final double DISTANCE = 14;

    private @Nullable HoverText shown;

    HoverCard() {
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        getStyleClass().add("timeline-card");
        setId("timeline-card");
    }

    /** Shows a text near a point of the parent, inside of its width and height; nothing for null. */
    void show(@Nullable HoverText text, double x, double y, double width, double height) {
        setVisible(text != null);
        if (text == null) {
            shown = null;
            return;
        }
        if (!text.equals(shown)) {
            shown = text;
            fill(text);
        }
        autosize();
        double left = x + DISTANCE + getWidth() <= width ? x + DISTANCE : x - DISTANCE - getWidth();
        double top = y + DISTANCE + getHeight() <= height ? y + DISTANCE : y - DISTANCE - getHeight();
        relocate(Math.rint(Math.max(0, left)), Math.rint(Math.max(0, top)));
    }

    private void fill(HoverText text) {
        List<Node> labels = new ArrayList<>();
        Label title = new Label(text.title());
        title.getStyleClass().add("strong");
        labels.add(title);
        for (String line : text.lines()) {
            Label label = new Label(line);
            label.getStyleClass().add("muted");
            labels.add(label);
        }
        getChildren().setAll(labels);
        applyCss();
    }
}

package dev.hindsight.ui.process;

import dev.hindsight.causation.process.ProcessMapLayout;
import dev.hindsight.causation.process.ProcessStep;
import dev.hindsight.causation.process.ProcessType;
import dev.hindsight.event.DurationText;
import dev.hindsight.ui.common.MarkIcon;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** An event type on the map, with what it led to of its own kind. */
final class TypeBox extends HBox {
    private static final double FADED = 0.25;

    private final ProcessType type;

    TypeBox(ProcessType type, MarkIcon icon, @Nullable ProcessStep loop, Runnable onLoop) {
        this.type = type;
        Label name = new Label(type.type());
        name.getStyleClass().add("process-type-name");
        Label counts = new Label(counts());
        counts.getStyleClass().add("muted");
        VBox words = new VBox(name, counts);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(icon, words);
        if (loop != null) {
            getChildren().add(loopButton(loop, onLoop));
        }
        getStyleClass().add("process-type");
        setPrefSize(ProcessMapLayout.BOX_WIDTH, ProcessMapLayout.BOX_HEIGHT);
        setMaxSize(ProcessMapLayout.BOX_WIDTH, ProcessMapLayout.BOX_HEIGHT);
        Tooltip.install(this, new Tooltip(explanation()));
    }

    /** Shows it as one whose steps are not shown. */
    void setFaded(boolean faded) {
        setOpacity(faded ? FADED : 1);
    }

    /** Whether no arrow leads to it or from it. */
    boolean standsAlone(List<StepArrow> arrows) {
        return arrows.stream()
                .map(StepArrow::step)
                .noneMatch(step -> step.from().equals(type.type()) || step.to().equals(type.type()));
    }

    private String counts() {
        return "%,d · %s".formatted(type.events(), type.streamType());
    }

    private String explanation() {
        return "%s, in streams of type %s\n%,d events; %,d begin something, %,d lead to nothing"
                .formatted(type.type(), type.streamType(), type.events(), type.beginnings(), type.endings());
    }

    private static Button loopButton(ProcessStep loop, Runnable onLoop) {
        Button button = new Button("↻ %,d".formatted(loop.count()));
        String words = "%s led to another %,d times, half of them within %s"
                .formatted(loop.from(), loop.count(), DurationText.of(loop.median()));
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.getStyleClass().addAll("flat", "loop-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> onLoop.run());
        return button;
    }
}

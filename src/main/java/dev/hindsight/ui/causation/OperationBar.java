package dev.hindsight.ui.causation;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.store.Ending;
import dev.hindsight.ui.common.Buttons;
import dev.hindsight.ui.common.Copying;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Which operation it is, in numbers, and what can be done with it and its picture. */
final class OperationBar extends HBox {
    private final CausationModel model;
    private final Label name = new Label();
    private final Label summary = new Label();
    private final Label cut = new Label();
    private final Button copy;
    private final Button list;

    OperationBar(CausationModel model, GraphCanvas canvas) {
        this.model = model;
        getStyleClass().addAll("bar", "operation-bar");
        name.getStyleClass().add("strong");
        name.setMinWidth(USE_PREF_SIZE);
        summary.getStyleClass().add("muted");
        summary.setId("causation-summary");
        summary.setMinWidth(60);
        cut.getStyleClass().add("wrong");
        cut.setId("causation-cut");
        copy = Buttons.icon(Feather.COPY, "Copy the correlation id", this::copyCorrelation);
        copy.setId("causation-copy");
        list = Buttons.icon(Feather.LIST, "Show these events in the list", model::showInList);
        list.setId("causation-list");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .setAll(name, copy, summary, cut, space, list, turn(), zoomOut(canvas), zoomIn(canvas), fit(canvas));
        model.operationProperty().subscribe(this::show);
    }

    private Button turn() {
        Button turn = Buttons.icon(Feather.GIT_MERGE, "Draw top-down", model::turn);
        turn.setId("causation-turn");
        model.planProperty().subscribe(plan -> {
            String words = plan == Plan.LEFT_TO_RIGHT ? "Draw from top to bottom" : "Draw from left to right";
            turn.setTooltip(new Tooltip(words));
            turn.setAccessibleText(words);
            turn.getGraphic().setRotate(plan == Plan.LEFT_TO_RIGHT ? 0 : 90);
        });
        return turn;
    }

    private static Button zoomIn(GraphCanvas canvas) {
        return Buttons.icon(Feather.ZOOM_IN, "Zoom in (+)", canvas::zoomIn);
    }

    private static Button zoomOut(GraphCanvas canvas) {
        return Buttons.icon(Feather.ZOOM_OUT, "Zoom out (-)", canvas::zoomOut);
    }

    private static Button fit(GraphCanvas canvas) {
        Button fit = Buttons.icon(Feather.MAXIMIZE, "Show the whole operation (F)", canvas::fit);
        fit.setId("causation-fit");
        return fit;
    }

    private void copyCorrelation() {
        model.correlation().map(CorrelationId::value).ifPresent(Copying::text);
    }

    private void show(@Nullable Operation operation) {
        if (operation == null) {
            return;
        }
        CorrelationId correlation = operation.correlation();
        name.setText(correlation == null ? "Causes and effects" : "Operation " + BoxText.brief(correlation.value()));
        name.setTooltip(new Tooltip(Objects.toString(
                correlation, "These events have no correlation id; they were found by their causes.")));
        summary.setText(operation.summary());
        cut.setText(operation.ending() instanceof Ending.Stopped(String reason) ? reason : "");
        copy.setDisable(correlation == null);
        list.setDisable(correlation == null);
    }
}

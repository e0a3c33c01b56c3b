package dev.hindsight.ui.state;

import dev.hindsight.replay.ReplayError;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says that the event of this version was not applied, why, and where the next one like it is. */
final class ErrorStrip extends VBox {
    private final StateModel model;
    private final Label title = new Label();
    private final Label sentence = new Label();
    private final TextArea detail = new TextArea();
    private final ToggleButton details = new ToggleButton("Details");
    private final Button next = new Button("Next error", new FontIcon(Feather.CHEVRON_RIGHT));

    ErrorStrip(StateModel model) {
        this.model = model;
        getStyleClass().add("error-strip");
        setId("state-error");
        title.getStyleClass().add("strong");
        title.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        title.setMinWidth(0);
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        sentence.setId("state-error-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        details.setMinWidth(Region.USE_PREF_SIZE);
        next.setMinWidth(Region.USE_PREF_SIZE);
        next.setOnAction(event -> model.steps().nextError());
        next.setId("state-next-error");
        HBox line = new HBox(title, details, next);
        line.getStyleClass().add("error-line");
        getChildren().addAll(line, sentence, buildDetail());
        model.momentProperty().subscribe(this::show);
    }

    private TextArea buildDetail() {
        detail.setEditable(false);
        detail.setPrefRowCount(7);
        detail.getStyleClass().add("code");
        detail.setAccessibleText("Details of the error");
        detail.visibleProperty().bind(details.selectedProperty());
        detail.managedProperty().bind(details.selectedProperty());
        return detail;
    }

    private void show(@Nullable Moment now) {
        ReplayError error = now == null ? null : now.error().orElse(null);
        setVisible(error != null);
        setManaged(error != null);
        if (now == null || error == null) {
            return;
        }
        title.setText(now.event().type() + what(error.kind()));
        sentence.setText(error.message());
        detail.setText(error.detail());
        next.setDisable(model.errors().higher(now.index()) == null);
    }

    private static String what(ReplayError.Kind kind) {
        return switch (kind) {
            case FAILED -> " could not be applied. The state is the one before it.";
            case STOPPED -> " ended the replay. The state is the one before it.";
            case NOT_REACHED -> " was not reached. The state is the one at which the replay ended.";
        };
    }
}

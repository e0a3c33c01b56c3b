package dev.hindsight.ui.checks;

import dev.hindsight.check.Baseline;
import dev.hindsight.check.Severity;
import java.util.Locale;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Narrows the findings that are shown. */
final class FindingFilterBar extends HBox {
    private final ChecksModel model;

    FindingFilterBar(ChecksModel model) {
        this.model = model;
        getStyleClass().addAll("strip", "slim");
        getChildren().add(text());
        for (Severity severity : Severity.values()) {
            getChildren().add(toggle(severity));
        }
        getChildren().add(onlyNew());
    }

    private ToggleButton onlyNew() {
        ToggleButton only = new ToggleButton("Only new");
        only.setId("checks-only-new");
        only.setMinWidth(USE_PREF_SIZE);
        only.setTooltip(new Tooltip("Hide the findings that are in the baseline"));
        only.visibleProperty().bind(model.files().knownProperty().map(known -> known.file() != null));
        only.managedProperty().bind(only.visibleProperty());
        Runnable apply = () -> model.filterProperty()
                .set(model.filterProperty()
                        .get()
                        .hiding(only.isSelected() ? model.files().baseline() : Baseline.NONE));
        only.selectedProperty().subscribe(selected -> apply.run());
        model.files().knownProperty().subscribe(known -> apply.run());
        return only;
    }

    private TextField text() {
        TextField text = new TextField();
        text.setId("checks-filter");
        text.setPromptText("Filter by stream, check or text");
        text.setAccessibleText("Only findings with this text");
        text.setMinWidth(60);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.textProperty()
                .addListener((property, before, now) ->
                        model.filterProperty().set(model.filterProperty().get().containing(now)));
        text.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !text.getText().isEmpty()) {
                text.clear();
                event.consume();
            }
        });
        return text;
    }

    private ToggleButton toggle(Severity severity) {
        ToggleButton toggle = new ToggleButton("0", SeverityMark.of(severity));
        toggle.setId("checks-show-" + severity.name().toLowerCase(Locale.ROOT));
        toggle.setSelected(true);
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.getStyleClass().add("severity-toggle");
        toggle.setTooltip(new Tooltip("Show findings of severity “%s”".formatted(severity.label())));
        toggle.selectedProperty()
                .addListener((property, before, now) ->
                        model.filterProperty().set(model.filterProperty().get().with(severity, now)));
        model.summaryProperty().subscribe(words -> {
            toggle.setText("%,d".formatted(model.found(severity)));
            toggle.setAccessibleText("%s: %,d. Shown if pressed".formatted(severity.label(), model.found(severity)));
        });
        return toggle;
    }
}

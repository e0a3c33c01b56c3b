package dev.hindsight.ui.whatif;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Writes the payload of an event that is supposed to be other than it was, or to have happened at all. */
final class EventEditor extends VBox {
    /** Two lines of the payload. */
    private static final double LEAST_HEIGHT = 56;

    private final WhatIfModel model;
    private final Runnable close;
    private final Label title = new Label();
    private final ComboBox<String> type = new ComboBox<>();
    private final TextArea json = new TextArea();
    private final Label wrong = new Label();
    private @Nullable SupposedEvent event;
    private boolean inserting;

    EventEditor(WhatIfModel model, Runnable close) {
        super(8);
        this.model = model;
        this.close = close;
        setId("what-if-editor");
        getStyleClass().add("what-if-editor");
        title.getStyleClass().add("strong");
        title.setMinWidth(0);
        type.setEditable(true);
        type.setId("what-if-type");
        type.setAccessibleText("Type of the event");
        type.setPromptText("Type of the event");
        type.managedProperty().bind(type.visibleProperty());
        json.setId("what-if-json");
        json.setAccessibleText("Payload, as JSON");
        json.getStyleClass().add("code");
        json.setPrefRowCount(6);
        json.setMinHeight(LEAST_HEIGHT);
        VBox.setVgrow(json, Priority.ALWAYS);
        json.textProperty().subscribe(() -> wrong.setText(""));
        wrong.setId("what-if-wrong");
        wrong.setWrapText(true);
        wrong.setMinHeight(Region.USE_PREF_SIZE);
        wrong.getStyleClass().add("what-if-problem");
        wrong.visibleProperty().bind(wrong.textProperty().isNotEmpty());
        wrong.managedProperty().bind(wrong.visibleProperty());
        getChildren().setAll(title, type, json, wrong, buttons());
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                close.run();
                key.consume();
            }
        });
    }

    private HBox buttons() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button cancel = new Button("Cancel");
        cancel.setOnAction(click -> close.run());
        Button apply = new Button("Suppose this");
        apply.setId("what-if-apply");
        apply.getStyleClass().add("accent");
        apply.setOnAction(click -> apply());
        HBox buttons = new HBox(8, gap, cancel, apply);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinHeight(Region.USE_PREF_SIZE);
        return buttons;
    }

    void edit(SupposedEvent edited) {
        begin(
                edited,
                false,
                "Payload of %s at version %d, as supposed"
                        .formatted(edited.header().type(), edited.header().version()));
        json.setText("");
        model.edits().payload(edited, payload -> {
            if (edited.equals(event)) {
                json.setText(payload);
                json.requestFocus();
                json.positionCaret(0);
            }
        });
    }

    void insertAfter(SupposedEvent previous) {
        begin(
                previous,
                true,
                "Another event after %s at version %d"
                        .formatted(previous.header().type(), previous.header().version()));
        type.getItems()
                .setAll(model.events().stream()
                        .map(other -> other.header().type())
                        .distinct()
                        .sorted()
                        .toList());
        type.setValue("");
        json.setText("{}");
        type.requestFocus();
    }

    private void begin(SupposedEvent about, boolean insert, String words) {
        event = about;
        inserting = insert;
        title.setText(words);
        type.setVisible(insert);
        wrong.setText("");
    }

    private void apply() {
        SupposedEvent about = event;
        if (about == null) {
            return;
        }
        Optional<String> problem = inserting
                ? model.edits().insert(about, type.getEditor().getText(), json.getText())
                : model.edits().edit(about, json.getText());
        wrong.setText(problem.orElse(""));
        if (problem.isEmpty()) {
            close.run();
        }
    }
}

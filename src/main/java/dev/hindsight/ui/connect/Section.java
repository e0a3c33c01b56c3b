package dev.hindsight.ui.connect;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;

/** A part of the form that few need: closed, it says in a few words what is in it. */
final class Section extends TitledPane {
    Section(String heading, ObservableValue<String> summary, Node fields) {
        Label title = new Label(heading);
        title.getStyleClass().add("strong");
        title.setMinWidth(110);
        Label words = new Label();
        words.textProperty().bind(summary);
        words.getStyleClass().add("muted");
        setGraphic(new HBox(8, title, words));
        setAccessibleText(heading);
        setContent(fields);
        setExpanded(false);
        setAnimated(false);
        getStyleClass().addAll("dense", "connect-section");
    }
}

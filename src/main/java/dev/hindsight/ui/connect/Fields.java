package dev.hindsight.ui.connect;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How the fields of a form look: the label above its field. */
final class Fields {
    private Fields() {}

    static TextField text(String id, String words, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(words);
        field.setPromptText(prompt);
        return field;
    }

    static Label label(String words, Node field) {
        Label label = new Label(words);
        label.setLabelFor(field);
        label.getStyleClass().add("field-label");
        return label;
    }

    static VBox labelled(String words, Node field) {
        return new VBox(4, label(words, field), field);
    }

    /** The same, as wide as there is room beside others. */
    static VBox grow(String words, Region field) {
        VBox box = labelled(words, field);
        field.setMaxWidth(Double.MAX_VALUE);
        box.setPrefWidth(0);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    static Label hint(String sentence) {
        Label label = new Label(sentence);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("muted");
        return label;
    }

    /** Takes no room while it is not shown. */
    static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}

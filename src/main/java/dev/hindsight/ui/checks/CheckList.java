package dev.hindsight.ui.checks;

import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The checks one below the other, to choose from. */
final class CheckList extends BorderPane {
    CheckList(ChecksModel model) {
        setId("checks-list");
        getStyleClass().add("check-list");
        VBox rows = new VBox();
        model.entries().forEach(entry -> rows.getChildren().add(new CheckRow(model, entry)));
        ScrollPane scrolling = new ScrollPane(rows);
        scrolling.setFitToWidth(true);
        scrolling.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scrolling.setFocusTraversable(false);
        HBox heading = new HBox(all(model));
        heading.getStyleClass().addAll("strip", "slim");
        setTop(new VBox(heading, new ScopeBar(model.scope())));
        setCenter(scrolling);
        setMinSize(0, 0);
    }

    /** Chooses all checks or none. */
    private static CheckBox all(ChecksModel model) {
        CheckBox all = new CheckBox("All checks");
        all.setId("checks-all");
        model.entries().forEach(entry -> entry.chosenProperty().subscribe(chosen -> show(all, model)));
        all.setOnAction(event -> {
            boolean wanted = all.isSelected();
            model.entries().forEach(entry -> entry.chosenProperty().set(wanted));
        });
        return all;
    }

    private static void show(CheckBox all, ChecksModel model) {
        long chosen = model.entries().stream()
                .filter(entry -> entry.chosenProperty().get())
                .count();
        all.setIndeterminate(chosen > 0 && chosen < model.entries().size());
        all.setSelected(chosen == model.entries().size());
    }
}

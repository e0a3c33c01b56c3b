package dev.hindsight.ui.events;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The table with its scroll bar, and what is at the place to which the thumb is dragged. */
final class ScrolledTable extends StackPane {
    private static final String HEADING = ".column-header-background";

    private final PlaceBar bar;
    private final EventsModel model;
    private final Label place = new Label();

    ScrolledTable(EventsTable table, EventsModel model) {
        this.model = model;
        bar = table.placeBar();
        getStyleClass().add("scrolled-table");
        setMinSize(0, 0);
        place.setId("events-place-words");
        place.getStyleClass().add("place-words");
        place.setMouseTransparent(true);
        place.setVisible(false);
        StackPane.setAlignment(place, Pos.TOP_RIGHT);
        Region corner = new Region();
        corner.getStyleClass().add("table-corner");
        VBox.setVgrow(bar, Priority.ALWAYS);
        BorderPane beside = new BorderPane(table);
        beside.setRight(new VBox(corner, bar));
        getChildren().setAll(beside, place);
        bar.valueProperty().subscribe(value -> tell());
        bar.pressedProperty().subscribe(pressed -> tell());
        table.skinProperty().subscribe(skin -> {
            if (skin != null && table.lookup(HEADING) instanceof Region heading) {
                corner.minHeightProperty().bind(heading.heightProperty());
            }
        });
    }

    private void tell() {
        String words = model.scroll().words(bar.share());
        boolean told = bar.isPressed() && !words.isEmpty();
        place.setVisible(told);
        if (told) {
            place.setText(words);
            place.setTranslateY(bar.getLayoutY() + bar.getValue() * Math.max(0, bar.getHeight() - place.getHeight()));
            place.setTranslateX(-bar.getWidth() - 8);
        }
    }
}

package dev.hindsight.ui.events;

import dev.hindsight.ui.common.Buttons;
import dev.hindsight.ui.common.ViewSettings;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** The filters in force, each with a button that takes it away; not there while there are none. */
final class ChipRow extends FlowPane {
    private final EventsModel model;

    ChipRow(EventsModel model) {
        this.model = model;
        setId("events-chips");
        getStyleClass().add("chip-row");
        model.question().filterProperty().subscribe(filter -> show());
        view().zoneProperty().addListener((property, before, now) -> show());
    }

    private ViewSettings view() {
        return model.workspace().view();
    }

    private void show() {
        List<Node> nodes = new ArrayList<>();
        FilterChip.of(model.question().filterProperty().get(), view().zone()).forEach(chip -> nodes.add(node(chip)));
        if (!nodes.isEmpty()) {
            Hyperlink clear = new Hyperlink("Clear all");
            clear.setId("events-clear");
            clear.setOnAction(event -> model.question().apply(EventFilter.NONE));
            nodes.add(clear);
        }
        getChildren().setAll(nodes);
        setVisible(!nodes.isEmpty());
        setManaged(!nodes.isEmpty());
    }

    private Node node(FilterChip chip) {
        Button remove = Buttons.icon(
                Feather.X,
                "Remove the filter " + chip.label(),
                () -> model.question().apply(chip.rest()));
        HBox box = new HBox(new Label(chip.label()), remove);
        box.getStyleClass().add("chip");
        return box;
    }
}

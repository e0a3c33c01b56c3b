package dev.hindsight.ui.events;

import dev.hindsight.ui.common.Presence;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** How much was read, whether reading goes on, and where the selected event is if it is not in view. */
final class EventsFooter extends HBox {
    private final EventsModel model;

    EventsFooter(EventsModel model) {
        this.model = model;
        getStyleClass().addAll("strip", "strip-bottom", "events-footer");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .setAll(
                        count(),
                        resume(),
                        reading(),
                        cancel(),
                        space,
                        exported(),
                        excluded(),
                        showSelected(),
                        unseen(),
                        new JumpField(model.jumps()));
    }

    private Label count() {
        Label label = new Label();
        label.setId("events-count");
        label.textProperty().bind(RowCount.of(model.rows(), model.question()));
        return label;
    }

    private Node resume() {
        Hyperlink link = link("Go on", "events-resume", model.rows()::resume);
        EventRows rows = model.rows();
        Presence.bind(
                link, rows.held().stoppedProperty().and(rows.readingProperty().not()));
        return link;
    }

    private Node reading() {
        ProgressBar bar = new ProgressBar();
        bar.setPrefSize(90, 6);
        bar.setMaxHeight(6);
        bar.setAccessibleText("Reading events");
        Presence.bind(bar, model.rows().readingProperty());
        return bar;
    }

    private Node cancel() {
        Hyperlink link = link("Cancel", "events-cancel", model.rows()::cancel);
        Presence.bind(link, model.rows().readingProperty());
        return link;
    }

    private Node exported() {
        Label label = new Label();
        label.setId("events-exported");
        label.setMinWidth(0);
        label.getStyleClass().add("muted");
        label.textProperty().bind(model.exports().wordsProperty());
        Presence.bind(label, model.exports().wordsProperty().isNotEmpty());
        return label;
    }

    private Node excluded() {
        Label label = new Label("The selected event does not meet the filters.");
        label.getStyleClass().add("muted");
        Presence.bind(
                label,
                Bindings.createBooleanBinding(
                        () -> model.selection().placeProperty().get() == Place.EXCLUDED
                                && !model.question().filterProperty().get().isNone(),
                        model.selection().placeProperty(),
                        model.question().filterProperty()));
        return label;
    }

    private Node showSelected() {
        Hyperlink link = link("Show the selected event", "events-show-selected", model::showLocation);
        Presence.bind(link, model.selection().placeProperty().isEqualTo(Place.BEYOND));
        return link;
    }

    /** "312 new", while somebody reads elsewhere. */
    private Node unseen() {
        Button button = new Button();
        button.setId("events-unseen");
        button.getStyleClass().add("unseen");
        button.textProperty().bind(model.newEvents().unseenProperty().map("%,d new"::formatted));
        button.setTooltip(new Tooltip("Show the newest events"));
        button.setOnAction(event -> model.newEvents().show());
        Presence.bind(button, model.newEvents().unseenProperty().greaterThan(0));
        return button;
    }

    private static Hyperlink link(String text, String id, Runnable action) {
        Hyperlink link = new Hyperlink(text);
        link.setId(id);
        link.setOnAction(event -> {
            action.run();
            link.setVisited(false);
        });
        return link;
    }
}

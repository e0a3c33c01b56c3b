package dev.hindsight.ui.state;

import dev.hindsight.event.DurationText;
import dev.hindsight.event.EventHeader;
import dev.hindsight.replay.FieldChange;
import dev.hindsight.ui.common.Buttons;
import dev.hindsight.ui.common.Copying;
import dev.hindsight.ui.common.MarkIcon;
import dev.hindsight.ui.common.PanelPane;
import java.time.Duration;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The selected value: the whole of it, the event that last set it, and on demand all events that changed it. */
final class ValueDetail extends VBox {
    private static final int LONG = 60;
    private static final int LEAST_ROWS = 3;
    private static final int MOST_ROWS = 6;
    private static final int MOST_TEXT = 100_000;

    private final StateModel model;
    private final ValueTrail trail;
    private final Label path = new Label();
    private final MarkIcon mark = new MarkIcon();
    private final Label lastSet = new Label();
    private final Hyperlink goThere = new Hyperlink("Go there");
    private final TextArea whole = new TextArea();

    ValueDetail(StateModel model, ValueTrail trail) {
        this.model = model;
        this.trail = trail;
        setId("value-detail");
        getStyleClass().add("value-detail");
        getChildren().addAll(buildTitle(), buildWhole(), buildOrigin(), buildHistory());
        visibleProperty().bind(trail.pathProperty().isNotNull());
        managedProperty().bind(visibleProperty());
        trail.pathProperty().subscribe(this::showPath);
        trail.lastSetProperty().subscribe(this::showLastSet);
        model.momentProperty().addListener((property, before, after) -> {
            showWhole();
            // Often the same event set the value at both versions: then the trail has no news, but this text has.
            showLastSet(trail.lastSetProperty().get());
        });
        model.workspace()
                .view()
                .paletteProperty()
                .addListener((property, before, after) ->
                        showLastSet(trail.lastSetProperty().get()));
    }

    private Node buildTitle() {
        path.getStyleClass().addAll("code", "strong-code");
        path.setId("value-path");
        path.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox title = new HBox(
                path,
                Buttons.icon(Feather.COPY, "Copy the path as a JSON Pointer", () -> Copying.text(path.getText())),
                gap,
                Buttons.icon(Feather.X, "Close", () -> trail.show(null)));
        title.getStyleClass().add("value-line");
        return title;
    }

    private Node buildWhole() {
        whole.setId("value-whole");
        whole.setEditable(false);
        whole.setWrapText(true);
        whole.setPrefRowCount(3);
        whole.setMinHeight(40);
        whole.getStyleClass().add("code");
        whole.setAccessibleText("The whole text of the value");
        return whole;
    }

    private Node buildOrigin() {
        lastSet.setId("value-last-set");
        lastSet.setGraphic(mark);
        lastSet.setMinWidth(0);
        goThere.setId("value-go-there");
        goThere.setMinWidth(Region.USE_PREF_SIZE);
        goThere.setOnAction(event -> trail.goToLastSet());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        ToggleButton history = new ToggleButton("History");
        history.setId("value-history-toggle");
        history.setMinWidth(Region.USE_PREF_SIZE);
        history.selectedProperty().bindBidirectional(trail.historyShownProperty());
        HBox line = new HBox(lastSet, goThere, gap, history);
        line.getStyleClass().add("value-line");
        return line;
    }

    private Node buildHistory() {
        PanelPane history = new PanelPane(new HistoryList(model, trail), trail.historyStateProperty());
        history.getStyleClass().add("value-history");
        trail.history().addListener((ListChangeListener<FieldChange>) change -> fit(history));
        fit(history);
        history.visibleProperty().bind(trail.historyShownProperty());
        history.managedProperty().bind(history.visibleProperty());
        return history;
    }

    private void fit(PanelPane history) {
        double height = Math.clamp(trail.history().size(), LEAST_ROWS, MOST_ROWS) * HistoryList.ROW_HEIGHT + 2;
        history.setMinHeight(height);
        history.setPrefHeight(height);
    }

    private void showPath(@Nullable JsonPointer place) {
        path.setText(place == null ? "" : place.toString());
        showWhole();
    }

    /** Only what a row cannot show is worth the room. */
    private void showWhole() {
        JsonPointer place = trail.pathProperty().get();
        String text = place == null
                ? ""
                : model.moment().map(now -> text(now.state().at(place))).orElse("");
        boolean needed = text.length() > LONG || text.contains("\n");
        whole.setText(needed ? text : "");
        whole.setVisible(needed);
        whole.setManaged(needed);
    }

    private static String text(JsonNode value) {
        if (!value.isString()) {
            return value.isContainer() || value.isMissingNode() ? "" : value.toString();
        }
        String text = value.stringValue();
        return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + "…" : text;
    }

    private void showLastSet(ValueTrail.@Nullable LastSet known) {
        Moment now = model.momentProperty().get();
        EventHeader event = known == null ? null : known.event();
        boolean here = known != null && now != null && known.index() == now.index();
        goThere.setVisible(event != null && !here);
        goThere.setManaged(goThere.isVisible());
        mark.setVisible(event != null);
        if (known == null || now == null || known.index() > now.index()) {
            lastSet.setText("");
        } else if (event == null) {
            lastSet.setText("No event up to here set this value.");
        } else {
            mark.show(
                    event.type(),
                    model.workspace().styles(),
                    model.workspace().view().palette());
            lastSet.setText(here ? "Set by this event, " + event.type() : origin(event, now.event()));
        }
    }

    private static String origin(EventHeader event, EventHeader shown) {
        return "Last set at v " + event.version() + " by " + event.type() + ", "
                + DurationText.of(Duration.between(event.at(), shown.at())) + " earlier";
    }
}

package dev.hindsight.ui.inspector;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.store.query.Condition;
import dev.hindsight.store.query.Field;
import dev.hindsight.ui.common.PanelPane;
import dev.hindsight.ui.common.Workspace;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Shows one event in full. */
public final class InspectorView extends BorderPane {
    private final HeaderPane header;
    private final ContentTabs content;

    /** What aggregate code printed while it applied the event shown; whoever replays it knows. */
    public void showOutput(ObservableValue<String> output) {
        output.subscribe(content::showOutput);
    }

    /**
     * What the user may do with a value that is shown.
     *
     * @param narrow is called when only events, or no events, with that value are wanted
     * @param column is called when the values at that place are wanted as a column of the list
     */
    public void offerConditions(Consumer<Condition> narrow, Consumer<Field> column) {
        content.offerConditions(narrow, column);
    }

    /** {@code showOperation} is called when the user asks for all events of a correlation. */
    public InspectorView(InspectorModel model, Workspace workspace, Consumer<CorrelationId> showOperation) {
        this.header = new HeaderPane(workspace, model::go, showOperation);
        this.content = new ContentTabs();
        model.currentFormWantedProperty().bind(content.formsShownProperty());
        model.currentFormProperty().subscribe(content::showCurrent);
        setMinWidth(0);
        getStyleClass().add("inspector");

        Label title = new Label("Event");
        title.getStyleClass().add("heading");
        HBox bar = new HBox(title);
        bar.getStyleClass().addAll("strip", "panel-heading");
        setTop(bar);

        ScrollPane scrolling = new ScrollPane(header);
        scrolling.setFitToWidth(true);
        scrolling.setFocusTraversable(false);
        SplitPane split = new SplitPane(scrolling, content);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.42);
        setCenter(new PanelPane(split, model.stateProperty()));

        model.inspectionProperty().subscribe(this::show);
        workspace
                .view()
                .zoneProperty()
                .subscribe((before, after) -> show(model.inspectionProperty().get()));
        workspace
                .view()
                .paletteProperty()
                .subscribe((before, after) -> show(model.inspectionProperty().get()));
    }

    private void show(@Nullable Inspection inspection) {
        if (inspection != null) {
            header.show(inspection);
            content.show(inspection);
        }
    }
}

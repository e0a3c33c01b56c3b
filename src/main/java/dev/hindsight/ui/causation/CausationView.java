package dev.hindsight.ui.causation;

import dev.hindsight.ui.common.PanelPane;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What caused what, in three pictures, with what is known of the operation above them and its streams below. */
public final class CausationView extends BorderPane {
    private static final KeyCombination SEARCH = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final CausationModel model;
    private final GraphCanvas graph;
    private final WaterfallPane waterfall;
    private final LanesPane lanes;

    public CausationView(CausationModel model) {
        this.model = model;
        setId("causation");
        setMinSize(0, 0);
        ObjectProperty<TimeWindow> window = new SimpleObjectProperty<>(this, "window", TimeWindow.ALL);
        graph = new GraphCanvas(model);
        waterfall = new WaterfallPane(model, window);
        lanes = new LanesPane(model, window);
        TimeOverview overview = new TimeOverview(model, window);
        overview.visibleProperty().bind(model.viewProperty().isNotEqualTo(TraceView.GRAPH));
        overview.managedProperty().bind(overview.visibleProperty());
        StackPane pictures = new StackPane(graph, waterfall, lanes);
        pictures.setMinSize(0, 0);
        VBox.setVgrow(pictures, Priority.ALWAYS);
        OperationBar bar = new OperationBar(model, this::current);
        BorderPane content = new BorderPane(new VBox(overview, pictures));
        content.setTop(new VBox(bar, new FindingsBar(model)));
        content.setBottom(new StreamLegend(model));
        setCenter(new PanelPane(content, model.stateProperty()));
        // The time in view is that of one operation.
        model.shownProperty().addListener((property, before, now) -> {
            if (now == null || !now.sharesTrace(before)) {
                window.set(TimeWindow.ALL);
            }
        });
        model.viewProperty().subscribe(this::show);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> searchOn(event, bar.searchField()));
    }

    private void show(TraceView view) {
        boolean focused = graph.isFocused() || waterfall.isFocused() || lanes.isFocused();
        graph.setVisible(view == TraceView.GRAPH);
        waterfall.setVisible(view == TraceView.WATERFALL);
        lanes.setVisible(view == TraceView.LANES);
        if (focused) {
            current().requestFocus();
        }
    }

    private TracePane current() {
        return switch (model.viewProperty().get()) {
            case GRAPH -> graph;
            case WATERFALL -> waterfall;
            case LANES -> lanes;
        };
    }

    private static void searchOn(KeyEvent event, TextField field) {
        if (SEARCH.match(event) && event.getTarget() instanceof Node) {
            field.requestFocus();
            field.selectAll();
            event.consume();
        }
    }
}

package dev.hindsight.ui.causation;

import dev.hindsight.ui.common.PanelPane;
import javafx.scene.layout.BorderPane;

/** The graph of what caused what, with what is known of the operation above it and its streams below. */
public final class CausationView extends BorderPane {
    public CausationView(CausationModel model) {
        setId("causation");
        setMinSize(0, 0);
        GraphCanvas canvas = new GraphCanvas(model);
        BorderPane content = new BorderPane(canvas);
        content.setTop(new OperationBar(model, canvas));
        content.setBottom(new StreamLegend(model));
        setCenter(new PanelPane(content, model.stateProperty()));
    }
}

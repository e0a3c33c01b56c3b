package dev.hindsight.ui.causation;

import dev.hindsight.event.StreamId;
import dev.hindsight.ui.common.Palette;
import dev.hindsight.ui.common.ViewSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Rectangle;

/** Which colour stands for which stream. */
final class StreamLegend extends HBox {
    private static final int MOST = 7;
    private static final double SWATCH = 10;

    private final CausationModel model;

    StreamLegend(CausationModel model) {
        this.model = model;
        setId("causation-legend");
        getStyleClass().addAll("strip", "strip-bottom", "stream-legend");
        setMinWidth(0);
        model.shownProperty().subscribe(now -> show());
        view().paletteProperty().addListener((property, before, now) -> show());
    }

    private ViewSettings view() {
        return model.workspace().view();
    }

    private void show() {
        Shown shown = model.shownProperty().get();
        List<Label> labels = new ArrayList<>();
        if (shown != null) {
            Map<StreamId, Integer> streams = shown.trace().streams();
            streams.entrySet().stream()
                    .limit(MOST)
                    .forEach(entry -> labels.add(label(entry.getKey(), entry.getValue())));
            if (streams.size() > MOST) {
                labels.add(new Label("and " + (streams.size() - MOST) + " more; colours repeat"));
            }
        }
        getChildren().setAll(labels);
    }

    private Label label(StreamId stream, int number) {
        Palette palette = view().palette();
        Rectangle swatch = new Rectangle(SWATCH, SWATCH, Picture.streamColor(number, palette));
        swatch.setArcWidth(3);
        swatch.setArcHeight(3);
        Label label = new Label(stream.value(), swatch);
        label.setTooltip(new Tooltip(stream.value()));
        return label;
    }
}

package dev.hindsight.ui.state;

import dev.hindsight.ui.common.Buttons;
import dev.hindsight.ui.common.Copying;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Compares two versions of the same stream: as a list of differences, or as two texts side by side. */
final class CompareView extends BorderPane {
    private final CompareModel model;
    private final Label count = new Label();
    private final DifferenceTable differences = new DifferenceTable();
    private final SideBySide sideBySide = new SideBySide();
    private final ToggleButton besides = new ToggleButton("Side by side");

    CompareView(CompareModel model) {
        this.model = model;
        setId("compare-view");
        getStyleClass().add("compare-view");
        setMinSize(0, 0);
        setTop(buildBar());
        setCenter(new StackPane(differences, sideBySide));
        differences.visibleProperty().bind(besides.selectedProperty().not());
        sideBySide.visibleProperty().bind(besides.selectedProperty());
        besides.selectedProperty()
                .addListener((property, before, after) ->
                        show(model.comparisonProperty().get()));
        model.comparisonProperty().subscribe(this::show);
    }

    private Node buildBar() {
        VersionPicker from = new VersionPicker("A", model.pinnedFromProperty(), model::pinFrom, model::unpinFrom);
        VersionPicker to = new VersionPicker("B", model.pinnedToProperty(), model::pinTo, model::unpinTo);
        from.setId("compare-from");
        to.setId("compare-to");
        model.comparisonProperty().subscribe(now -> {
            from.show(now == null ? null : now.event(now.from()));
            to.show(now == null ? null : now.event(now.to()));
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        count.setId("compare-count");
        count.getStyleClass().add("strong");
        count.setMinWidth(0);
        besides.setId("compare-side-by-side");
        besides.setMinWidth(Region.USE_PREF_SIZE);
        HBox bar = new HBox(
                from,
                Buttons.icon(Feather.REPEAT, "Swap A and B", model::swap),
                to,
                count,
                gap,
                besides,
                Buttons.icon(Feather.COPY, "Copy the differences as JSON", this::copy));
        bar.getStyleClass().addAll("bar", "compare-bar");
        return bar;
    }

    private void copy() {
        Comparison now = model.comparisonProperty().get();
        if (now != null) {
            Copying.text(DifferenceJson.of(now));
        }
    }

    private void show(@Nullable Comparison comparison) {
        if (comparison == null) {
            return;
        }
        int number = comparison.differences().size();
        count.setText(number == 0 ? "No difference" : JsonText.counted(number, "difference", "differences"));
        differences.show(comparison);
        if (besides.isSelected()) {
            sideBySide.show(comparison);
        }
    }
}

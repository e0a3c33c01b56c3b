package dev.hindsight.ui.state;

import javafx.scene.layout.StackPane;

/** Shows how two versions of the same stream differ: as a list of values, or as two texts side by side. */
final class CompareView extends StackPane {
    private final CompareModel model;
    private final DifferenceTable differences = new DifferenceTable();
    private final SideBySide sideBySide = new SideBySide("State A", "State B");

    CompareView(CompareModel model) {
        this.model = model;
        setId("compare-view");
        sideBySide.setId("compare-texts");
        setMinSize(0, 0);
        getChildren().addAll(differences, sideBySide);
        differences.visibleProperty().bind(model.sideBySideProperty().not());
        sideBySide.visibleProperty().bind(model.sideBySideProperty());
        model.sideBySideProperty().addListener((property, before, after) -> show());
        model.comparisonProperty().addListener((property, before, after) -> show());
        visibleProperty().addListener((property, before, after) -> show());
    }

    private void show() {
        Comparison comparison = model.comparisonProperty().get();
        if (comparison == null || !isVisible()) {
            return;
        }
        if (model.sideBySideProperty().get()) {
            sideBySide.show(comparison.sideBySide());
        } else {
            differences.show(comparison);
        }
    }
}

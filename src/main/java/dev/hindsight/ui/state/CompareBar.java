package dev.hindsight.ui.state;

import dev.hindsight.ui.common.Buttons;
import dev.hindsight.ui.common.Copying;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Which two versions are compared, how many values differ, and how that is shown. */
final class CompareBar extends HBox {
    private final CompareModel model;
    private final Label count = new Label();

    CompareBar(CompareModel model) {
        this.model = model;
        getStyleClass().add("compare-bar");
        HBox.setHgrow(this, Priority.ALWAYS);
        VersionPicker from = new VersionPicker("A", model.pinnedFromProperty(), model::pinFrom, model::unpinFrom);
        VersionPicker to = new VersionPicker("B", model.pinnedToProperty(), model::pinTo, model::unpinTo);
        from.setId("compare-from");
        to.setId("compare-to");
        model.comparisonProperty().subscribe(now -> {
            from.show(now == null ? null : now.event(now.from()));
            to.show(now == null ? null : now.event(now.to()));
            show(now);
        });
        count.setId("compare-count");
        count.getStyleClass().add("muted");
        count.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren()
                .addAll(
                        from,
                        Buttons.icon(Feather.REPEAT, "Swap A and B", model::swap),
                        to,
                        count,
                        gap,
                        buildBesides(),
                        Buttons.icon(Feather.COPY, "Copy the differences as JSON", this::copy));
    }

    private ToggleButton buildBesides() {
        ToggleButton besides = new ToggleButton("Side by side");
        besides.setId("compare-side-by-side");
        besides.setMinWidth(Region.USE_PREF_SIZE);
        besides.selectedProperty().bindBidirectional(model.sideBySideProperty());
        return besides;
    }

    private void copy() {
        Comparison now = model.comparisonProperty().get();
        if (now != null) {
            Copying.text(DifferenceJson.of(now));
        }
    }

    private void show(@Nullable Comparison comparison) {
        int number = comparison == null ? 0 : comparison.differences().size();
        String words = number == 0 ? "No difference" : ValueText.counted(number, "difference", "differences");
        count.setText(comparison == null || number == 0 ? words : comparison.counts());
        count.setAccessibleText(words);
        count.setTooltip(new Tooltip(words));
    }
}

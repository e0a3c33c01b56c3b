package dev.hindsight.ui.process;

import dev.hindsight.causation.process.VariantDifference;
import dev.hindsight.ui.common.MarkIcon;
import dev.hindsight.ui.common.Workspace;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A step of a path: indented by its depth, and signed where only one of two paths has it. */
final class DifferenceCell extends ListCell<VariantDifference> {
    private static final double INDENT = 14;
    private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
    private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");

    private final Workspace workspace;
    private final Label sign = new Label();
    private final MarkIcon icon = new MarkIcon();
    private final Label words = new Label();
    private final HBox row = new HBox(6, sign, icon, words);

    DifferenceCell(Workspace workspace) {
        this.workspace = workspace;
        sign.getStyleClass().add("diff-sign");
        sign.setMinWidth(14);
        row.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable VariantDifference item, boolean empty) {
        super.updateItem(item, empty);
        if (item == null || empty) {
            setGraphic(null);
            return;
        }
        sign.setText(
                switch (item.side()) {
                    case BOTH -> "";
                    case ONLY_FIRST -> "−";
                    case ONLY_SECOND -> "+";
                });
        sign.pseudoClassStateChanged(REMOVED, item.side() == VariantDifference.Side.ONLY_FIRST);
        sign.pseudoClassStateChanged(ADDED, item.side() == VariantDifference.Side.ONLY_SECOND);
        icon.show(item.step().type(), workspace.styles(), workspace.view().palette());
        words.setText(item.step().type() + (item.step().repeated() ? "  (several times)" : ""));
        HBox.setMargin(icon, new Insets(0, 0, 0, item.step().depth() * INDENT));
        setGraphic(row);
    }
}

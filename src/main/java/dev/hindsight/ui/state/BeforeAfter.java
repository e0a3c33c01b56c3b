package dev.hindsight.ui.state;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A value before and after a change, side by side: told apart by sign and place as well as by colour. */
final class BeforeAfter extends HBox {
    private static final int SHOWN = 120;

    private final Label sign = new Label();
    private final Label before = new Label();
    private final Label arrow = new Label("→");
    private final Label after = new Label();
    private final Label remark = new Label();

    BeforeAfter() {
        getStyleClass().add("before-after");
        sign.getStyleClass().add("diff-sign");
        before.getStyleClass().addAll("code", "diff-before");
        after.getStyleClass().addAll("code", "diff-after");
        arrow.getStyleClass().add("muted");
        remark.getStyleClass().add("muted");
        sign.setMinWidth(Region.USE_PREF_SIZE);
        arrow.setMinWidth(Region.USE_PREF_SIZE);
        before.setMinWidth(20);
        after.setMinWidth(20);
        setMinWidth(0);
    }

    /** Shows a change; null for a side where there is no value. */
    void show(@Nullable JsonNode from, @Nullable JsonNode to) {
        Difference difference = Difference.of(from, to);
        sign.setText(difference.sign());
        Styles.mark(sign, difference);
        before.setText(from == null ? "" : ValueText.oneLine(from, SHOWN));
        after.setText(to == null ? "" : ValueText.oneLine(to, SHOWN));
        before.setTooltip(from == null ? null : whole(before));
        after.setTooltip(to == null ? null : whole(after));
        switch (difference) {
            case ADDED -> getChildren().setAll(sign, after);
            case REMOVED -> getChildren().setAll(sign, before);
            default -> getChildren().setAll(sign, before, arrow, after);
        }
    }

    private static @Nullable Tooltip whole(Label label) {
        return label.getText().length() > 14 ? new Tooltip(label.getText()) : null;
    }

    /** Says in a word what became of a value that is shown elsewhere. */
    void say(Difference difference) {
        sign.setText(difference.sign());
        Styles.mark(sign, difference);
        remark.setText(difference.words());
        getChildren().setAll(sign, remark);
    }

    /** Shows a remark instead. */
    void remark(String words) {
        remark.setText(words);
        getChildren().setAll(remark);
    }
}

package dev.hindsight.ui.state;

import javafx.scene.control.Label;
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

    BeforeAfter() {
        getStyleClass().add("before-after");
        sign.getStyleClass().add("diff-sign");
        before.getStyleClass().addAll("code", "diff-before");
        after.getStyleClass().addAll("code", "diff-after");
        arrow.getStyleClass().add("muted");
        sign.setMinWidth(Region.USE_PREF_SIZE);
        arrow.setMinWidth(Region.USE_PREF_SIZE);
        before.setMinWidth(20);
        after.setMinWidth(20);
        setMinWidth(0);
    }

    /** Shows a change; null for a side where there is no value. */
    void show(@Nullable JsonNode from, @Nullable JsonNode to) {
        Difference difference = from == null ? Difference.ADDED : to == null ? Difference.REMOVED : Difference.CHANGED;
        sign.setText(difference.sign());
        Styles.mark(sign, difference);
        before.setText(from == null ? "" : JsonText.oneLine(from, SHOWN));
        after.setText(to == null ? "" : JsonText.oneLine(to, SHOWN));
        switch (difference) {
            case ADDED -> getChildren().setAll(sign, after);
            case REMOVED -> getChildren().setAll(sign, before);
            default -> getChildren().setAll(sign, before, arrow, after);
        }
    }

    /** Shows a remark instead. */
    void say(String words) {
        Label remark = new Label(words);
        remark.getStyleClass().add("muted");
        getChildren().setAll(remark);
    }
}

package dev.hindsight.ui.state;

import dev.hindsight.ui.common.Buttons;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** How a snapshot and replay compare, and the way to the snapshots before and after it. */
final class SnapshotBar extends HBox {
    private final Label words = new Label();

    SnapshotBar(SnapshotModel model, StateModel state) {
        getStyleClass().add("compare-bar");
        HBox.setHgrow(this, Priority.ALWAYS);
        Button before = Buttons.icon(Feather.CHEVRON_LEFT, "To the snapshot before", model::goBefore);
        Button after = Buttons.icon(Feather.CHEVRON_RIGHT, "To the snapshot after", model::goAfter);
        before.setId("snapshot-before");
        after.setId("snapshot-after");
        Runnable enable = () -> {
            before.setDisable(model.before().isEmpty());
            after.setDisable(model.after().isEmpty());
        };
        state.momentProperty().subscribe(now -> enable.run());
        state.snapshots().indexesProperty().subscribe(indexes -> enable.run());
        words.setId("snapshot-words");
        words.setMinWidth(0);
        model.keptProperty().subscribe(this::show);
        getChildren().addAll(before, after, words);
    }

    private void show(@Nullable KeptState kept) {
        words.setText(kept == null ? "" : kept.words());
        words.setTooltip(kept == null ? null : new Tooltip(kept.words()));
        Styles.mark(words, kept == null || kept.differing().isEmpty() ? null : Difference.REMOVED);
    }
}

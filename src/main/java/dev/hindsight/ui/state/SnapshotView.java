package dev.hindsight.ui.state;

import dev.hindsight.ui.common.PanelPane;
import javafx.scene.layout.StackPane;

/** Shows a snapshot as it is stored beside what replay gives. */
final class SnapshotView extends StackPane {
    SnapshotView(SnapshotModel model) {
        setId("snapshot-view");
        setMinSize(0, 0);
        SideBySide sides = new SideBySide("As stored in the snapshot", "As replayed");
        sides.setId("snapshot-sides");
        getChildren().setAll(new PanelPane(sides, model.panelStateProperty()));
        model.keptProperty().subscribe(kept -> {
            if (kept != null) {
                sides.show(kept.sideBySide());
            }
        });
    }
}

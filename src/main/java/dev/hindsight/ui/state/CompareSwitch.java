package dev.hindsight.ui.state;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** Shows either the state, or two versions of it, or a snapshot beside it. */
final class CompareSwitch extends StackPane {
    CompareSwitch(Node state, CompareModel compare, SnapshotModel snapshot) {
        setMinSize(0, 0);
        CompareView versions = new CompareView(compare);
        SnapshotView kept = new SnapshotView(snapshot);
        versions.visibleProperty().bind(compare.activeProperty());
        kept.visibleProperty().bind(snapshot.activeProperty());
        state.visibleProperty()
                .bind(Bindings.or(compare.activeProperty(), snapshot.activeProperty())
                        .not());
        getChildren().addAll(state, versions, kept);
    }
}

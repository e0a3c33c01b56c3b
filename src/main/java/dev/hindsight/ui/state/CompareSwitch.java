package dev.hindsight.ui.state;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** Shows either the state or the comparison. */
final class CompareSwitch extends StackPane {
    CompareSwitch(Node state, CompareModel compare) {
        setMinSize(0, 0);
        CompareView view = new CompareView(compare);
        view.visibleProperty().bind(compare.activeProperty());
        state.visibleProperty().bind(compare.activeProperty().not());
        getChildren().addAll(state, view);
    }
}

package dev.hindsight.ui.state;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** Shows either the state or the comparison, which is made when it is first wanted. */
final class CompareSwitch extends StackPane {
    CompareSwitch(Node state, CompareModel compare) {
        setMinSize(0, 0);
        compare.activeProperty().subscribe(active -> {
            if (!active) {
                getChildren().setAll(state);
            } else {
                getChildren().setAll(new CompareView(compare));
            }
        });
    }
}

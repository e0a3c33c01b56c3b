package dev.hindsight.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Has a node there, with room of its own, only while something holds. */
public final class Presence {
    private Presence() {}

    /** Keeps the condition alive as long as the node. */
    public static void bind(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}

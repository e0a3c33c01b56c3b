package dev.hindsight.ui.common;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** Two parts beside one another where there is room for both, else one above the other. */
public final class AdaptingSplit extends SplitPane {
    /** {@code room} is the width in pixels below which the parts stand one above the other. */
    public AdaptingSplit(double room, Node first, Node second) {
        super(first, second);
        widthProperty()
                .subscribe(width ->
                        setOrientation(width.doubleValue() < room ? Orientation.VERTICAL : Orientation.HORIZONTAL));
    }
}

package dev.hindsight.ui.common;

import javafx.scene.Node;
import org.controlsfx.control.PopOver;

/** What opens below a button to choose something, and closes when one clicks elsewhere. */
public final class DropDown {
    private DropDown() {}

    public static PopOver of(Node content) {
        PopOver popOver = new PopOver(content);
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
        // Its own sheet is white whatever the theme, and would win over ours.
        popOver.getRoot().getStylesheets().clear();
        popOver.setDetachable(false);
        popOver.setAnimated(false);
        popOver.setAutoHide(true);
        return popOver;
    }
}

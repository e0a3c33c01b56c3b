package dev.hindsight.ui.common;

import javafx.scene.shape.SVGPath;

/** The mark of an event type as a node, for lists and headings. */
public final class MarkIcon extends SVGPath {
    private static final double RADIUS = 5;

    /** Shows nothing until a type is set. */
    public MarkIcon() {
        setMouseTransparent(true);
    }

    public void show(String eventType, EventStyles styles, Palette palette) {
        setContent(styles.mark(eventType).svgPath(RADIUS));
        setFill(styles.color(eventType, palette));
    }
}

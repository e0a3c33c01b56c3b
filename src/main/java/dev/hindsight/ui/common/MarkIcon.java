package dev.hindsight.ui.common;

import dev.hindsight.drawing.Styles;
import javafx.scene.shape.SVGPath;

/** The mark of an event type as a node, for lists and headings. */
public final class MarkIcon extends SVGPath {
    private static final double RADIUS = 5;

    /** Shows nothing until a type is set. */
    public MarkIcon() {
        setMouseTransparent(true);
    }

    /** Shows a style. */
    public void show(int style, Palette palette) {
        setContent(Mark.of(Styles.shape(style)).svgPath(RADIUS));
        setFill(palette.series().get(Styles.series(style)));
    }

    public void show(String eventType, EventStyles styles, Palette palette) {
        setContent(styles.mark(eventType).svgPath(RADIUS));
        setFill(styles.color(eventType, palette));
    }
}

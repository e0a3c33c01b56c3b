package dev.hindsight.ui.causation;

import dev.hindsight.causation.Direction;
import dev.hindsight.causation.TreeLayout;

/** Which way effects follow their causes on the picture, and how large things are at zoom 1, in pixels. */
enum Plan {
    LEFT_TO_RIGHT(262, 54),
    TOP_DOWN(206, 104);

    static final double BOX_WIDTH = 190;
    static final double BOX_HEIGHT = 42;

    private final double pitchX;
    private final double pitchY;

    Plan(double pitchX, double pitchY) {
        this.pitchX = pitchX;
        this.pitchY = pitchY;
    }

    Plan other() {
        return this == LEFT_TO_RIGHT ? TOP_DOWN : LEFT_TO_RIGHT;
    }

    Direction direction() {
        return this == LEFT_TO_RIGHT ? Direction.LEFT_TO_RIGHT : Direction.TOP_DOWN;
    }

    /** The left edge of a box. */
    double x(TreeLayout layout, int node) {
        return (this == LEFT_TO_RIGHT ? layout.trace().depth(node) : layout.place(node)) * pitchX;
    }

    /** The upper edge of a box. */
    double y(TreeLayout layout, int node) {
        return (this == LEFT_TO_RIGHT ? layout.place(node) : layout.trace().depth(node)) * pitchY;
    }

    double width(TreeLayout layout) {
        return (this == LEFT_TO_RIGHT ? layout.depths() : layout.breadth()) * pitchX - (pitchX - BOX_WIDTH);
    }

    double height(TreeLayout layout) {
        return (this == LEFT_TO_RIGHT ? layout.breadth() : layout.depths()) * pitchY - (pitchY - BOX_HEIGHT);
    }

    /** From one depth to the next. */
    double depthPitch() {
        return this == LEFT_TO_RIGHT ? pitchX : pitchY;
    }

    /** From one box to the next beside it. */
    double orderPitch() {
        return this == LEFT_TO_RIGHT ? pitchY : pitchX;
    }

    /** The size of a box in the direction of depth. */
    double depthSize() {
        return this == LEFT_TO_RIGHT ? BOX_WIDTH : BOX_HEIGHT;
    }

    /** The size of a box across the direction of depth. */
    double orderSize() {
        return this == LEFT_TO_RIGHT ? BOX_HEIGHT : BOX_WIDTH;
    }
}

package dev.hindsight.ui.causation;

import dev.hindsight.causation.Trace;
import dev.hindsight.causation.TraceNode;

/** Which way effects follow their causes on the picture, and how large things are at zoom 1, in pixels. */
enum Plan {
    LEFT_TO_RIGHT(252, 54),
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

    /** The left edge of a box. */
    double x(TraceNode node) {
        return (this == LEFT_TO_RIGHT ? node.depth() : node.order()) * pitchX;
    }

    /** The upper edge of a box. */
    double y(TraceNode node) {
        return (this == LEFT_TO_RIGHT ? node.order() : node.depth()) * pitchY;
    }

    double width(Trace graph) {
        return (this == LEFT_TO_RIGHT ? graph.depths() : graph.orders()) * pitchX - (pitchX - BOX_WIDTH);
    }

    double height(Trace graph) {
        return (this == LEFT_TO_RIGHT ? graph.orders() : graph.depths()) * pitchY - (pitchY - BOX_HEIGHT);
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

package dev.hindsight.ui.causation;

/** A picture of a trace that can be zoomed. */
interface TracePane {
    /** The whole operation in view. */
    void fit();

    void zoomIn();

    void zoomOut();

    void requestFocus();
}

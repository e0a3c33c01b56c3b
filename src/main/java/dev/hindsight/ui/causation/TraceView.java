package dev.hindsight.ui.causation;

/** The ways in which a trace can be looked at. */
enum TraceView {
    GRAPH,
    WATERFALL,
    LANES
}

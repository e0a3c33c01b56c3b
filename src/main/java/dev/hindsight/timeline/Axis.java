package dev.hindsight.timeline;

/** What the horizontal axis counts. */
public enum Axis {
    TIME("By time"),
    /** The order of the store: every event is one step. */
    ORDER("By order"),
    /** The version within the stream. */
    VERSION("By version");

    private final String label;

    Axis(String label) {
        this.label = label;
    }

    /** Its name for people. */
    public String label() {
        return label;
    }

    /** Where an event stands on this axis: microseconds since 1970, its place in the order, or its version. */
    long value(HeaderIndex index, int event) {
        return switch (this) {
            case TIME -> index.micros(event);
            case ORDER -> event;
            case VERSION -> index.version(event);
        };
    }
}

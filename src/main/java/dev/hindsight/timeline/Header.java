package dev.hindsight.timeline;

/** A part of the header by which events are sorted into lanes, or coloured. */
public enum Header {
    STREAM("Stream", "stream"),
    STREAM_TYPE("Stream type", "stream type"),
    EVENT_TYPE("Event type", "event type"),
    CORRELATION("Correlation", "operation"),
    /** A field of metadata: the user, unless another is chosen. */
    FIELD("Metadata field", "metadata value");

    private final String label;
    private final String noun;

    Header(String label, String noun) {
        this.label = label;
        this.noun = noun;
    }

    /** Its name for people. */
    public String label() {
        return label;
    }

    /** What one value of it is called; the plural has an s. */
    public String noun() {
        return noun;
    }
}

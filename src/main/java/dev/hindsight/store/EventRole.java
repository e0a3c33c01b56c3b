package dev.hindsight.store;

/** What a column of a table of events means. */
public enum EventRole {
    POSITION("position", true),
    /** The transaction or time that orders the store together with the position. */
    TRANSACTION("transaction", false),
    STREAM("stream", true),
    STREAM_TYPE("streamType", true),
    VERSION("version", true),
    ID("id", true),
    TYPE("type", true),
    SCHEMA_VERSION("schemaVersion", false),
    TIME("time", false),
    PAYLOAD("payload", true),
    METADATA("metadata", false),
    CORRELATION("correlation", false),
    CAUSATION("causation", false);

    private final String field;
    private final boolean required;

    EventRole(String field, boolean required) {
        this.field = field;
        this.required = required;
    }

    /** Its name in a layout file. */
    public String field() {
        return field;
    }

    /** Whether there is no store without it. */
    public boolean required() {
        return required;
    }
}

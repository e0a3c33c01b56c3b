package dev.hindsight.eventsourcing;

/**
 * The name under which a kind of event is stored, and the version of its stored form.
 *
 * @param name never blank
 * @param schemaVersion counted from 1
 */
public record EventType(String name, int schemaVersion) {
    public EventType {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An event type needs a name");
        }
        if (schemaVersion < 1) {
            throw new IllegalArgumentException("Schema versions count from 1, not from " + schemaVersion);
        }
    }

    /** The type of events whose payload is of this class: its simple name, and its {@link SchemaVersion} or 1. */
    public static EventType of(Class<? extends EventPayload> payloadClass) {
        SchemaVersion version = payloadClass.getAnnotation(SchemaVersion.class);
        return new EventType(payloadClass.getSimpleName(), version == null ? 1 : version.value());
    }

    @Override
    public String toString() {
        return name + " (schema version " + schemaVersion + ")";
    }
}

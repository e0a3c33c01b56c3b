package dev.hindsight.eventsourcing;

/** An event cannot be turned into its stored form, or a stored form is not the event it claims to be. */
public final class EventSerializationException extends EventStoreException {
    private static final long serialVersionUID = 1L;

    EventSerializationException(String message) {
        super(message);
    }

    EventSerializationException(String message, Throwable cause) {
        super(message, cause);
    }
}

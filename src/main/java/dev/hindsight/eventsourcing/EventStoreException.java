package dev.hindsight.eventsourcing;

import org.jspecify.annotations.Nullable;

/** Something went wrong between the application and its event store; the root of all exceptions of the store. */
public class EventStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EventStoreException(String message) {
        super(message);
    }

    public EventStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
